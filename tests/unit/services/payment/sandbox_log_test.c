/* sandbox_log_test.c - the sandbox's memory: what is read from a log that others write, that a crash cut short or
 * that holds nonsense, and what a line changes. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/services/payment/sandbox_log.h"

enum { PATH_MAX_BYTES = 300, READ_BYTES = 16 * 1024, LINE_MAX_BYTES = 4096 };

typedef struct journal {
    char folder[PATH_MAX_BYTES - 32];
    char path[PATH_MAX_BYTES];
    sandbox_log *log;
} journal;

static int setup(void **state)
{
    journal *j = calloc(1, sizeof(*j));
    if (j == NULL)
        return -1;
    const char *parent = getenv("TMPDIR");
    snprintf(j->folder, sizeof(j->folder), "%.200s/shop-log-XXXXXX", parent != NULL ? parent : "/tmp");
    if (mkdtemp(j->folder) == NULL)
        return -1;
    snprintf(j->path, sizeof(j->path), "%s/log", j->folder);
    j->log = shop__sandbox_log_new(shop_env_default(), j->path);
    *state = j;
    return j->log != NULL ? 0 : -1;
}

static int teardown(void **state)
{
    journal *j = *state;
    shop__sandbox_log_free(j->log, false);
    (void)unlink(j->path);
    (void)rmdir(j->folder);
    free(j);
    return 0;
}

/* Bytes that somebody else appended. */
static void append(const journal *j, const char *text)
{
    FILE *f = fopen(j->path, "a");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* What the log says of a key: 0 = it was never heard of. */
static int32_t state_of(sandbox_log *g, const char *key, deed *ret)
{
    assert_true(shop__sandbox_log_begin(g));
    const deed *d = shop__sandbox_log_find(g, key);
    int32_t found = d != NULL ? d->state : 0;
    if (d != NULL && ret != NULL)
        *ret = *d;
    shop__sandbox_log_end(g);
    return found;
}

static bool write_line(sandbox_log *g, const shop_sandbox_line *line)
{
    assert_true(shop__sandbox_log_begin(g));
    bool written = shop__sandbox_log_write(g, line) != NULL;
    shop__sandbox_log_end(g);
    return written;
}

static bool write_effect(sandbox_log *g, const char *effect, const char *key, int64_t minor)
{
    const shop_sandbox_line line = {
        .effect = effect, .key = key, .attempt = "o/1", .amount = shop__money(minor, "EUR")};
    return write_line(g, &line);
}

/* --- cannot be read or written ---------------------------------------------------------------- */

static void a_log_that_cannot_be_opened_is_tried_again(void **state)
{
    journal *j = *state;
    assert_int_equal(rmdir(j->folder), 0);
    assert_false(shop__sandbox_log_begin(j->log));
    assert_int_equal(mkdir(j->folder, 0700), 0);
    assert_int_equal(state_of(j->log, "o/1", NULL), 0);
}

static void a_line_that_is_too_long_did_not_happen(void **state)
{
    journal *j = *state;
    struct stat now;
    char *key = calloc(1, LINE_MAX_BYTES + 1);
    assert_non_null(key);
    memset(key, 'k', LINE_MAX_BYTES);
    assert_false(write_effect(j->log, "authorized", key, 1));
    assert_int_equal(state_of(j->log, key, NULL), 0);
    assert_int_equal(stat(j->path, &now), 0);
    assert_int_equal(now.st_size, 0);
    free(key);
}

static void freeing_none_is_fine(void **state)
{
    (void)state;
    shop__sandbox_log_free(NULL, false);
}

/* --- what others wrote ------------------------------------------------------------------------ */

static void nonsense_is_passed_over(void **state)
{
    journal *j = *state;
    append(j, "\n\nnonsense\n[]\n{}\n{\"effect\":\"captured\"}\n{\"key\":\"k\"}\n{\"effect\":7,\"key\":\"k\"}\n");
    append(j, "{\"effect\":\"authorized\",\"key\":\"o/1\"}\n");
    assert_int_equal(state_of(j->log, "o/1", NULL), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(state_of(j->log, "k", NULL), 0);
}

/* No line is as long as what is read at a time; such bytes are no reason to stop reading. */
static void bytes_without_an_end_are_passed_over(void **state)
{
    journal *j = *state;
    char *bytes = calloc(1, READ_BYTES + 100);
    assert_non_null(bytes);
    memset(bytes, 'x', READ_BYTES + 99);
    append(j, bytes);
    append(j, "\n{\"effect\":\"authorized\",\"key\":\"o/1\"}\n");
    assert_int_equal(state_of(j->log, "o/1", NULL), SHOP_PROVIDER_AUTHORIZED);
    free(bytes);
}

static void a_line_counts_when_it_is_whole(void **state)
{
    journal *j = *state;
    append(j, "{\"effect\":\"authorized\",");
    assert_int_equal(state_of(j->log, "o/1", NULL), 0);
    append(j, "\"key\":\"o/1\"}\n");
    assert_int_equal(state_of(j->log, "o/1", NULL), SHOP_PROVIDER_AUTHORIZED);
}

static void a_line_behind_a_torn_one_is_a_line_of_its_own(void **state)
{
    journal *j = *state;
    append(j, "{\"effect\":\"captured\",\"key\":\"o/1/c\",\"att");
    assert_int_equal(state_of(j->log, "o/1/c", NULL), 0);
    assert_true(write_effect(j->log, "authorized", "o/1", 100));
    assert_true(write_effect(j->log, "captured", "o/1/d", 60));
    sandbox_log *other = shop__sandbox_log_new(shop_env_default(), j->path);
    assert_non_null(other);
    assert_int_equal(state_of(other, "o/1", NULL), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(state_of(other, "o/1/c", NULL), 0);
    assert_int_equal(state_of(other, "o/1/d", NULL), SHOP_PROVIDER_CAPTURED);
    shop__sandbox_log_free(other, false);
}

/* Both begin with the file empty and read what the other adds, once. */
static void two_writers_of_one_file_agree(void **state)
{
    journal *j = *state;
    deed mine, theirs;
    sandbox_log *other = shop__sandbox_log_new(shop_env_default(), j->path);
    assert_non_null(other);
    for (int i = 0; i < 3; i++) {
        char key[16];
        snprintf(key, sizeof(key), "o/1/%d", i);
        assert_true(write_effect(i % 2 == 0 ? j->log : other, "captured", key, 10));
    }
    (void)state_of(j->log, "o/1", &mine);
    (void)state_of(other, "o/1", &theirs);
    assert_int_equal(mine.captured_minor, 30);
    assert_int_equal(theirs.captured_minor, 30);
    shop__sandbox_log_free(other, false);
}

/* --- what a line changes ---------------------------------------------------------------------- */

static void movements_are_summed_on_their_authorization(void **state)
{
    journal *j = *state;
    deed d;
    assert_true(write_effect(j->log, "authorized", "o/1", 100));
    assert_true(write_effect(j->log, "captured", "o/1/a", 60));
    assert_true(write_effect(j->log, "captured", "o/1/b", 30));
    assert_true(write_effect(j->log, "refused", "o/1/c", 10));
    assert_true(write_effect(j->log, "refunded", "o/1/d", 20));
    assert_int_equal(state_of(j->log, "o/1", &d), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(d.amount_minor, 100);
    assert_int_equal(d.captured_minor, 90);
    assert_int_equal(d.refunded_minor, 20);
    assert_int_equal(state_of(j->log, "o/1/c", NULL), SHOP_PROVIDER_DECLINED);
}

static void a_void_may_come_before_its_authorization(void **state)
{
    journal *j = *state;
    assert_true(write_effect(j->log, "voided", "o/1/void/0001", 0));
    assert_int_equal(state_of(j->log, "o/1", NULL), SHOP_PROVIDER_VOIDED);
    assert_int_equal(state_of(j->log, "o/1/void/0001", NULL), SHOP_PROVIDER_VOIDED);
}

static void a_question_is_counted_and_changes_nothing(void **state)
{
    journal *j = *state;
    deed d;
    assert_true(write_effect(j->log, "asked", "o/1", 0));
    assert_int_equal(state_of(j->log, "o/1", &d), SHOP_PROVIDER_NOT_FOUND);
    assert_true(write_effect(j->log, "authorized", "o/1", 100));
    assert_true(write_effect(j->log, "asked", "o/1", 0));
    assert_int_equal(state_of(j->log, "o/1", &d), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(d.asked, 2);
    assert_int_equal(d.amount_minor, 100);
}

static void long_texts_are_cut(void **state)
{
    journal *j = *state;
    deed d;
    char text[200];
    memset(text, 't', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    const shop_sandbox_line line = {.effect = "declined",
                                    .key = "o/1",
                                    .token = text,
                                    .amount = shop__money(7, "EUR"),
                                    .reference = text,
                                    .reason = text};
    assert_true(write_line(j->log, &line));
    assert_int_equal(state_of(j->log, "o/1", &d), SHOP_PROVIDER_DECLINED);
    assert_int_equal(strlen(d.token), sizeof(d.token) - 1);
    assert_int_equal(strlen(d.reference), sizeof(d.reference) - 1);
    assert_int_equal(strlen(d.reason), sizeof(d.reason) - 1);
    assert_string_equal(d.currency, "EUR");
}

#define WITH_LOG(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LOG(a_log_that_cannot_be_opened_is_tried_again),
        WITH_LOG(a_line_that_is_too_long_did_not_happen),
        cmocka_unit_test(freeing_none_is_fine),
        WITH_LOG(nonsense_is_passed_over),
        WITH_LOG(bytes_without_an_end_are_passed_over),
        WITH_LOG(a_line_counts_when_it_is_whole),
        WITH_LOG(a_line_behind_a_torn_one_is_a_line_of_its_own),
        WITH_LOG(two_writers_of_one_file_agree),
        WITH_LOG(movements_are_summed_on_their_authorization),
        WITH_LOG(a_void_may_come_before_its_authorization),
        WITH_LOG(a_question_is_counted_and_changes_nothing),
        WITH_LOG(long_texts_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* office_test.c - an authority's folder while a command works in it: one at a time, and closed whatever happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/crypto/office.h"
#include "tests/support/authority.h"

#define CASE(test) cmocka_unit_test_setup_teardown(test, authority_setup, authority_teardown)

/* What a command found when it ran. */
typedef struct visit {
    int runs;
    bool locked; /* nobody else could have the folder */
    bool has_key;
    int code; /* what it ends with */
} visit;

static bool is_locked(const char *folder)
{
    int other = open(folder, O_RDONLY | O_DIRECTORY);
    assert_true(other >= 0);
    bool locked = flock(other, LOCK_EX | LOCK_NB) != 0;
    assert_int_equal(close(other), 0);
    return locked;
}

static int look(office *o, void *userdata)
{
    static const raw_pair nothing;
    visit *v = userdata;
    v->runs++;
    v->locked = is_locked(o->pki->folder);
    v->has_key = memcmp(&o->key, &nothing, sizeof(nothing)) != 0;
    return v->code;
}

static int run(authority *a, visit *v)
{
    a->f.code = 0;
    return shop__office_run(&a->pki, shop__office_open, look, v, &a->f);
}

static void a_command_has_the_folder_for_itself(void **state)
{
    authority *a = *state;
    visit v = {.code = 0};
    assert_false(is_locked(a->folder));
    assert_int_equal(run(a, &v), 0);
    assert_int_equal(v.runs, 1);
    assert_true(v.locked && v.has_key);
    assert_false(is_locked(a->folder));
}

static void a_command_that_fails_leaves_the_folder(void **state)
{
    authority *a = *state;
    visit v = {.code = SHOP_E_CONFLICT};
    assert_int_equal(run(a, &v), SHOP_E_CONFLICT);
    assert_int_equal(v.runs, 1);
    assert_false(is_locked(a->folder));
}

static void without_its_files_no_command_runs(void **state)
{
    static const char *const needed[] = {"ca.key", "revoked", "ca.crt"};
    authority *a = *state;
    visit v = {.code = 0};
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
        authority_remove(a, needed[i]);
        assert_int_equal(run(a, &v), SHOP_E_NOT_FOUND);
        assert_non_null(strstr(a->f.message, needed[i]));
        assert_false(is_locked(a->folder));
    }
    assert_int_equal(v.runs, 0);
}

static void without_memory_no_command_runs(void **state)
{
    authority *a = *state;
    visit v = {.code = 0};
    for (int given = 0; given < 2; given++) { /* nothing; the office, and nothing for the list */
        a->allocations = given;
        assert_int_equal(run(a, &v), SHOP_E_NO_MEMORY);
        assert_false(is_locked(a->folder));
    }
    assert_int_equal(v.runs, 0);
}

static void a_key_that_others_can_read_is_refused(void **state)
{
    authority *a = *state;
    visit v = {.code = 0};
    assert_int_equal(chmod(authority_path(a, "ca.key"), 0604), 0);
    assert_int_equal(run(a, &v), SHOP_E_FORBIDDEN);
    assert_int_equal(v.runs, 0);
}

static int write_files(office *o, void *userdata)
{
    (void)userdata;
    TRY(shop__office_write(o, "one", "1", 1, FILE_SECRET));
    TRY(shop__office_write_of(o, "order", ".two", "22", 2, 0));
    assert_true(shop__office_has(o, "order", ".two"));
    assert_false(shop__office_has(o, "order", ".three"));
    o->revoked.number = 9;
    o->authority.not_after_ms -= 1000;
    TRY(shop__certificate_sign(&o->authority, &o->key, o->f));
    TRY(shop__office_certificate(o, ".crt", &o->authority));
    return shop__office_revoked(o);
}

static void files_are_written_under_their_names(void **state)
{
    static char before[AUTHORITY_TEXT_MAX], after[AUTHORITY_TEXT_MAX];
    authority *a = *state;
    size_t size = authority_read(a, "revoked.pem", before);
    assert_int_equal(shop__office_run(&a->pki, shop__office_open, write_files, NULL, &a->f), 0);
    assert_int_equal(authority_mode(a, "one"), 0600);
    assert_int_equal(authority_mode(a, "order.two"), 0644);
    assert_true(authority_read(a, "revoked", after) > 0);
    assert_non_null(strstr(after, "\nnumber: 9\n"));
    assert_int_equal(authority_read(a, "revoked.pem", after), size);
    assert_string_not_equal(before, after); /* it carries the number, too */
    certificate c;
    assert_int_equal(shop__folder_authority(a->folder, &c, NULL), 0);
    assert_int_equal(c.not_after_ms, AUTHORITY_NOW_MS - 500 + PKI_AUTHORITY_VALID_MS - 1000);
}

static int count_open_files(void)
{
    int count = 0;
    DIR *listing = opendir("/proc/self/fd");
    assert_non_null(listing);
    while (readdir(listing) != NULL)
        count++;
    closedir(listing);
    return count;
}

static void no_file_stays_open(void **state)
{
    authority *a = *state;
    visit good = {.code = 0}, bad = {.code = SHOP_E_INTERNAL};
    int before = count_open_files();
    (void)run(a, &good);
    (void)run(a, &bad);
    authority_write(a, "ca.crt", "nonsense");
    (void)run(a, &good);
    assert_int_equal(good.runs, 1);
    assert_int_equal(count_open_files(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_command_has_the_folder_for_itself),
        CASE(a_command_that_fails_leaves_the_folder),
        CASE(without_its_files_no_command_runs),
        CASE(without_memory_no_command_runs),
        CASE(a_key_that_others_can_read_is_refused),
        CASE(files_are_written_under_their_names),
        CASE(no_file_stays_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

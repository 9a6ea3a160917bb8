/* cache_test.c - a shared result is never older than the change that its reader knows of: by itself, with
 * threads that edit and read through the whole engine, and with another process. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/api/block.h"
#include "lib/base/text.h"
#include "lib/core/local.h"
#include "tests/support/engine.h"

enum { READERS = 6, EDITORS = 2, EDITS = 300, SLUGS = 3, SMALL = 64 * 1024 };

static engine e;
static cache *k;

static int setup(void **state)
{
    (void)state;
    engine_init(&e);
    k = shop__cache_new(&e.env, SMALL);
    return k != NULL ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    shop__cache_free(k);
    engine_end(&e);
    return 0;
}

static const void *block_of(size_t size, char mark)
{
    char *block = shop__block_new(&e.env, size);
    assert_non_null(block);
    memset(block, mark, size);
    return block;
}

static uint64_t hash_of(const char *key)
{
    return shop__text_hash(key, strlen(key));
}

static void put(const char *key, char mark, const subject *depends, uint64_t read_at)
{
    const void *block = block_of(64, mark);
    shop__cache_put(k, hash_of(key), key, strlen(key), block, depends, read_at);
    shop_free(block);
}

static char get(const char *key)
{
    const char *block = shop__cache_get(k, hash_of(key), key, strlen(key));
    char mark = block != NULL ? block[0] : '-';
    shop_free(block);
    return mark;
}

/* --- by itself -------------------------------------------------------------------------------- */

static void nothing_is_kept_without_memory(void **state)
{
    const subject s = {1, NULL};
    (void)state;
    const void *block = block_of(8, 'x');
    e.fail_at = e.allocations + 1;
    shop__cache_put(k, 1, "key", 3, block, &s, 0);
    e.fail_at = 0;
    shop_free(block);
    assert_null(shop__cache_get(k, 1, "key", 3));
    e.fail_at = e.allocations + 1;
    assert_null(shop__cache_new(&e.env, SMALL));
    e.fail_at = 0;
}

static void what_depends_on_nothing_or_too_much_is_not_kept(void **state)
{
    subject many[8];
    (void)state;
    for (size_t i = 0; i < 8; i++)
        many[i] = (subject){i, i < 7 ? &many[i + 1] : NULL};
    put("nothing", 'n', NULL, 0);
    put("too much", 'm', many, 0);
    put("enough", 'e', &many[2], 0);
    assert_int_equal(get("nothing"), '-');
    assert_int_equal(get("too much"), '-');
    assert_int_equal(get("enough"), 'e');
}

static void what_is_too_large_is_not_kept(void **state)
{
    const subject s = {1, NULL};
    static char key[SMALL];
    (void)state;
    const void *block = block_of(SMALL / 8, 'x');
    shop__cache_put(k, 1, "key", 3, block, &s, 0);
    assert_null(shop__cache_get(k, 1, "key", 3));
    shop_free(block);
    block = block_of(8, 'x');
    shop__cache_put(k, 1, key, sizeof(key), block, &s, 0);
    assert_null(shop__cache_get(k, 1, key, sizeof(key)));
    shop_free(block);
}

static void a_change_ends_what_was_read_before_it(void **state)
{
    const subject s = {7, NULL}, other = {8, NULL};
    (void)state;
    uint64_t before = shop__cache_now(k);
    put("mine", '1', &s, before);
    put("other", '2', &other, before);
    shop__cache_forget(k, 7, shop__cache_change(k));
    assert_int_equal(get("mine"), '-');
    assert_int_equal(get("other"), '2');
    put("mine", '1', &s, before); /* by a reader that the change overtook */
    assert_int_equal(get("mine"), '-');
    put("mine", '3', &s, shop__cache_now(k));
    assert_int_equal(get("mine"), '3');
    shop__cache_forget_all(k);
    assert_int_equal(get("mine"), '-');
    assert_int_equal(get("other"), '-');
}

static void a_key_is_compared_not_only_its_hash(void **state)
{
    const subject s = {7, NULL};
    (void)state;
    const void *block = block_of(8, 'x');
    shop__cache_put(k, 5, "one", 3, block, &s, 0);
    assert_null(shop__cache_get(k, 5, "two", 3));
    shop__cache_put(k, 5, "two", 3, block, &s, 0);
    const void *one = shop__cache_get(k, 5, "one", 3), *two = shop__cache_get(k, 5, "two", 3);
    assert_ptr_equal(one, block);
    assert_ptr_equal(two, block);
    shop_free(one);
    shop_free(two);
    shop_free(block);
}

static void memory_stays_within_its_bound(void **state)
{
    const subject s = {7, NULL};
    (void)state;
    long before = e.live;
    const void *block = block_of(512, 'x');
    for (uint64_t i = 0; i < 10000; i++) {
        uint64_t hash = i * UINT64_C(0x9e3779b97f4a7c15);
        shop__cache_put(k, hash, &i, sizeof(i), block, &s, 0);
    }
    assert_true(e.live - before <= SMALL / 512 + 1);
    shop_free(block);
}

/* Two members of a group change the same subject, and the first to take its number comes last to say so. */
static void the_later_of_two_changes_stays(void **state)
{
    const subject s = {7, NULL};
    (void)state;
    uint64_t one = shop__cache_change(k);
    put("between", 'b', &s, shop__cache_now(k));
    uint64_t two = shop__cache_change(k);
    shop__cache_forget(k, 7, two);
    shop__cache_forget(k, 7, one);
    assert_int_equal(get("between"), '-');
    put("between", 'b', &s, one);
    assert_int_equal(get("between"), '-');
    put("between", 'b', &s, two);
    assert_int_equal(get("between"), 'b');
}

/* --- through the engine ----------------------------------------------------------------------- */

static atomic_int stale;
static atomic_bool busy;

static void start(void (*run)(void *argument), void *argument, void **ret)
{
    assert_int_equal(shop__thread_start(&e.env, run, argument, ret), 0);
}

static const char *const slugs[SLUGS] = {"one", "two", "three"};
static _Atomic int64_t known[SLUGS]; /* an edit to so much has returned */
static atomic_int runs;

/* category.put: position is the value; each event has a version of its own. */
static int edit(call *c, const void *arguments, void *ret)
{
    const shop_category_put_args *args = arguments;
    const shop_product_event data = {0};
    int64_t before, version;
    shop_category *out = ret;
    TRY(engine_get(c, args->slug, &before));
    TRY(engine_get(c, "version", &version));
    TRY(engine_put(c, "version", version + 1));
    TRY(engine_put(c, args->slug, before + 1));
    TRY(call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, args->slug, version + 1, &data));
    *out = (shop_category){.slug = args->slug, .position = before + 1};
    return 0;
}

static int find(call *c, const void *arguments, void *ret)
{
    const shop_product_find_args *args = arguments;
    shop_product *out = ret;
    runs++;
    TRY(call_depends(c, args->slug));
    TRY(engine_get(c, args->slug, &out->version));
    out->slug = args->slug;
    return 0;
}

static int setup_engine(void **state)
{
    (void)state;
    engine_init(&e);
    k = NULL;
    memset((void *)known, 0, sizeof(known));
    runs = stale = 0;
    engine_handle(&e, SHOP__OP_CATEGORY_PUT, edit);
    engine_handle(&e, SHOP__OP_PRODUCT_FIND, find);
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

static int64_t ask(size_t which)
{
    const shop_product *found = NULL;
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    args.slug = slugs[which];
    if (shop_product_find(e.shop, &args, &found) != 0)
        return -1;
    int64_t seen = found->version;
    shop_free(found);
    return seen;
}

static int64_t raise_by_one(size_t which)
{
    const shop_category *done = NULL;
    shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
    args.slug = slugs[which];
    args.title = "a title";
    if (shop_category_put(e.shop, &args, &done) != 0)
        return -1;
    int64_t now = done->position;
    shop_free(done);
    return now;
}

static void a_repeated_read_is_answered_from_memory(void **state)
{
    (void)state;
    assert_int_equal(ask(0), 0);
    assert_int_equal(ask(0), 0);
    assert_int_equal(ask(1), 0);
    assert_int_equal(runs, 2);
    assert_int_equal(raise_by_one(0), 1);
    assert_int_equal(ask(0), 1);
    assert_int_equal(ask(0), 1);
    assert_int_equal(ask(1), 0); /* our own commits end only what they change */
    assert_int_equal(runs, 3);
}

static void edit_often(void *argument)
{
    for (int i = 0; i < EDITS; i++) {
        size_t which = ((size_t)i + (size_t)(intptr_t)argument) % SLUGS;
        int64_t now = raise_by_one(which), before = known[which];
        stale += now < 0;
        while (before < now && !atomic_compare_exchange_weak(&known[which], &before, now))
            continue;
    }
}

static void read_often(void *argument)
{
    for (size_t i = (size_t)(intptr_t)argument; busy; i++) {
        int64_t least = known[i % SLUGS];
        stale += ask(i % SLUGS) < least;
    }
}

static void a_read_after_an_edit_sees_it(void **state)
{
    void *readers[READERS], *editors[EDITORS];
    (void)state;
    busy = true;
    for (intptr_t i = 0; i < READERS; i++)
        start(read_often, (void *)i, &readers[i]);
    for (intptr_t i = 0; i < EDITORS; i++)
        start(edit_often, (void *)i, &editors[i]);
    for (size_t i = 0; i < EDITORS; i++)
        shop__thread_join(&e.env, editors[i]);
    busy = false;
    for (size_t i = 0; i < READERS; i++)
        shop__thread_join(&e.env, readers[i]);
    assert_int_equal(stale, 0);
    assert_int_equal(known[0] + known[1] + known[2], EDITORS * EDITS);
}

/* --- another process -------------------------------------------------------------------------- */

/* The child edits when it is told to, and says that it has. */
static pid_t start_editor(const int pipe_in[2], int done)
{
    pid_t child = fork();
    if (child == 0) {
        char byte;
        int go = pipe_in[0];
        close(pipe_in[1]);
        engine_open(&e, SHOP_OPEN_MANUAL);
        while (read(go, &byte, 1) == 1) {
            byte = (char)raise_by_one(0);
            if (write(done, &byte, 1) != 1)
                _exit(1);
        }
        _exit(0);
    }
    return child;
}

static void what_another_process_commits_is_seen(void **state)
{
    enum { TIMES = 30 };
    int go[2], done[2], status;
    char byte = 0;
    (void)state;
    engine_close(&e);
    assert_int_equal(pipe(go) + pipe(done), 0);
    pid_t child = start_editor(go, done[1]);
    close(go[0]);
    assert_true(child > 0);
    engine_open(&e, SHOP_OPEN_MANUAL);
    assert_int_equal(write(go[1], &byte, 1), 1); /* to the end of its opening */
    assert_int_equal(read(done[0], &byte, 1), 1);
    for (int i = 2; i <= TIMES; i++) {
        assert_int_equal(ask(0), byte);
        assert_true(raise_by_one(1) > 0); /* ours, between theirs */
        assert_int_equal(write(go[1], &byte, 1), 1);
        assert_int_equal(read(done[0], &byte, 1), 1);
        assert_int_equal(byte, i);
        assert_int_equal(ask(0), i);
        int before = runs;
        assert_int_equal(ask(0), i);
        assert_int_equal(runs, before);
    }
    close(go[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    close(done[0]);
    close(done[1]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
#define ENGINE_TEST(name) cmocka_unit_test_setup_teardown(name, setup_engine, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_kept_without_memory),
        TEST(what_depends_on_nothing_or_too_much_is_not_kept),
        TEST(what_is_too_large_is_not_kept),
        TEST(a_change_ends_what_was_read_before_it),
        TEST(a_key_is_compared_not_only_its_hash),
        TEST(memory_stays_within_its_bound),
        TEST(the_later_of_two_changes_stays),
        ENGINE_TEST(a_repeated_read_is_answered_from_memory),
        ENGINE_TEST(a_read_after_an_edit_sees_it),
        ENGINE_TEST(what_another_process_commits_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

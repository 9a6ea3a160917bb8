/* id_test.c - ids increase whatever the clock does and however many threads ask, and their text is
 * the one of the TypeID specification. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib/base/id.h"
#include "shop/error.h"
#include "tests/unit/base/support.h"

enum { THREADS = 8, IDS_PER_THREAD = 20 * 1000 };

#define NOW_MS INT64_C(1795359723004)

static int no_random(void *self, void *bytes, size_t size)
{
    (void)self;
    (void)bytes;
    (void)size;
    return SHOP_E_UNAVAILABLE;
}

static int same_random(void *self, void *bytes, size_t size)
{
    (void)self;
    memset(bytes, 0xA5, size);
    return 0;
}

static int64_t id_ms(const uint8_t id[ID_BYTES])
{
    int64_t ms = 0;

    for (int i = 0; i < 6; i++)
        ms = ms << 8 | id[i];
    return ms;
}

static int id_counter(const uint8_t id[ID_BYTES])
{
    return (id[6] & 15) << 8 | id[7];
}

static void a_failing_random_source_fails_and_leaves_the_output(void **state)
{
    counting_env c;
    uint8_t id[ID_BYTES] = {1, 2, 3};
    const uint8_t before[ID_BYTES] = {1, 2, 3};

    (void)state;
    counting_init(&c);
    c.env.random = no_random;
    assert_int_equal(shop__id_new(&c.env, id), SHOP_E_UNAVAILABLE);
    assert_memory_equal(id, before, ID_BYTES);
}

static void stamps_that_are_used_up_fail_instead_of_repeating(void **state)
{
    counting_env c;
    uint8_t last[ID_BYTES];
    uint8_t id[ID_BYTES];
    int made = 0;

    (void)state;
    counting_init(&c);
    freeze_clock(&c, INT64_MAX);
    shop__id_reset();
    while (shop__id_new(&c.env, id) == 0) {
        assert_true(made == 0 || memcmp(last, id, ID_BYTES) < 0);
        memcpy(last, id, ID_BYTES);
        made++;
    }
    assert_int_equal(made, 4096);
    assert_int_equal(shop__id_new(&c.env, id), SHOP_E_INTERNAL);
    assert_memory_equal(id, last, ID_BYTES);
    shop__id_reset();
}

static void an_id_is_a_uuid_of_version_7_with_the_clock_in_front(void **state)
{
    counting_env c;
    uint8_t id[ID_BYTES];

    (void)state;
    counting_init(&c);
    freeze_clock(&c, NOW_MS);
    shop__id_reset();
    assert_int_equal(shop__id_new(&c.env, id), 0);
    assert_true(id_ms(id) == NOW_MS);
    assert_int_equal(id[6] >> 4, 7);
    assert_int_equal(id[8] >> 6, 2);
    assert_int_equal(id_counter(id), 0);
}

static void sixty_two_bits_are_random(void **state)
{
    uint8_t ones[8] = {0};
    uint8_t zeros[8] = {0};
    const uint8_t both[8] = {0x3F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

    (void)state;
    for (int round = 0; round < 200; round++) {
        uint8_t id[ID_BYTES];

        assert_int_equal(shop__id_new(shop_env_default(), id), 0);
        for (int i = 0; i < 8; i++) {
            ones[i] |= id[8 + i];
            zeros[i] |= (uint8_t)~id[8 + i];
        }
    }
    for (int i = 0; i < 8; i++)
        assert_int_equal(ones[i] & zeros[i], both[i]);
}

static void a_clock_that_stands_still_moves_the_counter_into_the_next_ms(void **state)
{
    counting_env c;
    uint8_t last[ID_BYTES];
    uint8_t id[ID_BYTES];

    (void)state;
    counting_init(&c);
    freeze_clock(&c, NOW_MS);
    c.env.random = same_random;
    shop__id_reset();
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(shop__id_new(&c.env, id), 0);
        assert_true(id_ms(id) == NOW_MS + i / 4096);
        assert_int_equal(id_counter(id), i % 4096);
        assert_true(i == 0 || memcmp(last, id, ID_BYTES) < 0);
        memcpy(last, id, ID_BYTES);
    }
}

static void ids_increase_though_the_clock_jumps(void **state)
{
    counting_env c;
    uint64_t seed = 6;
    uint8_t last[ID_BYTES] = {0};
    uint8_t id[ID_BYTES];

    (void)state;
    counting_init(&c);
    freeze_clock(&c, NOW_MS);
    shop__id_reset();
    for (int i = 0; i < 100 * 1000; i++) {
        c.now_ms += (int64_t)draw_below(&seed, 2001) - 1000;
        if (i % 1000 == 0)
            c.now_ms = i % 2000 == 0 ? -5 : NOW_MS;
        assert_int_equal(shop__id_new(&c.env, id), 0);
        assert_true(memcmp(last, id, ID_BYTES) < 0);
        memcpy(last, id, ID_BYTES);
    }
}

static void a_clock_before_1970_gives_ids_from_the_start_of_time(void **state)
{
    counting_env c;
    uint8_t id[ID_BYTES];

    (void)state;
    counting_init(&c);
    freeze_clock(&c, INT64_MIN);
    shop__id_reset();
    assert_int_equal(shop__id_new(&c.env, id), 0);
    assert_true(id_ms(id) == 0);
    assert_int_equal(id_counter(id), 1);
}

static void after_a_reset_the_same_environment_gives_the_same_ids(void **state)
{
    counting_env c;
    uint8_t first[64][ID_BYTES];
    uint8_t id[ID_BYTES];

    (void)state;
    counting_init(&c);
    freeze_clock(&c, 1000);
    c.env.random = same_random;
    shop__id_reset();
    for (int i = 0; i < 64; i++)
        assert_int_equal(shop__id_new(&c.env, first[i]), 0);
    shop__id_reset();
    for (int i = 0; i < 64; i++) {
        assert_int_equal(shop__id_new(&c.env, id), 0);
        assert_memory_equal(id, first[i], ID_BYTES);
    }
}

typedef struct maker {
    uint8_t (*ids)[ID_BYTES];
    int failures;
    int disorders;
} maker;

static void make_ids(void *argument)
{
    maker *m = argument;

    for (int i = 0; i < IDS_PER_THREAD; i++) {
        m->failures += shop__id_new(shop_env_default(), m->ids[i]) != 0;
        if (i > 0)
            m->disorders += memcmp(m->ids[i - 1], m->ids[i], 8) >= 0;
    }
}

static int compare_stamps(const void *a, const void *b)
{
    return memcmp(a, b, 8);
}

/* Only the first halves are compared: uniqueness must not need the random half. */
static void threads_racing_for_ids_get_unique_and_increasing_ones(void **state)
{
    const shop_env *env = shop_env_default();
    const size_t count = (size_t)THREADS * IDS_PER_THREAD;
    uint8_t(*ids)[ID_BYTES] = calloc(count, ID_BYTES);
    maker makers[THREADS] = {{0}};
    void *threads[THREADS];

    (void)state;
    assert_non_null(ids);
    shop__id_reset();
    for (size_t i = 0; i < THREADS; i++) {
        makers[i].ids = ids + i * IDS_PER_THREAD;
        assert_int_equal(shop__thread_start(env, make_ids, &makers[i], &threads[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        shop__thread_join(env, threads[i]);
        assert_int_equal(makers[i].failures, 0);
        assert_int_equal(makers[i].disorders, 0);
    }
    qsort(ids, count, ID_BYTES, compare_stamps);
    for (size_t i = 1; i < count; i++)
        assert_true(memcmp(ids[i - 1], ids[i], 8) < 0);
    free(ids);
}

static const uint8_t typeid_example[ID_BYTES] = {0x01, 0x89, 0x0a, 0x5d, 0xac, 0x96, 0x77, 0x4b,
                                                 0xbc, 0xce, 0xb3, 0x02, 0x09, 0x9a, 0x80, 0x57};

static void texts_that_are_no_id_are_refused(void **state)
{
    static const char *const bad[] = {
        "",
        "ord",
        "ord_",
        "01h455vb4pex5vsknk084sn02q",
        "_01h455vb4pex5vsknk084sn02q",
        "crt_01h455vb4pex5vsknk084sn02q",
        "or_01h455vb4pex5vsknk084sn02q",
        "ordx01h455vb4pex5vsknk084sn02q",
        "orde_01h455vb4pex5vsknk084sn02q",
        "ORD_01h455vb4pex5vsknk084sn02q",
        "ord_01H455VB4PEX5VSKNK084SN02Q",
        "ord_01h455vb4pex5vsknk084sn02",
        "ord_01h455vb4pex5vsknk084sn02qq",
        "ord_01h455vb4pex5vsknk084sn02q ",
        "ord_81h455vb4pex5vsknk084sn02q",
        "ord_z1h455vb4pex5vsknk084sn02q",
        "ord_01h455vb4pex5vsknk084sn02i",
        "ord_01h455vb4pex5vsknk084sn02l",
        "ord_01h455vb4pex5vsknk084sn02o",
        "ord_01h455vb4pex5vsknk084sn02u",
        "ord_01h455vb4pe-5vsknk084sn02q",
        "ord_\xC3\xA9h455vb4pex5vsknk084sn02q",
        " ord_01h455vb4pex5vsknk084sn02q",
    };
    uint8_t id[ID_BYTES] = {9};

    (void)state;
    assert_false(shop__id_parse(NULL, "ord", id));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (shop__id_parse(bad[i], "ord", id))
            fail_msg("%s", bad[i]);
    }
    assert_int_equal(id[0], 9);
}

/* Every byte value in every place of the text: digits are taken, all else is refused. */
static void exactly_the_32_digits_are_taken(void **state)
{
    (void)state;
    for (size_t at = 4; at < 4 + ID_BASE32; at++) {
        for (int c = 1; c < 256; c++) {
            char text[] = "ord_01h455vb4pex5vsknk084sn02q";
            const char *set = at == 4 ? "01234567" : "0123456789abcdefghjkmnpqrstvwxyz";
            uint8_t id[ID_BYTES];

            text[at] = (char)c;
            assert_int_equal(shop__id_parse(text, "ord", id), strchr(set, c) != NULL);
        }
    }
}

static void expect_text(const uint8_t id[ID_BYTES], const char *prefix, const char *expected)
{
    char text[ID_TEXT_MAX];
    uint8_t again[ID_BYTES];

    assert_int_equal(shop__id_print(id, prefix, text), strlen(expected));
    assert_string_equal(text, expected);
    assert_true(shop__id_parse(text, prefix, again));
    assert_memory_equal(again, id, ID_BYTES);
}

static void the_examples_of_the_typeid_specification_hold(void **state)
{
    const uint8_t all_digits[ID_BYTES] = {0x01, 0x10, 0xc8, 0x53, 0x1d, 0x09, 0x52, 0xd8,
                                          0xd7, 0x3e, 0x11, 0x94, 0xe9, 0x5b, 0x5f, 0x19};
    uint8_t largest[ID_BYTES];
    const uint8_t zero[ID_BYTES] = {0};

    (void)state;
    memset(largest, 0xFF, sizeof(largest));
    expect_text(zero, "ord", "ord_00000000000000000000000000");
    expect_text(largest, "ord", "ord_7zzzzzzzzzzzzzzzzzzzzzzzzz");
    expect_text(all_digits, "u", "u_0123456789abcdefghjkmnpqrs");
    expect_text(typeid_example, "cart", "cart_01h455vb4pex5vsknk084sn02q");
}

static void text_sorts_as_the_bytes_do_and_reads_back(void **state)
{
    uint64_t seed = 7;

    (void)state;
    for (int round = 0; round < 50 * 1000; round++) {
        uint64_t halves[4] = {draw(&seed), draw(&seed), draw(&seed), draw(&seed)};
        uint8_t ids[2][ID_BYTES];
        uint8_t again[ID_BYTES];
        char texts[2][ID_TEXT_MAX];

        memcpy(ids, halves, sizeof(ids));
        memcpy(ids[1], ids[0], draw_below(&seed, ID_BYTES + 1));
        for (int i = 0; i < 2; i++) {
            assert_int_equal(shop__id_print(ids[i], "evt", texts[i]), 4 + ID_BASE32);
            assert_true(shop__id_parse(texts[i], "evt", again));
            assert_memory_equal(again, ids[i], ID_BYTES);
        }
        int by_bytes = memcmp(ids[0], ids[1], ID_BYTES);
        int by_text = strcmp(texts[0], texts[1]);

        assert_int_equal((by_bytes > 0) - (by_bytes < 0), (by_text > 0) - (by_text < 0));
    }
}

/* --- a pool ----------------------------------------------------------------------------------- */

static int draws;

static int count_random(void *self, void *bytes, size_t size)
{
    draws++;
    return shop_env_default()->random(self, bytes, size);
}

static void a_pool_without_randomness_fails_and_leaves_the_output(void **state)
{
    counting_env c;
    id_pool pool;
    uint8_t id[ID_BYTES] = {1, 2, 3};
    const uint8_t before[ID_BYTES] = {1, 2, 3};

    (void)state;
    counting_init(&c);
    c.env.random = no_random;
    shop__id_pool_init(&pool, &c.env);
    assert_int_equal(shop__id_pool_new(&pool, id), SHOP_E_UNAVAILABLE);
    assert_memory_equal(id, before, ID_BYTES);
    c.env.random = count_random;
    assert_int_equal(shop__id_pool_new(&pool, id), 0);
    shop__id_pool_destroy(&pool);
}

/* Each id has bits of its own, what was used is not kept, and the kernel is asked rarely. */
static void a_pool_draws_for_many_ids_at_once(void **state)
{
    counting_env c;
    id_pool pool;
    uint8_t last[ID_BYTES] = {0};
    uint8_t id[ID_BYTES];

    (void)state;
    draws = 0;
    counting_init(&c);
    c.env.random = count_random;
    shop__id_pool_init(&pool, &c.env);
    for (int i = 0; i < 3 * ID_POOL_SIZE; i++) {
        assert_int_equal(shop__id_pool_new(&pool, id), 0);
        assert_true(memcmp(last, id, ID_BYTES) < 0);
        assert_memory_not_equal(last + 8, id + 8, 8);
        assert_int_equal(id[6] >> 4, 7);
        assert_int_equal(id[8] >> 6, 2);
        assert_int_equal(pool.random[pool.left], 0);
        memcpy(last, id, ID_BYTES);
    }
    assert_int_equal(draws, 3);
    shop__id_pool_destroy(&pool);
}

static id_pool shared_pool;

static void take_from_the_pool(void *argument)
{
    uint8_t *ids = argument;

    for (int i = 0; i < IDS_PER_THREAD; i++)
        (void)shop__id_pool_new(&shared_pool, ids + i * ID_BYTES);
}

static int compare_randomness(const void *one, const void *other)
{
    return memcmp((const uint8_t *)one + 8, (const uint8_t *)other + 8, 8);
}

static void threads_share_a_pool_and_no_bits(void **state)
{
    size_t count = THREADS * (size_t)IDS_PER_THREAD;
    uint8_t *ids = calloc(count, ID_BYTES);
    void *threads[THREADS];
    size_t same = 0;

    (void)state;
    assert_non_null(ids);
    shop__id_pool_init(&shared_pool, shop_env_default());
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), take_from_the_pool,
                                            ids + i * IDS_PER_THREAD * ID_BYTES, &threads[i]),
                         0);
    for (size_t i = 0; i < THREADS; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    qsort(ids, count, ID_BYTES, compare_randomness);
    for (size_t i = 1; i < count; i++)
        same += compare_randomness(ids + (i - 1) * ID_BYTES, ids + i * ID_BYTES) == 0;
    assert_int_equal(same, 0);
    shop__id_pool_destroy(&shared_pool);
    free(ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failing_random_source_fails_and_leaves_the_output),
        cmocka_unit_test(stamps_that_are_used_up_fail_instead_of_repeating),
        cmocka_unit_test(an_id_is_a_uuid_of_version_7_with_the_clock_in_front),
        cmocka_unit_test(sixty_two_bits_are_random),
        cmocka_unit_test(a_clock_that_stands_still_moves_the_counter_into_the_next_ms),
        cmocka_unit_test(ids_increase_though_the_clock_jumps),
        cmocka_unit_test(a_clock_before_1970_gives_ids_from_the_start_of_time),
        cmocka_unit_test(after_a_reset_the_same_environment_gives_the_same_ids),
        cmocka_unit_test(threads_racing_for_ids_get_unique_and_increasing_ones),
        cmocka_unit_test(texts_that_are_no_id_are_refused),
        cmocka_unit_test(exactly_the_32_digits_are_taken),
        cmocka_unit_test(the_examples_of_the_typeid_specification_hold),
        cmocka_unit_test(text_sorts_as_the_bytes_do_and_reads_back),
        cmocka_unit_test(a_pool_without_randomness_fails_and_leaves_the_output),
        cmocka_unit_test(a_pool_draws_for_many_ids_at_once),
        cmocka_unit_test(threads_share_a_pool_and_no_bits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

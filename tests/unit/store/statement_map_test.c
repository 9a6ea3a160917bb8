/* statement_map_test.c - what is kept of a statement is found again, however many there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/store/limits.h"
#include "lib/store/statement_map.h"

enum { MANY = 10 * STORE_STATEMENTS_FIRST };

typedef struct kept {
    const statement *key;
    int64_t number;
} kept;

static statement statements[MANY];

static int setup(void **state)
{
    static statement_map m;
    shop__statement_map_init(&m, shop_env_default(), sizeof(kept));
    *state = &m;
    return 0;
}

static int teardown(void **state)
{
    shop__statement_map_free(*state);
    return 0;
}

static kept *put(statement_map *m, const statement *s, int64_t number)
{
    kept *slot = shop__statement_slot(m, s);
    assert_non_null(slot);
    assert_null(slot->key);
    *slot = (kept){s, number};
    m->count++;
    return slot;
}

static void each_is_found_by_its_address(void **state)
{
    statement_map *m = *state;
    for (int64_t i = 0; i < MANY; i++)
        put(m, &statements[i], i);
    for (int64_t i = 0; i < MANY; i++) {
        const kept *slot = shop__statement_slot(m, &statements[i]);
        assert_ptr_equal(slot->key, &statements[i]);
        assert_int_equal(slot->number, i);
    }
    assert_true(m->capacity >= 2 * MANY);
}

static void what_was_not_filled_in_is_not_there(void **state)
{
    statement_map *m = *state;
    uint32_t at = 0;
    assert_non_null(shop__statement_slot(m, &statements[0]));
    assert_null(shop__statement_next(m, &at));
    at = 0;
    put(m, &statements[1], 7);
    const kept *only = shop__statement_next(m, &at);
    assert_int_equal(only->number, 7);
    assert_null(shop__statement_next(m, &at));
}

static void it_can_be_used_again_when_all_is_forgotten(void **state)
{
    statement_map *m = *state;
    put(m, &statements[0], 1);
    shop__statement_map_free(m);
    uint32_t at = 0;
    assert_null(shop__statement_next(m, &at));
    put(m, &statements[0], 2);
}

static void *no_memory(void *self, size_t size)
{
    (void)self;
    (void)size;
    return NULL;
}

static void without_memory_what_is_kept_stays(void **state)
{
    statement_map *m = *state;
    shop_env poor = *shop_env_default();
    poor.allocate = no_memory;
    for (int64_t i = 0; i < STORE_STATEMENTS_FIRST / 2; i++)
        put(m, &statements[i], i);
    m->env = &poor;
    assert_null(shop__statement_slot(m, &statements[STORE_STATEMENTS_FIRST]));
    const kept *slot = shop__statement_slot(m, &statements[3]);
    assert_int_equal(slot->number, 3);
    m->env = shop_env_default();
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(each_is_found_by_its_address),
        CASE(what_was_not_filled_in_is_not_there),
        CASE(it_can_be_used_again_when_all_is_forgotten),
        CASE(without_memory_what_is_kept_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

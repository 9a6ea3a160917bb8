/* heap_test.c - memory that is counted, fails when told and can be taken back as a whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/sim/heap.h"

static void the_chosen_allocation_fails_and_only_that(void **state)
{
    sim_heap h = {.fail_in = 2};

    (void)state;
    assert_non_null(sim_heap_allocate(&h, 8));
    assert_null(sim_heap_allocate(&h, 8));
    assert_non_null(sim_heap_allocate(&h, 8));
    sim_heap_clear(&h);
}

static void a_size_that_overflows_fails(void **state)
{
    sim_heap h = {0};

    (void)state;
    assert_null(sim_heap_allocate(&h, SIZE_MAX));
    assert_int_equal(h.allocated_bytes, 0);
}

static void memory_is_zeroed_and_counted(void **state)
{
    sim_heap h = {0};
    char *a = sim_heap_allocate(&h, 100), *b = sim_heap_allocate(&h, 50);

    (void)state;
    for (int i = 0; i < 100; i++)
        assert_int_equal(a[i], 0);
    assert_int_equal(h.allocated_bytes, 150);
    sim_heap_release(&h, a);
    assert_int_equal(h.allocated_bytes, 50);
    sim_heap_release(&h, NULL);
    sim_heap_release(&h, b);
    assert_int_equal(h.allocated_bytes, 0);
    assert_int_equal(h.allocations, 2);
}

static void clear_takes_everything_back(void **state)
{
    sim_heap h = {0};
    void *middle;

    (void)state;
    assert_non_null(sim_heap_allocate(&h, 1));
    middle = sim_heap_allocate(&h, 2);
    assert_non_null(sim_heap_allocate(&h, 3));
    sim_heap_release(&h, middle);
    sim_heap_clear(&h);
    assert_int_equal(h.allocated_bytes, 0);
    assert_null(h.blocks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chosen_allocation_fails_and_only_that),
        cmocka_unit_test(a_size_that_overflows_fails),
        cmocka_unit_test(memory_is_zeroed_and_counted),
        cmocka_unit_test(clear_takes_everything_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

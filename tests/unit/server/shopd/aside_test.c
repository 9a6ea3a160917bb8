/* aside_test.c - work in a thread of its own says when it has ended. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <unistd.h>

#include "server/shopd/aside.h"

/* Waits for a byte, then counts. */
typedef struct piece {
    int ends[2];
    int count;
} piece;

static void work(void *argument)
{
    piece *p = argument;
    char c;
    p->count += read(p->ends[0], &c, 1) == 1;
}

static void the_end_is_told(void **state)
{
    piece p = {.count = 0};
    aside a;
    (void)state;
    assert_int_equal(pipe(p.ends), 0);
    assert_true(aside_start(&a, work, &p));
    struct pollfd done = {.fd = a.done, .events = POLLIN};
    assert_int_equal(poll(&done, 1, 0), 0);
    assert_int_equal(write(p.ends[1], "x", 1), 1);
    assert_int_equal(poll(&done, 1, -1), 1);
    aside_join(&a);
    assert_int_equal(p.count, 1);
    close(p.ends[0]);
    close(p.ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_end_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

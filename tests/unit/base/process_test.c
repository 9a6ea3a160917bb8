/* process_test.c - a process knows itself, and its child does not take itself for the parent. */
#include "lib/base/process.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_process_knows_itself(void **state)
{
    (void)state;
    assert_int_equal(shop__process_id(), getpid());
    assert_int_equal(shop__process_id(), getpid());
}

/* Whether all generations below this one know themselves. */
static bool descend(int generations)
{
    int status = -1;
    if (generations == 0)
        return true;
    pid_t parent = shop__process_id(), child = fork();
    if (child == 0) {
        bool good = shop__process_id() == getpid() && shop__process_id() != parent && descend(generations - 1);
        _exit(good ? 0 : 1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void a_child_is_another(void **state)
{
    (void)state;
    assert_true(descend(3));
    assert_int_equal(shop__process_id(), getpid());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_process_knows_itself),
        cmocka_unit_test(a_child_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

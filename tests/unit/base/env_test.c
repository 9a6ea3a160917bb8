/* env_test.c - the operating system's environment keeps what env.h promises. Waits have no upper
 * bound on time here, so that a slow machine fails nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <time.h>

#include "lib/base/env.h"
#include "shop/error.h"

enum { MS_IN_NS = 1000 * 1000, THREADS = 4, ROUNDS = 5000 };

static const shop_env *env;

typedef struct monitor {
    shop_mutex mutex;
    shop_cond cond;
    int value;
    int waiting;
} monitor;

static void open_monitor(monitor *m)
{
    *m = (monitor){.value = 0};
    shop__mutex_init(env, &m->mutex);
    shop__cond_init(env, &m->cond);
}

static void close_monitor(monitor *m)
{
    shop__cond_destroy(env, &m->cond);
    shop__mutex_destroy(env, &m->mutex);
}

static void a_wait_whose_time_has_passed_ends_at_once(void **state)
{
    static const int64_t past[] = {0, -1, INT64_MIN, 1};
    monitor m;

    (void)state;
    open_monitor(&m);
    shop__mutex_lock(env, &m.mutex);
    for (size_t i = 0; i < sizeof(past) / sizeof(past[0]); i++)
        assert_false(shop__cond_wait(env, &m.cond, &m.mutex, past[i]));
    shop__mutex_unlock(env, &m.mutex);
    close_monitor(&m);
}

static void a_wait_that_nobody_ends_lasts_until_its_time(void **state)
{
    int64_t until_ns = shop__env_monotonic_ns(env) + 20 * MS_IN_NS;
    monitor m;

    (void)state;
    open_monitor(&m);
    shop__mutex_lock(env, &m.mutex);
    while (shop__cond_wait(env, &m.cond, &m.mutex, until_ns))
        continue;
    assert_true(shop__env_monotonic_ns(env) >= until_ns);
    shop__mutex_unlock(env, &m.mutex);
    close_monitor(&m);
}

static int refuse(void *self, shop_env_point point, const char *detail)
{
    (void)self;
    return point == SHOP_POINT_COMMIT && strcmp(detail, "order") == 0 ? SHOP_E_STORAGE : 0;
}

static void a_point_fails_where_the_environment_says_so(void **state)
{
    shop_env failing = *env;

    (void)state;
    failing.reach = refuse;
    assert_int_equal(shop__env_reach(&failing, SHOP_POINT_COMMIT, "order"), SHOP_E_STORAGE);
    assert_int_equal(shop__env_reach(&failing, SHOP_POINT_BEGIN, "order"), 0);
    assert_null(env->reach);
    assert_int_equal(shop__env_reach(env, SHOP_POINT_COMMIT, "order"), 0);
}

static void releasing_and_joining_null_is_harmless(void **state)
{
    (void)state;
    shop__env_release(env, NULL);
    shop__thread_join(env, NULL);
}

static void the_table_is_complete(void **state)
{
    (void)state;
    assert_int_equal(env->struct_size, sizeof(shop_env));
    assert_int_equal(env->reserved, 0);
    assert_null(env->sqlite_vfs);
    assert_true(env->now_ms && env->monotonic_ns && env->random && env->allocate && env->release);
    assert_true(env->mutex_init && env->mutex_destroy && env->mutex_lock && env->mutex_unlock);
    assert_true(env->cond_init && env->cond_destroy && env->cond_wait && env->cond_signal);
    assert_true(env->cond_broadcast && env->thread_start && env->thread_join && env->sleep_ns);
}

static void the_wall_clock_is_the_systems(void **state)
{
    int64_t before_s = (int64_t)time(NULL) - 1;
    int64_t now_ms = shop__env_now_ms(env);

    (void)state;
    assert_true(now_ms >= before_s * 1000);
    assert_true(now_ms <= ((int64_t)time(NULL) + 1) * 1000);
}

static void the_monotonic_clock_never_goes_back(void **state)
{
    int64_t last = shop__env_monotonic_ns(env);

    (void)state;
    for (int i = 0; i < 10000; i++) {
        int64_t now = shop__env_monotonic_ns(env);

        assert_true(now >= last);
        last = now;
    }
}

static void a_sleep_lasts_at_least_as_long_as_asked(void **state)
{
    int64_t start = shop__env_monotonic_ns(env);

    (void)state;
    shop__env_sleep_ns(env, -1);
    shop__env_sleep_ns(env, 0);
    shop__env_sleep_ns(env, 5 * MS_IN_NS);
    assert_true(shop__env_monotonic_ns(env) - start >= 5 * MS_IN_NS);
}

static void random_bytes_fill_exactly_what_was_asked(void **state)
{
    static unsigned char bytes[100 * 1000 + 1];
    unsigned char other[32];
    size_t zeros = 0;

    (void)state;
    assert_int_equal(shop__env_random(env, bytes, 0), 0);
    assert_int_equal(bytes[0], 0);
    assert_int_equal(shop__env_random(env, bytes, sizeof(bytes) - 1), 0);
    assert_int_equal(bytes[sizeof(bytes) - 1], 0);
    for (size_t i = 0; i < sizeof(bytes) - 1; i++)
        zeros += bytes[i] == 0;
    assert_true(zeros > 200 && zeros < 700); /* 390 expected, standard deviation 20 */
    assert_int_equal(shop__env_random(env, other, sizeof(other)), 0);
    assert_memory_not_equal(bytes, other, sizeof(other));
}

static void memory_is_zeroed_and_aligned(void **state)
{
    static const size_t sizes[] = {0, 1, 15, 4096, 1024 * 1024};

    (void)state;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
            char *memory = shop__env_alloc(env, sizes[i]);

            assert_non_null(memory);
            assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
            for (size_t at = 0; at < sizes[i]; at++)
                assert_int_equal(memory[at], 0);
            memset(memory, 0xEE, sizes[i]);
            shop__env_release(env, memory);
        }
    }
}

static void count_up(void *argument)
{
    monitor *m = argument;

    for (int i = 0; i < ROUNDS; i++) {
        shop__mutex_lock(env, &m->mutex);
        m->value++;
        shop__mutex_unlock(env, &m->mutex);
    }
}

static void a_mutex_keeps_threads_apart(void **state)
{
    void *threads[THREADS];
    monitor m;

    (void)state;
    open_monitor(&m);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(env, count_up, &m, &threads[i]), 0);
    for (int i = 0; i < THREADS; i++)
        shop__thread_join(env, threads[i]);
    assert_int_equal(m.value, THREADS * ROUNDS);
    close_monitor(&m);
}

static void wait_for_value(void *argument)
{
    monitor *m = argument;

    shop__mutex_lock(env, &m->mutex);
    m->waiting++;
    while (m->value == 0)
        (void)shop__cond_wait(env, &m->cond, &m->mutex, SHOP_WAIT_FOREVER);
    m->waiting--;
    shop__mutex_unlock(env, &m->mutex);
}

static void let_all_wait(monitor *m, int count)
{
    shop__mutex_lock(env, &m->mutex);
    while (m->waiting < count) {
        shop__mutex_unlock(env, &m->mutex);
        shop__env_sleep_ns(env, MS_IN_NS);
        shop__mutex_lock(env, &m->mutex);
    }
}

static void a_broadcast_wakes_all_and_a_signal_wakes_one(void **state)
{
    void *threads[THREADS];

    (void)state;
    for (int count = 1; count <= THREADS; count += THREADS - 1) {
        monitor m;

        open_monitor(&m);
        for (int i = 0; i < count; i++)
            assert_int_equal(shop__thread_start(env, wait_for_value, &m, &threads[i]), 0);
        let_all_wait(&m, count);
        m.value = 1;
        if (count == 1)
            shop__cond_signal(env, &m.cond);
        else
            shop__cond_broadcast(env, &m.cond);
        shop__mutex_unlock(env, &m.mutex);
        for (int i = 0; i < count; i++)
            shop__thread_join(env, threads[i]);
        assert_int_equal(m.waiting, 0);
        close_monitor(&m);
    }
}

static void read_mask(void *argument)
{
    sigset_t *mask = argument;

    (void)pthread_sigmask(SIG_SETMASK, NULL, mask);
}

static void threads_start_with_all_signals_blocked(void **state)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD, SIGALRM, SIGUSR1};
    sigset_t inside;
    void *thread;

    (void)state;
    sigemptyset(&inside);
    assert_int_equal(shop__thread_start(env, read_mask, &inside, &thread), 0);
    shop__thread_join(env, thread);
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
        assert_int_equal(sigismember(&inside, signals[i]), 1);
}

static void starting_a_thread_leaves_the_callers_signals_alone(void **state)
{
    sigset_t mine;
    sigset_t after;
    void *thread;

    (void)state;
    sigemptyset(&mine);
    sigaddset(&mine, SIGUSR1);
    assert_int_equal(pthread_sigmask(SIG_SETMASK, &mine, NULL), 0);
    assert_int_equal(shop__thread_start(env, read_mask, &after, &thread), 0);
    shop__thread_join(env, thread);
    read_mask(&after);
    assert_int_equal(sigismember(&after, SIGUSR1), 1);
    assert_int_equal(sigismember(&after, SIGUSR2), 0);
    assert_int_equal(sigismember(&after, SIGTERM), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wait_whose_time_has_passed_ends_at_once),
        cmocka_unit_test(a_wait_that_nobody_ends_lasts_until_its_time),
        cmocka_unit_test(a_point_fails_where_the_environment_says_so),
        cmocka_unit_test(releasing_and_joining_null_is_harmless),
        cmocka_unit_test(the_table_is_complete),
        cmocka_unit_test(the_wall_clock_is_the_systems),
        cmocka_unit_test(the_monotonic_clock_never_goes_back),
        cmocka_unit_test(a_sleep_lasts_at_least_as_long_as_asked),
        cmocka_unit_test(random_bytes_fill_exactly_what_was_asked),
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(a_mutex_keeps_threads_apart),
        cmocka_unit_test(a_broadcast_wakes_all_and_a_signal_wakes_one),
        cmocka_unit_test(threads_start_with_all_signals_blocked),
        cmocka_unit_test(starting_a_thread_leaves_the_callers_signals_alone),
    };

    env = shop_env_default();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

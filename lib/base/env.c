/* env.c - the operating system's environment: POSIX threads, clocks, getrandom(2) and the C heap.
 * This is the only file that names them; everything else goes through a shop_env. */
#include "lib/base/env.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "shop/error.h"

enum { NS_PER_S = 1000 * 1000 * 1000, NS_PER_MS = 1000 * 1000, MS_PER_S = 1000 };

_Static_assert(sizeof(pthread_mutex_t) <= sizeof(shop_mutex), "a mutex does not fit its storage");
_Static_assert(_Alignof(pthread_mutex_t) <= _Alignof(shop_mutex), "mutex storage is misaligned");
_Static_assert(sizeof(pthread_cond_t) <= sizeof(shop_cond), "a condition does not fit its storage");
_Static_assert(_Alignof(pthread_cond_t) <= _Alignof(shop_cond), "condition storage is misaligned");

typedef struct thread {
    pthread_t handle;
    void (*run)(void *argument);
    void *argument;
} thread;

/* These calls fail only when the library uses them wrongly. */
static void must(int outcome)
{
    assert(outcome == 0);
    (void)outcome;
}

static pthread_mutex_t *mutex_in(shop_mutex *storage)
{
    return (pthread_mutex_t *)(void *)storage->space;
}

static pthread_cond_t *cond_in(shop_cond *storage)
{
    return (pthread_cond_t *)(void *)storage->space;
}

static int64_t now_ms(void *self)
{
    struct timespec now;

    (void)self;
    must(clock_gettime(CLOCK_REALTIME, &now));
    return (int64_t)now.tv_sec * MS_PER_S + now.tv_nsec / NS_PER_MS;
}

static int64_t monotonic_ns(void *self)
{
    struct timespec now;

    (void)self;
    must(clock_gettime(CLOCK_MONOTONIC, &now));
    return (int64_t)now.tv_sec * NS_PER_S + now.tv_nsec;
}

/* The kernel may give less than was asked for, or be interrupted by a signal: ask again. */
static int fill_random(void *self, void *bytes, size_t size)
{
    char *next = bytes;

    (void)self;
    while (size > 0) {
        ssize_t got = getrandom(next, size, 0);

        if (got < 0 && errno != EINTR)
            return SHOP_E_UNAVAILABLE;
        if (got > 0) {
            next += got;
            size -= (size_t)got;
        }
    }
    return 0;
}

static void *allocate(void *self, size_t size)
{
    (void)self;
    return calloc(1, size > 0 ? size : 1);
}

static void release(void *self, void *memory)
{
    (void)self;
    free(memory);
}

static void mutex_init(void *self, shop_mutex *mutex)
{
    (void)self;
    must(pthread_mutex_init(mutex_in(mutex), NULL));
}

static void mutex_destroy(void *self, shop_mutex *mutex)
{
    (void)self;
    must(pthread_mutex_destroy(mutex_in(mutex)));
}

static void mutex_lock(void *self, shop_mutex *mutex)
{
    (void)self;
    must(pthread_mutex_lock(mutex_in(mutex)));
}

static void mutex_unlock(void *self, shop_mutex *mutex)
{
    (void)self;
    must(pthread_mutex_unlock(mutex_in(mutex)));
}

/* Deadlines are monotonic, so that setting the wall clock neither ends nor prolongs a wait. */
static void cond_init(void *self, shop_cond *cond)
{
    pthread_condattr_t attributes;

    (void)self;
    must(pthread_condattr_init(&attributes));
    must(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC));
    must(pthread_cond_init(cond_in(cond), &attributes));
    must(pthread_condattr_destroy(&attributes));
}

static void cond_destroy(void *self, shop_cond *cond)
{
    (void)self;
    must(pthread_cond_destroy(cond_in(cond)));
}

static struct timespec to_timespec(int64_t ns)
{
    int64_t positive_ns = ns > 0 ? ns : 0;

    return (struct timespec){.tv_sec = (time_t)(positive_ns / NS_PER_S),
                             .tv_nsec = (long)(positive_ns % NS_PER_S)};
}

static bool cond_wait(void *self, shop_cond *cond, shop_mutex *mutex, int64_t until_ns)
{
    struct timespec until = to_timespec(until_ns);
    int outcome;

    (void)self;
    if (until_ns == SHOP_WAIT_FOREVER)
        outcome = pthread_cond_wait(cond_in(cond), mutex_in(mutex));
    else
        outcome = pthread_cond_timedwait(cond_in(cond), mutex_in(mutex), &until);
    assert(outcome == 0 || outcome == ETIMEDOUT);
    return outcome != ETIMEDOUT;
}

static void cond_signal(void *self, shop_cond *cond)
{
    (void)self;
    must(pthread_cond_signal(cond_in(cond)));
}

static void cond_broadcast(void *self, shop_cond *cond)
{
    (void)self;
    must(pthread_cond_broadcast(cond_in(cond)));
}

static void *thread_enter(void *argument)
{
    thread *t = argument;

    t->run(t->argument);
    return NULL;
}

/* A new thread inherits the mask of its maker: signals belong to the application's own threads. */
static int create_masked(thread *t)
{
    sigset_t all;
    sigset_t before;
    int outcome;

    must(sigfillset(&all));
    must(pthread_sigmask(SIG_SETMASK, &all, &before));
    outcome = pthread_create(&t->handle, NULL, thread_enter, t);
    must(pthread_sigmask(SIG_SETMASK, &before, NULL));
    return outcome == 0 ? 0 : SHOP_E_UNAVAILABLE;
}

static int thread_start(void *self, void (*run)(void *argument), void *argument, void **out_thread)
{
    thread *t = allocate(self, sizeof(*t));
    int code;

    if (t == NULL)
        return SHOP_E_NO_MEMORY;
    t->run = run;
    t->argument = argument;
    code = create_masked(t);
    if (code != 0)
        release(self, t);
    else
        *out_thread = t;
    return code;
}

static void thread_join(void *self, void *started)
{
    thread *t = started;

    if (t == NULL)
        return;
    must(pthread_join(t->handle, NULL));
    release(self, t);
}

static void sleep_ns(void *self, int64_t duration_ns)
{
    struct timespec left = to_timespec(duration_ns);

    (void)self;
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        continue;
}

static const shop_env system_env = {
    .struct_size = sizeof(shop_env),
    .now_ms = now_ms,
    .monotonic_ns = monotonic_ns,
    .random = fill_random,
    .allocate = allocate,
    .release = release,
    .mutex_init = mutex_init,
    .mutex_destroy = mutex_destroy,
    .mutex_lock = mutex_lock,
    .mutex_unlock = mutex_unlock,
    .cond_init = cond_init,
    .cond_destroy = cond_destroy,
    .cond_wait = cond_wait,
    .cond_signal = cond_signal,
    .cond_broadcast = cond_broadcast,
    .thread_start = thread_start,
    .thread_join = thread_join,
    .sleep_ns = sleep_ns,
};

const shop_env *shop_env_default(void)
{
    return &system_env;
}

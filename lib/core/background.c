/* background.c - the one thread that a shop may have: it delivers events and runs the jobs that are due.
 * A job is an operation with every_ms in the schema. With SHOP_OPEN_MANUAL there is no thread and the
 * application does the same by shop_run_pending(). One lock: only one thread works at a time. */
#include <assert.h>
#include <string.h>

#include "lib/core/core.h"
#include "lib/schema/generated/records.h"

typedef struct job {
    const service_handler *handler;
    const schema_op *op;
    int64_t due_ms; /* monotonic */
} job;

struct background {
    shop_mutex lock; /* of the fields below */
    shop_cond wake;
    bool woken;
    atomic_bool stop;
    shop_mutex working; /* held while events are delivered or jobs run; of the lists below */
    bool threaded;      /* not manual; set before the thread starts */
    void *thread;
    consumers consumers;
    job *jobs;
    size_t job_count;
};

static int64_t monotonic_ms(const local *l)
{
    return shop__env_monotonic_ns(l->env) / 1000000;
}

static int collect_jobs(local *l, background *b)
{
    b->jobs = shop__env_alloc(l->env, (SHOP__OP_COUNT + 1) * sizeof(*b->jobs));
    ENSURE(b->jobs != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < SHOP__OP_COUNT; i++)
        if (shop__ops[i].every_ms > 0 && l->handlers[i] != NULL)
            b->jobs[b->job_count++] = (job){l->handlers[i], &shop__ops[i], 0};
    return 0;
}

/* --- one piece of work ------------------------------------------------------------------------ */

static int run_job(local *l, const job *j, shop_job_report *ret)
{
    root r;
    call_header header = {0};
    _Alignas(max_align_t) char first[CALL_STACK_BYTES];
    shop__root_begin(&r, l, &header, first, sizeof(first));
    shop__root_as_service(&r);
    r.deadline_ns = SHOP_WAIT_FOREVER;
    call c = {.root = &r, .op = j->op, .service = j->op->service};
    void *args = shop__arena_alloc(&r.scratch, j->op->args->size);
    int code = args != NULL ? shop__run(&c, j->handler, args, ret) : SHOP_E_NO_MEMORY;
    shop__root_end(&r);
    shop__tally_add(&l->tallies[j->op - shop__ops], code);
    return code;
}

/* A consumer often only writes down what a job then does (a mail, a capture): the jobs of a service that took
 * events are due at once. */
static void hurry_jobs(background *b, int64_t now_ms)
{
    for (size_t i = 0; i < b->job_count; i++)
        if ((b->consumers.served & (1u << b->jobs[i].op->service)) != 0)
            b->jobs[i].due_ms = now_ms;
    b->consumers.served = 0;
}

/* All events there are, then each job that is due, once. */
static int work_once(local *l, int64_t *ret_done)
{
    background *b = l->background;
    int64_t events = 0, done = 0;
    int failed = 0;
    do {
        TRY(shop__consume(&b->consumers, &events));
        done += events;
    } while (events > 0 && !b->stop);
    hurry_jobs(b, monotonic_ms(l));
    for (size_t i = 0; i < b->job_count && !b->stop; i++) {
        job *j = &b->jobs[i];
        shop_job_report report = {0};
        int64_t now_ms = monotonic_ms(l);
        if (j->due_ms > now_ms)
            continue;
        int code = run_job(l, j, &report);
        j->due_ms = code == 0 && report.more ? now_ms : now_ms + j->op->every_ms;
        done += code == 0 ? report.done : 0;
        failed = code != 0 ? code : failed;
    }
    *ret_done = done;
    return failed;
}

int shop__background_run(local *l, int64_t *ret_done, fault *f)
{
    background *b = l->background;
    ENSURE((l->options.flags & SHOP_OPEN_READ_ONLY) == 0,
           shop__fault_set(f, SHOP_E_USAGE, "the shop is open read only"));
    shop__mutex_lock(l->env, &b->working);
    int code = work_once(l, ret_done);
    shop__mutex_unlock(l->env, &b->working);
    return code;
}

/* --- the thread ------------------------------------------------------------------------------- */

static int64_t next_due_ms(const background *b, int64_t now_ms)
{
    int64_t next = now_ms + BACKGROUND_POLL_MS;
    for (size_t i = 0; i < b->job_count; i++)
        if (b->jobs[i].due_ms < next)
            next = b->jobs[i].due_ms;
    int64_t retry_ms = now_ms + shop__consumers_rest_ms(&b->consumers);
    return retry_ms < next ? retry_ms : next;
}

static void rest(local *l, int64_t until_ms)
{
    background *b = l->background;
    shop__mutex_lock(l->env, &b->lock);
    while (!b->woken && !b->stop &&
           shop__cond_wait(l->env, &b->wake, &b->lock, until_ms * INT64_C(1000000)))
        continue;
    b->woken = false;
    shop__mutex_unlock(l->env, &b->lock);
}

/* Events that come close together are delivered together: one by one each would cost a commit of its own. A
 * lone event does not wait, it finds the thread at rest. */
static void gather(local *l)
{
    background *b = l->background;
    int64_t until_ns = shop__env_monotonic_ns(l->env) + BACKGROUND_GATHER_MS * INT64_C(1000000);
    shop__mutex_lock(l->env, &b->lock);
    while (!b->stop && shop__cond_wait(l->env, &b->wake, &b->lock, until_ns))
        continue;
    shop__mutex_unlock(l->env, &b->lock);
}

static bool stopping(local *l)
{
    background *b = l->background;
    shop__mutex_lock(l->env, &b->lock);
    bool stop = b->stop;
    shop__mutex_unlock(l->env, &b->lock);
    return stop;
}

static void thread_main(void *argument)
{
    local *l = argument;
    background *b = l->background;
    while (!stopping(l)) {
        int64_t done = 0;
        shop__mutex_lock(l->env, &b->working);
        int code = work_once(l, &done);
        int64_t now_ms = monotonic_ms(l);
        int64_t until_ms = code != 0 ? now_ms + BACKGROUND_POLL_MS : next_due_ms(b, now_ms);
        shop__mutex_unlock(l->env, &b->working);
        if (code != 0 || done == 0)
            rest(l, until_ms);
        else
            gather(l);
    }
}

void shop__background_wake(local *l)
{
    background *b = l->background;
    if (b == NULL || !b->threaded)
        return;
    shop__mutex_lock(l->env, &b->lock);
    bool asleep = !b->woken;
    b->woken = true;
    shop__mutex_unlock(l->env, &b->lock);
    if (asleep)
        shop__cond_signal(l->env, &b->wake);
}

int shop__background_start(local *l, bool manual, fault *f)
{
    background *b = shop__env_alloc(l->env, sizeof(*b));
    ENSURE(b != NULL, SHOP_E_NO_MEMORY);
    l->background = b;
    shop__mutex_init(l->env, &b->lock);
    shop__mutex_init(l->env, &b->working);
    shop__cond_init(l->env, &b->wake);
    TRY(shop__consumers_new(l, &b->consumers));
    TRY(collect_jobs(l, b));
    if (manual)
        return 0;
    b->threaded = true;
    int code = shop__thread_start(l->env, thread_main, l, &b->thread);
    return code == 0 ? 0 : shop__fault_set(f, code, "the background thread could not be started");
}

void shop__background_forget(local *l)
{
    background *b = l->background;
    if (b == NULL)
        return;
    shop__consumers_free(&b->consumers);
    shop__env_release(l->env, b->jobs);
    shop__env_release(l->env, b);
    l->background = NULL;
}

void shop__background_stop(local *l)
{
    background *b = l->background;
    if (b == NULL)
        return;
    if (b->thread != NULL) {
        shop__mutex_lock(l->env, &b->lock);
        b->stop = true;
        shop__mutex_unlock(l->env, &b->lock);
        shop__cond_broadcast(l->env, &b->wake);
        shop__thread_join(l->env, b->thread);
    }
    shop__cond_destroy(l->env, &b->wake);
    shop__mutex_destroy(l->env, &b->lock);
    shop__mutex_destroy(l->env, &b->working);
    shop__background_forget(l);
}

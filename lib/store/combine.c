/* combine.c - flat combining of writes. The life of a work: it is queued as a node on its caller's
 * stack (or leads at once when nobody does); a leader takes it into its group and runs it, on the
 * leader's thread; after COMMIT, and never before, its caller learns the answer.
 *
 * The fast path has no savepoints. A member that fails before it wrote just drops out. One that
 * fails after it wrote undoes the whole group, which then runs once more with a savepoint around
 * each. When others hold the store all members but the leader go back into the queue, where
 * their deadlines count again. Leading ends with the group: the lead passes to the caller that
 * waited longest. */
#include "lib/store/combine.h"

#include <assert.h>
#include <stddef.h>

enum { NS_PER_US = 1000 };

typedef enum member_state {
    MEMBER_QUEUED, /* may leave by itself when its deadline passes */
    MEMBER_TAKEN,  /* a leader works on it */
    MEMBER_LEADS,
    MEMBER_DONE
} member_state;

struct member {
    const work *work;
    int64_t deadline_ns;
    arena_mark mark;
    int code;
    bool ran;
    bool wrote;
    /* Under the combiner's lock: */
    member_state state;
    bool sleeps;
    member *before; /* in the queue, or in a group */
    member *after;
    shop_cond wake;
};

typedef struct group {
    member *first; /* the leader */
    member *last;
    uint32_t count;
    uint32_t reruns;
    int64_t full_ns; /* no more members after this */
    bool committed;
    fault fault; /* of the group as a whole */
} group;

/* What became of a group's transaction. */
typedef enum verdict {
    GROUP_FINE,
    GROUP_BUSY,    /* others hold the store: again, later */
    GROUP_SPOILT,  /* a member failed after it wrote */
    GROUP_ENDED    /* every member has its answer, nothing is to be committed */
} verdict;

void shop__combine_init(combiner *q, const shop_env *env, const combine_ops *ops, tx *writer)
{
    *q = (combiner){.env = env, .ops = ops, .writer = writer};
    shop__mutex_init(env, &q->lock);
    shop__cond_init(env, &q->arrival);
}

void shop__combine_destroy(combiner *q)
{
    assert(!q->led && q->first == NULL); /* closed while somebody writes */
    shop__cond_destroy(q->env, &q->arrival);
    shop__mutex_destroy(q->env, &q->lock);
}

/* --- the queue, under the lock ---------------------------------------------------------------- */

static void queue_append(combiner *q, member *m)
{
    m->state = MEMBER_QUEUED;
    m->after = NULL;
    m->before = q->last;
    *(q->last != NULL ? &q->last->after : &q->first) = m;
    q->last = m;
    q->waiting++;
    if (q->waiting > q->stats.longest_queue)
        q->stats.longest_queue = q->waiting;
    if (q->lingers)
        shop__cond_signal(q->env, &q->arrival);
}

static void queue_push_front(combiner *q, member *m)
{
    m->state = MEMBER_QUEUED;
    m->before = NULL;
    m->after = q->first;
    *(q->first != NULL ? &q->first->before : &q->last) = m;
    q->first = m;
    q->waiting++;
}

static void queue_remove(combiner *q, member *m)
{
    *(m->before != NULL ? &m->before->after : &q->first) = m->after;
    *(m->after != NULL ? &m->after->before : &q->last) = m->before;
    m->before = m->after = NULL;
    q->waiting--;
}

static void wake(combiner *q, member *m)
{
    if (m->sleeps)
        shop__cond_signal(q->env, &m->wake);
}

static void pass_lead(combiner *q)
{
    member *next = q->first;

    q->led = next != NULL;
    if (next == NULL)
        return;
    queue_remove(q, next);
    next->state = MEMBER_LEADS;
    wake(q, next);
}

/* --- one member ------------------------------------------------------------------------------- */

static verdict time_out(member *m)
{
    if (m->work->fault != NULL)
        shop__fault_clear(m->work->fault);
    m->code = shop__fault_set(m->work->fault, SHOP_E_TIMEOUT,
                              "the deadline passed while waiting to write");
    return GROUP_ENDED;
}

static void prepare(combiner *q, group *g, member *m)
{
    const work *w = m->work;

    if (m->ran)
        g->reruns++;
    m->ran = true;
    m->wrote = false;
    shop__arena_reset(w->scratch, m->mark);
    if (w->fault != NULL)
        shop__fault_clear(w->fault);
    q->writer->scratch = w->scratch;
    q->writer->fault = w->fault;
    q->writer->broken = 0;
    q->writer->wrote = q->writer->busy = q->writer->lost = false;
}

/* A broken transaction is a failure, whatever the function made of it. */
static int run_work(combiner *q, const work *w)
{
    tx *t = q->writer;

    TRY(w->run(t, w->userdata));
    ENSURE(t->broken == 0, t->broken);
    return t->wrote ? q->ops->check(t) : 0;
}

/* SQLite has undone the whole transaction by itself (disk full, I/O error, no memory): nobody in it
 * succeeded. */
static verdict end_all(group *g, int code)
{
    for (member *m = g->first; m != NULL; m = m->after) {
        m->code = code;
        if (m->work->fault != NULL)
            *m->work->fault = g->fault;
    }
    return GROUP_ENDED;
}

static verdict end_lost(combiner *q, group *g, member *culprit)
{
    int code = q->writer->broken != 0 ? q->writer->broken : SHOP_E_STORAGE;

    if (culprit->work->fault != NULL)
        g->fault = *culprit->work->fault;
    if (g->fault.code != code) {
        shop__fault_clear(&g->fault);
        (void)shop__fault_set(&g->fault, code, "the store undid a transaction shared with others");
    }
    return end_all(g, code);
}

static verdict run_member(combiner *q, group *g, member *m)
{
    prepare(q, g, m);
    m->code = run_work(q, m->work);
    m->wrote = q->writer->wrote;
    if (q->writer->busy)
        return GROUP_BUSY;
    if (q->writer->lost)
        return end_lost(q, g, m);
    return m->code != 0 && m->wrote ? GROUP_SPOILT : GROUP_FINE;
}

/* The second run, in which a member can fail by itself. */
static verdict run_saved(combiner *q, group *g, member *m)
{
    tx *t = q->writer;

    prepare(q, g, m);
    m->code = q->ops->save(t);
    if (m->code == 0) {
        m->code = run_work(q, m->work);
        m->wrote = t->wrote && m->code == 0;
        if (!t->busy && !t->lost && q->ops->release(t, m->code == 0) != 0)
            t->lost = true;
    }
    if (t->busy)
        return GROUP_BUSY;
    return t->lost ? end_lost(q, g, m) : GROUP_FINE;
}

/* --- a group ---------------------------------------------------------------------------------- */

/* Callers come in waves: those whom the last commit answered are back at once, and a commit without them
 * would be half as large. So the leader waits a moment for the next of them, unless that was in vain. */
static void linger(combiner *q, const group *g)
{
    bool late = false;

    if (q->first != NULL || g->count >= q->crowd || q->lonely > 0)
        return;
    int64_t until_ns = shop__env_monotonic_ns(q->env) + (int64_t)STORE_LINGER_US * NS_PER_US;
    q->lingers = true;
    while (q->first == NULL && !late)
        late = !shop__cond_wait(q->env, &q->arrival, &q->lock, until_ns);
    q->lingers = false;
    if (q->first == NULL) {
        q->crowd = g->count;
        q->lonely = STORE_LINGER_LOSS;
    }
}

/* The oldest waiting member, unless the group is full. */
static member *take(combiner *q, group *g)
{
    member *m = NULL;

    if (g->count >= STORE_GROUP_MAX || shop__env_monotonic_ns(q->env) >= g->full_ns)
        return NULL;
    shop__mutex_lock(q->env, &q->lock);
    linger(q, g);
    m = q->first;
    if (m != NULL) {
        queue_remove(q, m);
        m->state = MEMBER_TAKEN;
    }
    shop__mutex_unlock(q->env, &q->lock);
    if (m != NULL) {
        m->before = g->last;
        g->last->after = m;
        g->last = m;
        g->count++;
    }
    return m;
}

/* Run the leader's work, then whatever waits; members join while others run, but none joins a group
 * that has failed: it would be answered without having run. */
static verdict run_fast(combiner *q, group *g)
{
    member *m = g->first;
    verdict v;

    do {
        v = run_member(q, g, m);
        m = v == GROUP_FINE ? take(q, g) : NULL;
    } while (m != NULL);
    return v;
}

static verdict run_all_saved(combiner *q, group *g)
{
    verdict v = GROUP_FINE;

    for (member *m = g->first; m != NULL && v == GROUP_FINE; m = m->after)
        v = run_saved(q, g, m);
    return v;
}

static verdict begin(combiner *q, group *g)
{
    int code = shop__env_reach(q->env, SHOP_POINT_BEGIN, "write");

    shop__fault_clear(&g->fault);
    if (code == 0)
        code = q->ops->begin(q->writer, &g->fault);
    else
        (void)shop__fault_set(&g->fault, code, "the store failed to begin a transaction");
    if (code == 0)
        return GROUP_FINE;
    return code == SHOP_E_OVERLOADED ? GROUP_BUSY : end_all(g, code);
}

static bool any_wrote(const group *g)
{
    bool wrote = false;

    for (const member *m = g->first; m != NULL && !wrote; m = m->after)
        wrote = m->wrote;
    return wrote;
}

/* Once COMMIT has returned OK the works are done: a failure after it can only mean "unknown". */
static verdict commit(combiner *q, group *g)
{
    int code = shop__env_reach(q->env, SHOP_POINT_COMMIT, "write");

    if (code == 0)
        code = q->ops->commit(q->writer, &g->fault);
    else
        (void)shop__fault_set(&g->fault, code, "the store failed to commit");
    if (code == SHOP_E_OVERLOADED)
        return GROUP_BUSY;
    if (code == 0) {
        g->committed = true;
        if (shop__env_reach(q->env, SHOP_POINT_COMMITTED, "write") == 0)
            return GROUP_FINE;
        code = shop__fault_set(&g->fault, SHOP_E_UNKNOWN, "the answer to a commit was lost");
    }
    return end_all(g, code);
}

/* Nothing was written: no commit, so no sync of the disk. */
static verdict conclude(combiner *q, group *g)
{
    return any_wrote(g) ? commit(q, g) : GROUP_ENDED;
}

static verdict transact(combiner *q, group *g)
{
    verdict v = begin(q, g);

    if (v == GROUP_FINE)
        v = run_fast(q, g);
    if (v == GROUP_SPOILT && g->count == 1)
        v = GROUP_ENDED; /* nobody else is hurt */
    if (v == GROUP_SPOILT) {
        q->ops->rollback(q->writer);
        v = begin(q, g);
        if (v == GROUP_FINE)
            v = run_all_saved(q, g);
    }
    if (v == GROUP_FINE)
        v = conclude(q, g);
    if (!g->committed)
        q->ops->rollback(q->writer);
    return v;
}

/* --- leading ---------------------------------------------------------------------------------- */

static void group_start(combiner *q, group *g, member *leader)
{
    leader->before = leader->after = NULL;
    leader->wrote = false;
    g->first = g->last = leader;
    g->count = 1;
    g->committed = false;
    g->full_ns = shop__env_monotonic_ns(q->env) + (int64_t)STORE_GROUP_US * NS_PER_US;
}

/* Everybody but the leader waits again, first in the queue and in the same order, and looks at its
 * deadline again. */
static void give_back(combiner *q, group *g)
{
    member *m = g->last;

    shop__mutex_lock(q->env, &q->lock);
    while (m != g->first) {
        member *before = m->before;

        m->wrote = false;
        queue_push_front(q, m);
        wake(q, m);
        m = before;
    }
    shop__mutex_unlock(q->env, &q->lock);
}

static void count(combiner *q, const group *g)
{
    q->stats.reruns += g->reruns;
    if (!g->committed)
        return;
    if (q->waiting > 0)
        q->crowd = g->count + q->waiting;
    q->lonely -= q->lonely > 0;
    q->stats.commits++;
    for (const member *m = g->first; m != NULL; m = m->after)
        q->stats.members += m->code == 0;
}

/* Tell it under the lock; who is told goes on to tell those after it, so that nobody who leads does. A told
 * member's memory is gone. */
static void tell(combiner *q, member *m)
{
    m->state = MEMBER_DONE;
    wake(q, m);
}

/* One by one: woken all at once they would only meet at the lock. */
static void tell_rest(combiner *q, member *m)
{
    while (m != NULL) {
        member *after = m->after;

        m->after = NULL;
        shop__mutex_lock(q->env, &q->lock);
        tell(q, m);
        shop__mutex_unlock(q->env, &q->lock);
        m = after;
    }
}

/* The second member is woken before the next leader, and tells the others: a scheduler likes to run whoever
 * is woken in the place of who woke him, and the next leader has the longest work to do. */
static void finish(combiner *q, group *g)
{
    member *second = g->first->after;

    shop__mutex_lock(q->env, &q->lock);
    count(q, g);
    if (second != NULL)
        tell(q, second);
    pass_lead(q);
    shop__mutex_unlock(q->env, &q->lock);
}

/* Lead one group. Only its deadline ends a caller's patience with others that hold the store. */
static void lead(combiner *q, member *self)
{
    group g = {.reruns = 0};
    uint32_t attempt = 0;
    verdict v;

    do {
        group_start(q, &g, self);
        v = shop__expired(q->env, self->deadline_ns) ? time_out(self) : transact(q, &g);
        if (v == GROUP_BUSY) {
            give_back(q, &g);
            (void)shop__backoff(q->env, attempt++, self->deadline_ns);
        }
    } while (v == GROUP_BUSY);
    finish(q, &g);
}

/* --- a caller --------------------------------------------------------------------------------- */

static bool waits(const member *m)
{
    return m->state == MEMBER_QUEUED || m->state == MEMBER_TAKEN;
}

/* Sleep until this member leads or is done; a member that nobody took may give up. */
static void sleep_until_called(combiner *q, member *m)
{
    m->sleeps = true;
    shop__cond_init(q->env, &m->wake);
    while (waits(m)) {
        bool queued = m->state == MEMBER_QUEUED;

        if (queued && shop__expired(q->env, m->deadline_ns)) {
            queue_remove(q, m);
            (void)time_out(m);
            m->state = MEMBER_DONE;
        } else {
            (void)shop__cond_wait(q->env, &m->wake, &q->lock,
                                  queued ? m->deadline_ns : SHOP_WAIT_FOREVER);
        }
    }
    m->sleeps = false;
    shop__cond_destroy(q->env, &m->wake);
}

/* Lead at once, or wait; false when too many wait already. */
static bool line_up(combiner *q, member *m)
{
    bool room = true;

    shop__mutex_lock(q->env, &q->lock);
    if (!q->led) {
        q->led = true;
    } else if (q->waiting < STORE_QUEUE_MAX) {
        queue_append(q, m);
        sleep_until_called(q, m);
    } else {
        room = false;
    }
    shop__mutex_unlock(q->env, &q->lock);
    return room;
}

int shop__combine(combiner *q, const work *w, int64_t deadline_ns)
{
    member self = {.work = w,
                   .deadline_ns = deadline_ns,
                   .mark = shop__arena_mark(w->scratch),
                   .code = SHOP_E_INTERNAL, /* until it has run */
                   .state = MEMBER_LEADS};

    if (w->fault != NULL)
        shop__fault_clear(w->fault);
    if (!line_up(q, &self))
        return shop__fault_set(w->fault, SHOP_E_OVERLOADED, "%d callers wait to write already",
                               STORE_QUEUE_MAX);
    if (self.state == MEMBER_LEADS)
        lead(q, &self);
    else
        tell_rest(q, self.after);
    return self.code;
}

void shop__combine_stats(combiner *q, store_stats *ret)
{
    shop__mutex_lock(q->env, &q->lock);
    *ret = q->stats;
    shop__mutex_unlock(q->env, &q->lock);
}

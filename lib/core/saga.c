/* saga.c - the engine behind every saga: which steps share a transaction, when to commit, what to do when
 * one fails, and how to go on after a crash.
 *
 * A group is one transaction: it runs steps until the saga ends or the next step cannot run inside of it.
 * A saga that is called by a step of another, within one store, runs in the caller's transaction (a child
 * frame); when it comes to its OUTSIDE step everything commits, the I/O is done, and in the next group the
 * caller's step runs again and finds its child further on. Nothing but rows survives a crash. */
#include <assert.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/codec/json.h"
#include "lib/core/core.h"

typedef enum frame_next {
    NEXT_NONE = 0,
    NEXT_COMMIT,
    NEXT_OUTSIDE,
    NEXT_CALL,
    NEXT_WAIT
} frame_next;

struct saga_frame {
    const saga *saga;
    const schema_op *op;
    const void *args;
    void *state;
    bool loaded;  /* open() or load() has run */
    bool changed; /* since it was saved */
    frame_next next;
    int64_t wait_until_ms; /* of NEXT_WAIT, and what the caller is told */
    int wait_code;
    const char *wait_reason;
    int turn_code; /* an error for which the saga turns back as soon as its row is read */
    const char *turn_reason;
    bool began; /* its row is in the store, as far as this runner knows */
    bool waits; /* a CALL step outside of a transaction said so; to be saved */
    bool one_step; /* commit after each step: the group failed as a whole */
    int refused;   /* with what a saga that the running step called has ended */
    saga_frame *children; /* the sagas that the running step called, newest first */
    saga_frame *sibling;  /* the one called before this */
    uint64_t args_hash;   /* which call of the step it is */
    void *state_before;   /* as it was when the group began, for a transaction that runs again */
    saga_frame *children_before;
    bool loaded_before;
    bool changed_before;
};

/* What one run from outside (or one recovery) knows beside its frame. */
typedef struct saga_run {
    saga_frame *frame;
    void *ret;
    const claim *claim;    /* NULL = without idempotency */
    bool claim_found;      /* its row was in the store before this runner came */
    bool claim_stored;     /* the row of the claim that the saga's end answers is in the store */
    bool committed;        /* a group of this runner is */
    const char *resume_id; /* recovery: whose saga */
    bool answered;         /* by an earlier call with the same key */
    bool busy;             /* another runner is alive */
    bool rests;            /* nobody is: the saga waits for somebody outside */
} saga_run;

static saga_progress *progress_of(const saga_frame *f)
{
    return f->state;
}

static saga_frame *frame_new(call *c, const saga *g, const schema_op *op, const void *args)
{
    arena *kept = &c->root->kept;
    saga_frame *f = shop__arena_alloc(kept, sizeof(*f));
    if (f == NULL)
        return NULL;
    f->saga = g;
    f->op = op;
    f->args = args;
    f->state = shop__arena_alloc(kept, g->state_size);
    f->state_before = shop__arena_alloc(kept, g->state_size);
    return f->state != NULL && f->state_before != NULL ? f : NULL;
}

static void remember(saga_frame *f)
{
    memcpy(f->state_before, f->state, f->saga->state_size);
    f->children_before = f->children;
    f->loaded_before = f->loaded;
    f->changed_before = f->changed;
    for (saga_frame *each = f->children; each != NULL; each = each->sibling)
        remember(each);
}

static void restore(saga_frame *f)
{
    memcpy(f->state, f->state_before, f->saga->state_size);
    f->children = f->children_before;
    f->loaded = f->loaded_before;
    f->changed = f->changed_before;
    f->next = NEXT_NONE;
    for (saga_frame *each = f->children; each != NULL; each = each->sibling)
        restore(each);
}

/* --- what steps may say ----------------------------------------------------------------------- */

int call_refuse(call *c, void *state, int code, const char *format, ...)
{
    saga_progress *p = state;
    va_list args;
    va_start(args, format);
    char *reason = shop__arena_vformat(&c->root->kept, format, args);
    va_end(args);
    ENSURE(reason != NULL, SHOP_E_NO_MEMORY);
    p->direction = SAGA_BACK;
    p->outcome = code;
    p->reason = reason;
    return 0;
}

int call_wait(call *c, void *state, int64_t deadline_ms, int code, const char *format, ...)
{
    saga_frame *f = c->frame;
    va_list args;
    va_start(args, format);
    f->wait_reason = shop__arena_vformat(&c->root->kept, format, args);
    va_end(args);
    ENSURE(f->wait_reason != NULL, SHOP_E_NO_MEMORY);
    assert(f->state == state);
    (void)state;
    f->wait_until_ms = deadline_ms;
    f->wait_code = code;
    return CALL_WAITING;
}

/* A new runner. What the one before waited for, if it did, is over. */
static void replace_runner(saga_progress *p)
{
    p->epoch++;
    if (p->direction == SAGA_FORWARD) {
        p->outcome = 0;
        p->reason = NULL;
    }
}

void call_continue(call *c, void *state)
{
    (void)c;
    replace_runner(state);
}

int call_finish(call *c, void *state)
{
    (void)c;
    ((saga_progress *)state)->direction = SAGA_ENDED;
    return 0;
}

/* --- steps ------------------------------------------------------------------------------------ */

/* The step that is next in the saga's direction, and what to run of it. */
static const saga_step *next_step(const saga_frame *f)
{
    const saga_progress *p = progress_of(f);
    return &f->saga->steps[p->direction == SAGA_BACK ? p->step - 1 : p->step];
}

static bool has_next(const saga_frame *f)
{
    const saga_progress *p = progress_of(f);
    return (p->direction == SAGA_FORWARD && p->step < (int64_t)f->saga->step_count) ||
           (p->direction == SAGA_BACK && p->step > 0);
}

/* After a step ran: one on, one back, or turned: then it is itself the first to be undone. */
static void step_done(saga_frame *f, int64_t direction_before)
{
    saga_progress *p = progress_of(f);
    f->changed = true;
    f->children = NULL;
    p->step += direction_before == SAGA_BACK ? -1 : 1;
}

/* A saga that the step called has ended with a refusal. Its end and the turn of ours are one commit,
 * as they would be two if it were in another process; only where nothing of ours is stored yet all of
 * it is undone. */
static int adopt_refusal(call *c, saga_frame *f, int64_t direction, int code)
{
    if (code >= 0 || code != f->refused || c->root->tx == NULL || direction == SAGA_BACK || !f->began)
        return code;
    return call_refuse(c, f->state, code, "%s", call_fault(c)->message);
}

static int run_step(call *c, saga_frame *f)
{
    const saga_step *s = next_step(f);
    int64_t direction = progress_of(f)->direction;
    int (*body)(call *, void *) = direction == SAGA_BACK ? s->undo : s->run;
    call inner = *c;
    inner.frame = f;
    inner.op = f->op;
    inner.service = f->op->service;
    f->refused = 0;
    int code = body != NULL ? body(&inner, f->state) : 0;
    c->owner_checked = c->owner_checked || inner.owner_checked;
    code = adopt_refusal(c, f, direction, code);
    if (code != 0)
        return code;
    assert(c->root->tx == NULL || c->root->suspended == NULL); /* a step passes suspension on */
    shop__fault_clear(call_fault(c)); /* what the step coped with is not the call's failure */
    step_done(f, direction);
    return 0;
}

/* Run steps in the open transaction until the saga has ended or something else must come first. */
static int advance(call *c, saga_frame *f)
{
    saga_progress *p = progress_of(f);
    f->next = f->waits ? NEXT_WAIT : NEXT_NONE;
    if (f->waits)
        return 0;
    while (has_next(f)) {
        const saga_step *s = next_step(f);
        bool forward = p->direction == SAGA_FORWARD;
        if (s->kind == SAGA_OUTSIDE && forward) {
            f->next = NEXT_OUTSIDE;
            c->root->suspended = f;
            return 0;
        }
        if (s->kind == SAGA_CALL && c->root->l->split_sagas && (forward || s->undo != NULL)) {
            f->next = NEXT_CALL;
            return 0;
        }
        int code = run_step(c, f);
        if (code == CALL_SUSPENDED && c->root->pending == NULL) {
            f->next = NEXT_OUTSIDE;
            return 0;
        }
        if (code == CALL_WAITING) {
            f->next = NEXT_WAIT;
            return 0;
        }
        TRY(code);
        if (f->one_step && has_next(f)) {
            f->next = NEXT_COMMIT;
            return 0;
        }
    }
    if (p->direction != SAGA_ENDED || p->deadline_ms != 0)
        f->changed = true;
    p->direction = SAGA_ENDED;
    p->deadline_ms = 0;
    return 0;
}

/* save() found that somebody has taken over: what became of the saga is known there, not here. A caller's
 * saga must not turn back because of it. */
static int replaced(call *c, const saga_frame *f, int code)
{
    if (code != SHOP_E_CONFLICT)
        return code;
    shop__fault_clear(call_fault(c));
    return call_fail(c, SHOP_E_IN_PROGRESS, "somebody else goes on with %s of %s", f->op->name,
                     progress_of(f)->id);
}

static int save_progress(call *c, saga_frame *f)
{
    saga_progress *p = progress_of(f);
    if (!f->changed && f->next == NEXT_NONE)
        return 0;
    p->operation = f->op->name;
    if (f->next == NEXT_WAIT) {
        p->deadline_ms = f->wait_until_ms;
        p->outcome = f->wait_code;
        p->reason = f->wait_reason;
    } else if (p->direction != SAGA_ENDED) {
        p->deadline_ms = c->root->now_ms + f->saga->lease_ms;
    }
    call inner = *c;
    inner.op = f->op;
    inner.service = f->op->service;
    TRY(replaced(c, f, f->saga->save(&inner, f->state)));
    p->stored_epoch = p->epoch;
    p->exists = true;
    f->changed = false;
    return 0;
}

/* open() may have found a saga that began earlier. Its runner is alive, or dead and hereby replaced; open()
 * itself has taken it over when it said call_continue(). */
static void adopt(call *c, saga_frame *f, bool *ret_busy)
{
    saga_progress *p = progress_of(f);
    *ret_busy = false;
    if (!p->exists || p->direction == SAGA_ENDED || p->epoch != p->stored_epoch)
        return;
    *ret_busy = p->deadline_ms > c->root->now_ms;
    if (!*ret_busy) {
        replace_runner(p);
        f->changed = true;
    }
}

static int open_nested(call *c, saga_frame *f, const void *args)
{
    bool busy;
    TRY(f->saga->open(c, args, f->state));
    adopt(c, f, &busy);
    ENSURE(!busy, call_fail(c, SHOP_E_IN_PROGRESS, "%s of %s is still running", f->op->name,
                            progress_of(f)->id));
    f->loaded = true;
    return 0;
}

/* Whether the row that was read says that its saga has not ended: only then it has a deadline. */
static bool is_running(const saga_progress *p)
{
    return p->exists && p->deadline_ms != 0;
}

/* See turn_back(). */
static void apply_turn(saga_frame *f)
{
    saga_progress *p = progress_of(f);
    if (f->turn_code == 0 || p->direction != SAGA_FORWARD)
        return;
    p->direction = SAGA_BACK;
    p->outcome = f->turn_code;
    p->reason = f->turn_reason;
    if (p->step < (int64_t)f->saga->step_count)
        p->step++;
    f->children = NULL;
    f->changed = true;
}

/* --- a saga in the transaction of another's step ---------------------------------------------- */

static int hash_args(call *c, const void *args, uint64_t *ret)
{
    buf text;
    shop__buf_init(&text, c->root->l->env, JSON_SIZE_MAX);
    shop__json_encode(c->op->args, args, &text);
    bool failed = text.failed;
    if (!failed)
        *ret = shop__text_hash(text.data, text.size);
    shop__buf_free(&text);
    return failed ? SHOP_E_NO_MEMORY : 0;
}

/* A step may call several sagas, and runs again from its beginning each time one of them has been
 * outside: each call finds its frame by what it asks for. */
static int child_frame(call *c, const saga *g, const void *args, saga_frame **ret)
{
    saga_frame *parent = c->frame;
    uint64_t hash;
    TRY(hash_args(c, args, &hash));
    saga_frame *f = parent->children;
    while (f != NULL && (f->op != c->op || f->args_hash != hash))
        f = f->sibling;
    if (f == NULL) {
        f = frame_new(c, g, c->op, args);
        ENSURE(f != NULL, SHOP_E_NO_MEMORY);
        f->args_hash = hash;
        f->sibling = parent->children;
        parent->children = f;
    }
    *ret = f;
    return 0;
}

/* Its caller could not tell waiting from having been refused. */
static int expect_may_wait(call *c, const saga_frame *f)
{
    ENSURE(f->next != NEXT_WAIT || c->frame == NULL,
           call_fail(c, SHOP_E_INTERNAL, "%s waits, which only an outermost saga may", c->op->name));
    return 0;
}

int shop__saga_nested(call *c, const saga *g, const void *args, void *ret)
{
    saga_frame *f;
    ENSURE(c->frame != NULL,
           call_fail(c, SHOP_E_INTERNAL, "%s is a saga; only a saga's CALL step or a task may call it",
                     c->op->name));
    TRY(child_frame(c, g, args, &f));
    if (!f->loaded)
        TRY(open_nested(c, f, args));
    f->began = f->began || is_running(progress_of(f));
    apply_turn(f);
    f->changed = f->changed || !progress_of(f)->exists;
    TRY(advance(c, f));
    TRY(expect_may_wait(c, f));
    TRY(save_progress(c, f));
    if (f->next != NEXT_NONE)
        return CALL_SUSPENDED;
    const saga_progress *p = progress_of(f);
    c->frame->refused = (int)p->outcome;
    if (p->outcome != 0)
        return call_fail(c, (int)p->outcome, "%s", p->reason != NULL ? p->reason : "");
    return g->result != NULL && ret != NULL ? g->result(c, f->state, ret) : 0;
}

/* --- a saga from outside ---------------------------------------------------------------------- */

/* Operations that begin, confirm and retry may share their steps: each can go on with what another
 * began. Any other saga on the same aggregate is somebody else's. */
static bool same_steps(const call *c, const saga_frame *f)
{
    const char *name = progress_of(f)->operation;
    const schema_op *o = name != NULL ? shop__schema_op(name, strlen(name)) : NULL;
    const service_handler *handler = o != NULL ? c->root->l->handlers[o - shop__ops] : NULL;
    return handler != NULL && handler->saga != NULL && handler->saga->steps == f->saga->steps;
}

/* Whether the saga waits for somebody outside, and nobody runs it: a repeated call is told the same at once. */
static int look_for_rest(call *c, saga_run *v)
{
    saga_frame *f = v->frame;
    const saga_progress *p = progress_of(f);
    v->rests = p->direction == SAGA_FORWARD && p->outcome != 0 && p->deadline_ms > c->root->now_ms;
    if (!v->rests)
        return 0;
    f->wait_code = (int)p->outcome;
    f->wait_reason = shop__arena_text(&c->root->kept, p->reason != NULL ? p->reason : "");
    return f->wait_reason != NULL ? 0 : SHOP_E_NO_MEMORY;
}

/* Take a saga over whose runner is dead; or find that it is alive, or that it waits. */
static int take_over(call *c, saga_run *v, const char *id)
{
    saga_frame *f = v->frame;
    const saga_progress *p = progress_of(f);
    ENSURE(id != NULL, call_fail(c, SHOP_E_CORRUPT, "the claim of a saga does not say which"));
    TRY(f->saga->load(c, id, f->state));
    f->loaded = true;
    v->claim_stored = p->claim != NULL;
    if (p->direction != SAGA_ENDED && !same_steps(c, f))
        v->busy = true;
    else
        TRY(look_for_rest(c, v));
    if (!v->busy && !v->rests)
        adopt(c, f, &v->busy);
    return 0;
}

static int first_look(call *c, saga_run *v)
{
    saga_frame *f = v->frame;
    claim_row row = {0};
    memset(f->state, 0, f->saga->state_size);
    if (v->resume_id != NULL)
        return take_over(c, v, v->resume_id);
    if (v->claim != NULL)
        TRY(shop__claim_read(c, v->claim, &row));
    if (row.state == CLAIM_DONE) {
        v->answered = true;
        return shop__claim_answer(c, &row, v->ret);
    }
    v->claim_found = row.state == CLAIM_RUNNING;
    if (v->claim_found) {
        c->owner_checked = true; /* the claim's name holds whose it is */
        return take_over(c, v, row.entity);
    }
    TRY(f->saga->open(c, f->args, f->state));
    f->loaded = f->changed = true;
    saga_progress *p = progress_of(f);
    bool anew = !p->exists || (p->epoch != p->stored_epoch && p->deadline_ms == 0);
    adopt(c, f, &v->busy);
    if (anew) /* also one that had ended and is run again: its first call is answered */
        p->claim = v->claim != NULL ? v->claim->name : NULL;
    else
        v->claim_stored = p->claim != NULL;
    return 0;
}

/* The claim of the call that began the saga is stored with the first commit and answered with the last;
 * a later call that goes on with the saga has a claim of its own, which is stored when it ends. */
static int keep_claim(call *c, saga_run *v)
{
    const saga_progress *p = progress_of(v->frame);
    bool ended = p->direction == SAGA_ENDED;
    const char *answer = ended && p->reason != NULL ? p->reason : "";
    bool own = v->claim != NULL && p->claim != NULL && strcmp(p->claim, v->claim->name) == 0;
    int code = ended ? (int)p->outcome : 0;
    const char *person = shop__claim_person(c, v->ret);
    if (ended && p->outcome == 0)
        TRY(shop__claim_encode(c, v->ret, &answer));
    if (ended && p->claim != NULL && v->claim_stored)
        TRY(shop__claim_finish(c, p->claim, code, answer, person));
    if (v->claim == NULL || (own && v->claim_stored) || (!own && !ended))
        return 0;
    if (v->claim_found)
        return shop__claim_finish(c, v->claim->name, code, answer, person);
    return shop__claim_insert(c, v->claim, p->id, code, answer, ended ? CLAIM_DONE : CLAIM_RUNNING,
                              person);
}

static int run_group(call *c, void *userdata)
{
    saga_run *v = userdata;
    saga_frame *f = v->frame;
    restore(f);
    v->answered = v->busy = v->rests = false;
    v->claim_stored = v->committed;
    c->root->now_ms = shop__env_now_ms(c->root->l->env);
    if (!f->loaded)
        TRY(first_look(c, v));
    if (v->answered || v->busy || v->rests)
        return 0;
    f->began = f->began || is_running(progress_of(f));
    apply_turn(f);
    TRY(advance(c, f));
    TRY(expect_may_wait(c, f));
    TRY(save_progress(c, f));
    const saga_progress *p = progress_of(f);
    if (p->direction == SAGA_ENDED && p->outcome == 0 && f->saga->result != NULL && v->ret != NULL) {
        memset(v->ret, 0, f->op->result->size);
        TRY(f->saga->result(c, f->state, v->ret));
    }
    return keep_claim(c, v);
}

/* Turn back because of an error that will not go away by itself: from the step that failed, in the next group. */
static int turn_back(call *c, saga_frame *f, int code)
{
    f->turn_code = code;
    f->turn_reason = shop__arena_text(&c->root->kept, call_fault(c)->message);
    ENSURE(f->turn_reason != NULL, SHOP_E_NO_MEMORY);
    shop__fault_clear(call_fault(c));
    return 0;
}

/* It began and its end is not known: the caller may ask again with the same key, recovery goes on. */
static int in_doubt(call *c, const saga_frame *f)
{
    char why[FAULT_MESSAGE_MAX / 2];
    const char *message = call_fault(c)->message;
    size_t size = shop__utf8_cut(message, strnlen(message, sizeof(why) - 1));
    memcpy(why, message, size);
    why[size] = '\0';
    shop__fault_clear(call_fault(c));
    return call_fail(c, SHOP_E_UNKNOWN, "%s has begun and is carried on in the background%s%s", f->op->name,
                     size > 0 ? ": " : "", why);
}

/* Errors that will go away, or that say nothing of what happened: nothing is undone because of them. */
static bool leaves_open(int code)
{
    return shop_code_retryable(code) || code == SHOP_E_STORAGE || code == SHOP_E_CORRUPT ||
           code == SHOP_E_INTERNAL;
}

/* A group failed and was rolled back, and with it what had been learned outside. Where the failure
 * lasts it runs once more with a commit after each step: then the failing step alone is without effect,
 * and is the first to be undone. */
static int group_failed(call *c, saga_frame *f, int code)
{
    restore(f);
    if (!f->began)
        return code;
    if (leaves_open(code) || f->turn_code != 0 || progress_of(f)->direction == SAGA_BACK)
        return in_doubt(c, f);
    if (f->one_step)
        return turn_back(c, f, code);
    f->one_step = true;
    return 0;
}

/* The I/O of the suspended frame, which may be a child's. */
static int do_outside(call *c, const saga_frame *top)
{
    const shop_env *env = c->root->l->env;
    saga_frame *f = c->root->suspended;
    const char *name = next_step(f)->name;
    c->root->suspended = NULL;
    ENSURE(shop__env_reach(env, SHOP_POINT_OUTSIDE, name) == 0, in_doubt(c, top));
    int code = run_step(c, f);
    if (code != 0 && !leaves_open(code))
        return turn_back(c, f, code);
    if (code == 0)
        code = shop__env_reach(env, SHOP_POINT_OUTSIDE, "done");
    return code == 0 ? 0 : in_doubt(c, top);
}

/* A CALL step that is not in this transaction: the other service commits by itself, under a key that
 * stands for this step of this runner. */
static int do_call(call *c, saga_frame *f)
{
    root *r = c->root;
    const saga_progress *p = progress_of(f);
    const char *own_key = r->idempotency_key;
    uint32_t own_calls = r->keyed_calls;
    bool back = p->direction == SAGA_BACK;
    r->idempotency_key =
        shop__arena_format(&r->kept, "%s/%s/%lld/%s", p->id, next_step(f)->name, (long long)p->epoch,
                           back ? "undo" : "run");
    ENSURE(r->idempotency_key != NULL, in_doubt(c, f));
    r->keyed_calls = 0;
    int code = run_step(c, f);
    r->idempotency_key = own_key;
    r->keyed_calls = own_calls;
    if (code == CALL_WAITING)
        f->waits = f->changed = true;
    if (code == 0 || code == CALL_WAITING)
        return 0;
    return back || leaves_open(code) ? in_doubt(c, f) : turn_back(c, f, code);
}

/* Wait for the same call that another runner is busy with. */
static int wait_for_runner(call *c, int64_t *waited_ms)
{
    enum { STEP_MS = 5 };
    const shop_env *env = c->root->l->env;
    ENSURE(*waited_ms < CLAIM_WAIT_MS && shop__env_monotonic_ns(env) < c->root->deadline_ns,
           call_fail(c, SHOP_E_IN_PROGRESS, "the same call is still running; repeat it with the same key"));
    env->sleep_ns(env->self, STEP_MS * INT64_C(1000000));
    *waited_ms += STEP_MS;
    return 0;
}

/* Nobody is at work on this saga from now on, so recovery need not wait until its runner would count as dead.
 * Only the deadline changes: what the row says of the progress is what is known for certain. */
static int shorten_one(call *c, saga_frame *f)
{
    call inner = *c;
    saga_progress *p = progress_of(f);
    const char *id = p->id;
    int64_t epoch = p->epoch;
    inner.op = f->op;
    inner.service = f->op->service;
    memset(f->state, 0, f->saga->state_size);
    TRY(f->saga->load(&inner, id, f->state));
    if (p->direction == SAGA_ENDED || p->epoch != epoch)
        return 0;
    p->deadline_ms = c->root->now_ms + SAGA_RETRY_MS;
    return f->saga->save(&inner, f->state);
}

static int shorten_all(call *c, saga_frame *f)
{
    if (progress_of(f)->exists)
        TRY(shorten_one(c, f));
    for (saga_frame *each = f->children; each != NULL; each = each->sibling)
        TRY(shorten_all(c, each));
    return 0;
}

/* The saga that is left in doubt, and those that it called. */
static int shorten_lease(call *c, void *userdata)
{
    saga_frame *top = userdata;
    restore(top);
    c->root->now_ms = shop__env_now_ms(c->root->l->env);
    return shorten_all(c, top);
}

/* The end of a run that does not know how its saga ends. That the lease could not be shortened changes nothing:
 * recovery comes later then. */
static int leave(call *c, saga_frame *f, int code)
{
    fault why = *call_fault(c);
    if (code == SHOP_E_UNKNOWN)
        (void)shop__transact(&(transaction){c, shorten_lease, f}, true);
    *call_fault(c) = why;
    return code;
}

static int drive(call *c, saga_run *v)
{
    saga_frame *f = v->frame;
    int64_t waited_ms = 0;
    for (;;) {
        remember(f);
        int code = shop__transact(&(transaction){c, run_group, v}, true);
        if (v->answered)
            return code;
        if (code != 0) {
            code = group_failed(c, f, code);
            if (code != 0)
                return leave(c, f, code);
            continue;
        }
        if (v->busy) {
            if (v->resume_id != NULL)
                return 0;
            TRY(wait_for_runner(c, &waited_ms));
            f->loaded = false;
            continue;
        }
        if (v->rests)
            return v->resume_id != NULL ? 0 : call_fail(c, f->wait_code, "%s", f->wait_reason);
        v->committed = f->began = true;
        if (f->next == NEXT_NONE)
            return 0;
        if (f->next == NEXT_COMMIT)
            continue;
        if (f->next == NEXT_WAIT)
            return call_fail(c, f->wait_code, "%s", f->wait_reason);
        frame_next next = f->next;
        remember(f); /* what is stored now */
        code = next == NEXT_OUTSIDE ? do_outside(c, f) : do_call(c, f);
        if (code != 0)
            return leave(c, f, code);
    }
}

static int finish(call *c, const saga_frame *f)
{
    const saga_progress *p = progress_of(f);
    ENSURE(c->op->owner < 0 || c->owner_checked || p->outcome != 0,
           call_fail(c, SHOP_E_INTERNAL, "%s did not check the owner of its object", c->op->name));
    ENSURE(p->outcome == 0, call_fail(c, (int)p->outcome, "%s", p->reason != NULL ? p->reason : ""));
    return 0;
}

int shop__saga_run(call *c, const saga *g, const void *args, void *ret)
{
    claim k;
    saga_run v = {.frame = frame_new(c, g, c->op, args), .ret = ret};
    ENSURE(v.frame != NULL, SHOP_E_NO_MEMORY);
    if (shop__claim_wanted(c->root, c->op)) {
        TRY(shop__claim_name(c, args, &k));
        v.claim = &k;
    }
    TRY(drive(c, &v));
    return v.answered ? 0 : finish(c, v.frame);
}

int call_resume(call *c, const char *operation, const char *id)
{
    const schema_op *o = operation != NULL ? shop__schema_op(operation, strlen(operation)) : NULL;
    const service_handler *handler = o != NULL ? c->root->l->handlers[o - shop__ops] : NULL;
    ENSURE(handler != NULL && handler->saga != NULL,
           call_fail(c, SHOP_E_CORRUPT, "%s was left by \"%s\", which is no saga of this library", id,
                     operation != NULL ? operation : ""));
    call child = {.root = c->root, .op = o, .service = o->service, .parent = c};
    assert(c->root->tx == NULL);
    saga_run v = {.frame = frame_new(c, handler->saga, o, NULL), .resume_id = id};
    ENSURE(v.frame != NULL, SHOP_E_NO_MEMORY);
    if (o->result != NULL) {
        v.ret = call_alloc(c, o->result->size);
        ENSURE(v.ret != NULL, SHOP_E_NO_MEMORY);
    }
    return drive(&child, &v);
}

/* core.h - the insides of the local driver, shared by the files of this folder only.
 * `local` is one opened store with the services on it; `root` is one running call from outside; `call` is
 * one operation within it (the outermost, or one that a service asked another for). */
#ifndef SHOP_LIB_CORE_CORE_H
#define SHOP_LIB_CORE_CORE_H

#include <stdatomic.h>

#include "lib/api/driver.h"
#include "lib/base/env.h"
#include "lib/core/limits.h"
#include "lib/core/service.h"
#include "lib/core/tally.h"
#include "lib/crypto/password.h"
#include "lib/schema/generated/ops.h"

/* Not errors and never returned to a caller. Suspended: give the transaction up, do the outside work that is
 * pending, run again. Waiting: a saga's step cannot go on until somebody outside has done something. */
enum { CALL_SUSPENDED = 1, CALL_WAITING = 2 };

typedef struct cache cache;
typedef struct background background;
typedef struct root root;
typedef struct attached attached;

typedef struct local {
    const shop_env *env;
    store *store;
    const service_module *const *modules;
    size_t module_count;
    const service_handler *handlers[SHOP__OP_COUNT]; /* by operation */
    shop_options options;                            /* texts owned by this struct */
    char *default_mail_dir, *default_sandbox_log, *mail_from;
    void *providers, *channels; /* copies of the caller's arrays */
    cache *cache;
    _Atomic uint64_t foreign; /* commits of others after which the cache was emptied */
    id_pool ids;
    background *background;
    shop_mutex attached_lock; /* of the list below */
    attached *attached;       /* what services keep in memory */
    password_pool passwords;
    tally tallies[SHOP__OP_COUNT]; /* by operation */
    bool split_sagas; /* treat every CALL step as a call to another process; for the contract suite */
} local;

/* Work outside of the transaction, remembered for when the handler runs again. */
typedef struct outside {
    const char *key;
    int (*work)(call *c, const void *in, void *ret);
    const void *in;
    void *result;
    size_t result_size;
    fault fault; /* of the work, once done */
    int code;
    bool done;
    struct outside *next;
} outside;

typedef struct subject {
    uint64_t hash;
    struct subject *next;
} subject;

typedef struct saga_frame saga_frame;

struct root {
    local *l;
    call_header *header;
    arena scratch; /* reset when a transaction runs again */
    arena kept;    /* until the call ends */
    fault fault;
    tx *tx; /* the open transaction, or NULL */
    principal who;
    const char *locale;
    const char *traceparent;
    const char *idempotency_key; /* NULL = none */
    int64_t now_ms;
    int64_t deadline_ns;
    outside *outsides;     /* of this call, newest first */
    uint32_t outside_count;
    uint32_t keyed_calls;  /* made under idempotency_key, which then is a saga step's */
    outside *pending;      /* why the transaction was given up */
    saga_frame *suspended; /* or: the saga whose OUTSIDE step is to run now */
    subject *changed;      /* subjects of the events that this transaction emits */
    subject *depends;      /* subjects on which a query's result depends */
    bool cacheable;        /* the running query's result may be kept */
};

struct call {
    root *root;
    const schema_op *op; /* NULL in a consumer */
    unsigned service;    /* whose code runs */
    call *parent;        /* who asked, or NULL */
    saga_frame *frame;   /* the saga that this call is a step of, or NULL */
    bool owner_checked;
};

/* run.c: one operation, already authorized, as part of `root`: opens the transactions that its kind wants
 * when none is open. `ret` points to a zeroed result record, or is NULL. */
int shop__run(call *c, const service_handler *handler, const void *args, void *ret);

/* run.c: a transaction function around a call; takes care of suspension, changed subjects and wake-ups. */
typedef struct transaction {
    call *call;
    int (*body)(call *c, void *userdata);
    void *userdata;
} transaction;
int shop__transact(const transaction *t, bool write);

/* run.c: begin and end a root that somebody other than a caller from outside needs (jobs, consumers). */
void shop__root_begin(root *r, local *l, call_header *header, void *first, size_t first_size);
void shop__root_end(root *r);
void shop__root_as_service(root *r);

/* authorize.c */
int shop__authorize(root *r, const schema_op *op);

/* idempotency.c */
typedef struct claim {
    const char *name;  /* primary key: principal, operation and key */
    uint8_t hash[32];  /* SHA-256 of the canonical arguments, with passwords as argon2id has them */
} claim;

typedef enum claim_state { CLAIM_NEW = 0, CLAIM_RUNNING, CLAIM_DONE } claim_state;

typedef struct claim_row {
    int64_t state;      /* claim_state */
    blob hash;
    const char *entity; /* id of the saga's aggregate, or NULL */
    int64_t code;       /* of the final answer */
    const char *answer; /* JSON of the result, or the refusal's message */
} claim_row;

bool shop__claim_wanted(const root *r, const schema_op *op);
/* Name it: the call's own key, or the next one of the saga step that it is a part of. */
int shop__claim_name(call *c, const void *args, claim *ret);
/* In a transaction: what is known of this key. CLAIM_NEW when nothing; IDEMPOTENCY_MISMATCH. */
int shop__claim_read(call *c, const claim *k, claim_row *ret);
int shop__claim_insert(call *c, const claim *k, const char *entity, int code, const char *answer,
                       claim_state state, const char *person);
/* Whose personal data this result of the operation holds, "usr_…": whom it names, else the caller.
 * NULL without such data, or when it is nobody's who could be erased. */
const char *shop__claim_person(const call *c, const void *ret);
int shop__claim_finish(call *c, const char *name, int code, const char *answer, const char *person);
/* The stored answer as this call's own: decode the result, or fail with the refusal. */
int shop__claim_answer(call *c, const claim_row *row, void *ret);
/* JSON of a result for storing; NULL result gives "". */
int shop__claim_encode(call *c, const void *ret, const char **ret_json);
/* Forget the answers that hold this person's data; their keys stay known, and are refused. */
int shop__claim_forget(call *c, const char *person);
/* Forget claims older than a day; part of a job. */
int shop__claim_prune(call *c, int64_t *ret_done);

/* saga.c */
int shop__saga_run(call *c, const saga *g, const void *args, void *ret);
int shop__saga_nested(call *c, const saga *g, const void *args, void *ret);

/* run.c: what another process has committed nobody told our cache: forget all of it. Before each look
 * into the cache. */
int shop__cache_catch_up(local *l);

/* cache.c */
cache *shop__cache_new(const shop_env *env, size_t max_bytes);
void shop__cache_free(cache *k);
/* The same after fork(): another thread may have held a lock when it happened. */
void shop__cache_abandon(cache *k);
/* A retained block, or NULL. */
const void *shop__cache_get(cache *k, uint64_t key_hash, const void *key, size_t key_size);
/* Keep a block that was read from a snapshot begun when shop__cache_now() was read_at. */
void shop__cache_put(cache *k, uint64_t key_hash, const void *key, size_t key_size, const void *block,
                     const subject *depends, uint64_t read_at);
uint64_t shop__cache_now(cache *k);
/* After a commit: the number of the change, and for each subject of it that it has changed then. */
uint64_t shop__cache_change(cache *k);
void shop__cache_forget(cache *k, uint64_t subject_hash, uint64_t at);
void shop__cache_forget_all(cache *k);

/* attach.c */
void shop__attached_release(local *l, bool forked);

/* consume.c: bring consumers up to the end of the log. Works for some milliseconds at most; *ret_done is
 * the number of events passed. */
typedef struct consumer {
    const service_consumer *spec;
    unsigned service;
    int64_t position;         /* its cursor, as last read or written */
    int64_t failing_position; /* the event that it could not take, 0 = none */
    int64_t retry_at_ms;      /* it rests until then; monotonic */
    int32_t attempts;         /* at that event */
    fault fault;              /* why it could not */
    bool moved;               /* in the running transaction */
} consumer;

typedef struct consumers {
    local *l;
    consumer *list;
    size_t count;
    uint32_t served; /* services that took an event since somebody looked, a bit each */
} consumers;

int shop__consumers_new(local *l, consumers *ret);
void shop__consumers_free(consumers *all);
int shop__consume(consumers *all, int64_t *ret_done);
/* How long it is at most until a consumer that rests is to be tried again. */
int64_t shop__consumers_rest_ms(const consumers *all);

struct outbox_row;
/* The typed data of a stored event, and handing it to a reaction in the open transaction. */
int shop__event_decode(call *c, unsigned number, const struct outbox_row *row, const void **ret_data);
int shop__event_deliver(call *c, const service_reaction *r, unsigned service, const struct outbox_row *row,
                        const void *data);

/* background.c */
int shop__background_start(local *l, bool manual, fault *f);
void shop__background_stop(local *l);
void shop__background_forget(local *l);
void shop__background_wake(local *l); /* events were committed */
int shop__background_run(local *l, int64_t *ret_done, fault *f);

#endif

/* work.h - calls on their way through a server: from the thread that owns the sockets to a worker and back.
 * For lib/rpc only. */
#ifndef SHOP_LIB_RPC_WORK_H
#define SHOP_LIB_RPC_WORK_H

#include "lib/base/arena.h"
#include "lib/base/buf.h"
#include "lib/rpc/server.h"
#include "lib/rpc/wire.h"

/* One call. Whoever holds it owns everything in it. */
typedef struct job {
    struct job *next;
    zmq_msg_t route; /* to its caller */
    zmq_msg_t body;
    const schema_op *op;
    shop_rpc_request header; /* texts in `memory` */
    char peer[RPC_PEER_SIZE];
    arena memory;
    bool expired;
    buf answer; /* the header of the answer */
    const void *result; /* its body, a block of JSON; NULL = empty or {} */
    bool failed;
    _Alignas(max_align_t) char texts[RPC_JOB_TEXT_BYTES];
} job;

job *shop__job_new(const shop_env *env);
void shop__job_free(job *j);

/* What is told to the caller instead of, or beside, a result. Only a call that did not begin is `retryable`: what
 * one that ran has met is for its caller to judge. */
int shop__job_answer(job *j, int code, const fault *f, const call_header *header);
int shop__job_put_off(job *j, int code, const fault *f, int64_t retry_after_ms);

typedef struct job_list {
    job *first;
    job *last;
    uint32_t count;
} job_list;

void shop__job_list_add(job_list *list, job *j);
job *shop__job_list_take(job_list *list);

/* The queue, the threads that empty it, and what they have done. */
typedef struct work_pool {
    const shop_env *env;
    int bell; /* rung when something was done */
    int (*handle)(void *userdata, const char *peer, const schema_op *op, call_header *header, const payload *in,
                  const void **ret_block, fault *f);
    void *userdata;
    uint32_t queue_max;
    uint32_t thread_count;
    void *threads[RPC_WORKERS_MAX];
    shop_mutex lock;
    shop_cond work;
    bool ending;
    job_list waiting; /* under the lock, as all below */
    job_list done;
    uint32_t running;
} work_pool;

/* The fields above `threads` are filled in. */
int shop__work_start(work_pool *p);
void shop__work_end(work_pool *p); /* joins; nothing waits any more */

bool shop__work_add(work_pool *p, job *j); /* false: full */
job *shop__work_done(work_pool *p);        /* NULL: nothing */
bool shop__work_idle(work_pool *p);        /* nothing waits, runs or was done */

#endif

/* work.c - calls on their way through a server; see work.h. */
#include "lib/rpc/work.h"

#include <string.h>

#include "lib/api/block.h"
#include "lib/base/env.h"

enum { JOB_ARENA_BYTES = 4 * RPC_HEADER_MAX_BYTES, NS_PER_MS = 1000 * 1000 };

job *shop__job_new(const shop_env *env)
{
    job *j = shop__env_alloc(env, sizeof(*j));
    if (j == NULL)
        return NULL;
    zmq_msg_init(&j->route);
    zmq_msg_init(&j->body);
    shop__arena_init(&j->memory, env, j->texts, sizeof(j->texts), JOB_ARENA_BYTES);
    shop__buf_init(&j->answer, env, RPC_HEADER_MAX_BYTES);
    return j;
}

void shop__job_free(job *j)
{
    const shop_env *env = j->memory.env;
    zmq_msg_close(&j->route);
    zmq_msg_close(&j->body);
    shop__arena_free(&j->memory);
    shop__buf_free(&j->answer);
    shop_free(j->result);
    shop__env_release(env, j);
}

static int write_answer(job *j, shop_rpc_reply *reply, int code, const fault *f)
{
    reply->call = j->header.call;
    reply->code = code;
    if (j->header.request_id != NULL)
        reply->request_id = j->header.request_id;
    if (code != 0 && f != NULL && f->code == code) {
        reply->message = f->message;
        reply->field = f->field;
    }
    shop__buf_clear(&j->answer);
    return shop__wire_write_reply(reply, &j->answer);
}

int shop__job_answer(job *j, int code, const fault *f, const call_header *header)
{
    shop_rpc_reply reply = {0};
    if (header != NULL) {
        reply.request_id = header->request_id;
        reply.used_key = header->used_key[0] != '\0' ? header->used_key : NULL;
    }
    return write_answer(j, &reply, code, f);
}

int shop__job_put_off(job *j, int code, const fault *f, int64_t retry_after_ms)
{
    shop_rpc_reply reply = {.retryable = true, .retry_after_ms = retry_after_ms};
    return write_answer(j, &reply, code, f);
}

void shop__job_list_add(job_list *list, job *j)
{
    j->next = NULL;
    if (list->last != NULL)
        list->last->next = j;
    else
        list->first = j;
    list->last = j;
    list->count++;
}

job *shop__job_list_take(job_list *list)
{
    job *j = list->first;
    if (j == NULL)
        return NULL;
    list->first = j->next;
    if (list->first == NULL)
        list->last = NULL;
    list->count--;
    return j;
}

/* --- running a call --------------------------------------------------------------------------- */

static int run(work_pool *p, job *j, call_header *header, fault *f)
{
    shop_identity who;
    int64_t left_ms = j->header.deadline_ms - shop__env_now_ms(p->env);
    const payload in = {PAYLOAD_JSON, zmq_msg_data(&j->body), zmq_msg_size(&j->body)};
    j->expired = left_ms <= 0;
    ENSURE(!j->expired, shop__fault_set(f, SHOP_E_TIMEOUT, "the deadline passed before %s began", j->op->name));
    header->identity = shop__wire_identity(&j->header, &who);
    header->timeout_ms = left_ms < UINT32_MAX ? (uint32_t)left_ms : UINT32_MAX;
    header->idempotency_key = j->header.idempotency_key;
    TRY(p->handle(p->userdata, j->peer, j->op, header, &in, &j->result, f));
    ENSURE(j->result == NULL || shop__block_size(j->result) <= RPC_BODY_MAX_BYTES,
           shop__fault_set(f, j->op->kind == OP_QUERY ? SHOP_E_TOO_LARGE : SHOP_E_UNKNOWN,
                           "the result of %s is too large to be sent", j->op->name));
    return 0;
}

static void run_and_answer(work_pool *p, job *j)
{
    call_header header = {0};
    fault f = {0};
    int code = run(p, j, &header, &f);
    j->failed = code != 0;
    if (shop__job_answer(j, code, &f, &header) != 0)
        shop__buf_clear(&j->answer); /* without an answer the caller finds out by its deadline */
}

static job *next_job(work_pool *p)
{
    shop__mutex_lock(p->env, &p->lock);
    while (p->waiting.first == NULL && !p->ending)
        shop__cond_wait(p->env, &p->work, &p->lock, SHOP_WAIT_FOREVER);
    job *j = shop__job_list_take(&p->waiting);
    p->running += j != NULL;
    shop__mutex_unlock(p->env, &p->lock);
    return j;
}

static void work(void *argument)
{
    work_pool *p = argument;
    job *j;
    while ((j = next_job(p)) != NULL) {
        run_and_answer(p, j);
        shop__mutex_lock(p->env, &p->lock);
        p->running--;
        shop__job_list_add(&p->done, j);
        shop__mutex_unlock(p->env, &p->lock);
        shop__bell_ring(p->bell);
    }
}

/* --- the pool --------------------------------------------------------------------------------- */

int shop__work_start(work_pool *p)
{
    uint32_t wanted = p->thread_count;
    shop__mutex_init(p->env, &p->lock);
    shop__cond_init(p->env, &p->work);
    for (p->thread_count = 0; p->thread_count < wanted; p->thread_count++) {
        int code = shop__thread_start(p->env, work, p, &p->threads[p->thread_count]);
        if (code != 0) {
            shop__work_end(p);
            return code;
        }
    }
    return 0;
}

void shop__work_end(work_pool *p)
{
    job *j;
    shop__mutex_lock(p->env, &p->lock);
    p->ending = true;
    shop__cond_broadcast(p->env, &p->work);
    shop__mutex_unlock(p->env, &p->lock);
    for (uint32_t i = 0; i < p->thread_count; i++)
        shop__thread_join(p->env, p->threads[i]);
    while ((j = shop__job_list_take(&p->done)) != NULL)
        shop__job_free(j);
    shop__cond_destroy(p->env, &p->work);
    shop__mutex_destroy(p->env, &p->lock);
}

bool shop__work_add(work_pool *p, job *j)
{
    shop__mutex_lock(p->env, &p->lock);
    bool room = p->waiting.count < p->queue_max;
    if (room) {
        shop__job_list_add(&p->waiting, j);
        shop__cond_signal(p->env, &p->work);
    }
    shop__mutex_unlock(p->env, &p->lock);
    return room;
}

job *shop__work_done(work_pool *p)
{
    shop__mutex_lock(p->env, &p->lock);
    job *j = shop__job_list_take(&p->done);
    shop__mutex_unlock(p->env, &p->lock);
    return j;
}

bool shop__work_idle(work_pool *p)
{
    shop__mutex_lock(p->env, &p->lock);
    bool idle = p->waiting.count == 0 && p->running == 0 && p->done.count == 0;
    shop__mutex_unlock(p->env, &p->lock);
    return idle;
}

/* channel.h - connections to the instances of services, shared by all callers of one shop. One thread owns the
 * sockets; callers hand it their messages and wait. It starts with the first call. */
#ifndef SHOP_LIB_RPC_CHANNEL_H
#define SHOP_LIB_RPC_CHANNEL_H

#include "lib/base/buf.h"
#include "lib/rpc/endpoints.h"
#include "lib/rpc/socket.h"
#include "lib/rpc/wire.h"

typedef struct channel channel;

/* How it ended. What is before EXCHANGE_CUT was provably not received. */
typedef enum exchange_end {
    EXCHANGE_RUNS = 0,
    EXCHANGE_CROWDED,  /* too many calls to this service already */
    EXCHANGE_NO_WAY,   /* every instance is left alone for the moment */
    EXCHANGE_UNSENT,   /* there was no connection */
    EXCHANGE_CUT,      /* sent, and the connection ended */
    EXCHANGE_LATE,     /* sent, and no answer came in time */
    EXCHANGE_ANSWERED
} exchange_end;

/* One message and its answer. */
typedef struct exchange {
    /* from the caller */
    const schema_op *op;
    shop_rpc_request *request; /* the number is filled in */
    const char *body;
    size_t body_size;
    int64_t deadline_ns;

    /* to the caller; shop__exchange_close() ends it */
    frames answer; /* header, result */

    /* the channel's */
    buf header;
    struct exchange *next;
    struct line *to;
    int64_t begun_ns;
    bool sent;
    exchange_end end;
    shop_cond ended;
} exchange;

typedef struct channel_figures {
    uint64_t sent;
    uint64_t cut;      /* lost with their connection */
    uint64_t late;     /* unanswered at their deadline */
    uint64_t opened;   /* times that a breaker opened */
    uint32_t connected; /* instances, now */
    uint32_t in_flight;
} channel_figures;

/* The keys are RPC_KEY_BYTES each, needed for tcp:// and copied. Connects to nothing yet. */
int shop__channel_open(const shop_env *env, const endpoint_list *where, const uint8_t *secret_key,
                       const uint8_t *server_key, channel **ret, fault *f);

/* 0 and *ret_end; a failure (SHOP_E_NO_MEMORY, SHOP_E_UNAVAILABLE) says that there was no way to send. What
 * is told in the fault for an end before EXCHANGE_ANSWERED names the instance. */
int shop__channel_exchange(channel *c, exchange *x, exchange_end *ret_end, fault *f);
void shop__exchange_close(exchange *x);

void shop__channel_figures(channel *c, channel_figures *ret);
void shop__channel_close(channel *c);
void shop__channel_forget(channel *c); /* after fork(): free memory only */

#endif

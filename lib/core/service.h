/* service.h - a service as one constant: its handlers, its consumers of events, its schema. */
#ifndef SHOP_LIB_CORE_SERVICE_H
#define SHOP_LIB_CORE_SERVICE_H

#include "lib/core/call.h"
#include "lib/core/saga.h"

/* An event as a consumer sees it. */
typedef struct event {
    int64_t position;
    const char *id;      /* "evt_…" */
    const char *type;    /* "order.created" */
    const char *subject; /* the aggregate's id */
    int64_t version;     /* of the aggregate */
    int64_t time_ms;
} event;

typedef struct service_handler {
    unsigned op;
    int (*run)(call *c, const void *args, void *ret);
    const saga *saga;
} service_handler;

typedef struct service_reaction {
    unsigned event;
    /* In a transaction with the consumer's cursor: its effect happens exactly once. */
    int (*run)(call *c, const event *e, const void *data);
} service_reaction;

typedef struct service_consumer {
    const char *name; /* "inventory.sales"; also the name of its cursor */
    const service_reaction *reactions;
    size_t reaction_count;
} service_consumer;

typedef struct service_module {
    const char *name;
    unsigned service;
    const service_handler *handlers;
    size_t handler_count;
    const service_consumer *consumers;
    size_t consumer_count;
    const migration *migrations;
    const size_t *migration_count;
} service_module;

#endif

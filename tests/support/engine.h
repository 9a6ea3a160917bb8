/* engine.h - for tests: the engine by itself. A store is opened with the handlers, sagas and consumers
 * that a test hangs on rows of shop__ops[], under an environment whose clocks, memory, randomness and
 * points the test holds. The store has two tables of its own: effects, which count what happened, and
 * things, which have a value. */
#ifndef SHOP_TESTS_SUPPORT_ENGINE_H
#define SHOP_TESTS_SUPPORT_ENGINE_H

#include <stdatomic.h>

#include "lib/api/handle.h"
#include "lib/core/core.h"
#include "lib/schema/generated/records.h"

enum { ENGINE_PATH_MAX = 128 };

typedef struct engine {
    shop_env env;
    char folder[ENGINE_PATH_MAX];
    char path[ENGINE_PATH_MAX + 16];
    char url[ENGINE_PATH_MAX + 32];
    shop *shop;
    service_module modules[SHOP__SERVICE_COUNT];
    const service_module *list[SHOP__SERVICE_COUNT];
    service_handler handlers[SHOP__SERVICE_COUNT][SHOP__OP_COUNT];
    int (*reach)(struct engine *e, shop_env_point point, const char *detail); /* or NULL */
    void *userdata;                                                          /* the test's */
    _Atomic int64_t shift_ms; /* both clocks are so far ahead */
    atomic_long points;       /* reached so far */
    atomic_long allocations;  /* asked for so far */
    atomic_long live;         /* blocks not given back */
    atomic_long fail_at;      /* the allocation that gets nothing; 0 = none */
    atomic_long draws;        /* calls of random() */
    bool no_threads;          /* a thread cannot be started */
} engine;

/* A folder and an environment; nothing is open yet. */
void engine_init(engine *e);
/* Close what is open, remove the folder; no block may be left. */
void engine_end(engine *e);

/* For cmocka: the state is the engine. Begin and open it, without a thread and without anything of its own. */
int engine_setup(void **state, engine *e);
int engine_teardown(void **state);

/* Before engine_open(): what answers an operation, and who consumes events. */
void engine_handle(engine *e, unsigned op, int (*run)(call *c, const void *args, void *ret));
void engine_saga(engine *e, unsigned op, const saga *g);
void engine_consumers(engine *e, unsigned service, const service_consumer *list, size_t count);

int engine_try_open(engine *e, uint32_t flags, fault *f);
void engine_open(engine *e, uint32_t flags); /* or the test fails */
void engine_close(engine *e);
local *engine_local(engine *e);

/* Moves both clocks. */
void engine_advance(engine *e, int64_t ms);

/* The one number that a query answers, asked past the library; and SQL that it knows nothing of. */
int64_t engine_number(engine *e, const char *format, ...) __attribute__((format(printf, 2, 3)));
void engine_sql(engine *e, const char *sql);

/* In a transaction: this happened once more; and a thing's value. */
int engine_effect(call *c, const char *name);
int engine_put(call *c, const char *name, int64_t number);
int engine_get(call *c, const char *name, int64_t *ret_value); /* 0 when it was never put */
int64_t engine_effects(engine *e, const char *name);

/* Run a function in a call of the shop itself: in a transaction, or without one. */
int engine_transact(engine *e, int (*body)(call *c, void *userdata), void *userdata, bool write);
int engine_within(engine *e, unsigned service, int (*body)(call *c, void *userdata), void *userdata);

#endif

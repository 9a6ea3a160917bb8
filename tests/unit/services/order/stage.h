/* stage.h - for tests of the checkout: one shop on the simulated machine, where nothing is left to chance.
 * Nobody changes places and nothing fails but where the test says so; what must hold is what the simulator
 * checks (tests/sim/invariants.c). A play runs on a fiber, and may let others come in beside it. */
#ifndef SHOP_TESTS_UNIT_SERVICES_ORDER_STAGE_H
#define SHOP_TESTS_UNIT_SERVICES_ORDER_STAGE_H

#include "tests/sim/world.h"

enum { STAGE_TEXT_MAX = 4096, STAGE_TITLE_MAX = 200 };

typedef struct stage stage;

struct stage {
    world w;      /* its shop is the operator's handle */
    shop_env env; /* the machine's, through the hooks below */
    char title[STAGE_TITLE_MAX]; /* what a failure says of where it happened */
    bool failing;                /* the test lets memory or the store fail: calls may say so */
    bool looking;                /* the stage itself opens the tables, past the library */
    /* Called before each point and beside each lock (0); may be NULL. What it answers, the point does. */
    int (*hook)(stage *s, shop_env_point point);
    void *userdata;
    void (*play)(stage *s);
    const char *message; /* of the last call that failed */
};

stage *stage_new(void *userdata);
void stage_free(stage *s);

/* Run a play to its end, on a fiber. */
void stage_run(stage *s, void (*play)(stage *s));

/* Everything below is for plays. */

/* 0, or why the shop does not open. What it sells has to be put in: stage_furnish(), once. */
int stage_open(stage *s);
/* And expect that the memory it took was given back. */
void stage_close(stage *s);
/* A region, delivery and a location; again if something has removed them. */
void stage_furnish(stage *s);

/* Call by name; fails the test when the answer is none that the manual names. The answer ("" on failure) is cut
 * to STAGE_TEXT_MAX; may be NULL. */
int stage_call(stage *s, shop *as, const char *op, const char *json, char *answer);
/* The same with a format, but it must succeed; copies the answer's id unless NULL. */
void stage_make(stage *s, shop *as, const char *op, char id[SHOP_ID_SIZE], const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void stage_id_of(const char *answer, char ret[SHOP_ID_SIZE]);

/* The id that a query of hex(id) finds for another id; untouched when there is none. */
void stage_find_id(stage *s, const char *sql, const char *prefix, const char *of, char ret[SHOP_ID_SIZE]);

/* A view of a user, or of a guest. Close it. */
shop *stage_as(stage *s, const char *user_id, const char *guest_id);

/* Let recovery and events do what is left to do, then check everything that must hold. */
void stage_expect_sound(stage *s);

/* SHOP_FULL=true in the environment: nothing is left out. */
bool stage_full(void);

#endif

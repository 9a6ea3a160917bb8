/* world.h - one seed's world: the shop under test on the simulated machine, everybody who uses it,
 * and what they remember. The shop dies with each crash; the world does not. */
#ifndef SHOP_TESTS_SIM_WORLD_H
#define SHOP_TESTS_SIM_WORLD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "shop/shop.h"
#include "tests/sim/plan.h"
#include "tests/sim/sights.h"
#include "tests/sim/sim.h"

#define WORLD_PROVIDER "simpay"
#define WORLD_URL "sqlite:shop.db"
#define WORLD_FILE "./shop.db" /* as the library calls it */

enum {
    WORLD_ACTORS_MAX = 96,
    WORLD_ORDERS_MAX = 2048,
    WORLD_SKUS_MAX = 32,
    WORLD_SKU_SIZE = 16
};

typedef struct actor actor;
typedef struct book book;
typedef struct look look;
typedef struct provider provider;
typedef struct world world;

/* What the staff who keeps a SKU's price and place on the shelf knows of it. */
typedef struct shelf {
    char product_id[SHOP_ID_SIZE];
    int64_t minor; /* its price in EUR */
    bool active;
    bool open;       /* an edit is under way */
    uint32_t serial; /* grows at the beginning and at the end of each edit */
} shelf;

struct world {
    sim *sim;
    uint64_t seed;
    const char *title; /* of a named seed, or NULL */
    plan plan;
    shop *shop; /* the operator's handle of this incarnation; NULL while closed */
    look *look; /* a second connection to the tables, of this incarnation */
    book *book;
    provider *provider;
    actor *actors[WORLD_ACTORS_MAX];
    unsigned actor_count;
    unsigned at_work; /* actors that have not gone home in this incarnation */
    bool closing;     /* they are asked to */
    bool quiet;       /* all went home: nothing switches, fails or dies any more */
    unsigned set_up;  /* steps of the set-up that are done */
    unsigned crashes_armed;
    uint32_t calls;
    sights sights;
    uint32_t checked_at; /* number of calls when all tables were looked at */
    char skus[WORLD_SKUS_MAX][WORLD_SKU_SIZE];
    shelf shelves[WORLD_SKUS_MAX];
    char orders[WORLD_ORDERS_MAX][SHOP_ID_SIZE]; /* that somebody was told of */
    unsigned order_count;
};

typedef struct world_result {
    uint32_t calls, actors, crashes, provider_faults, orders;
    sights sights;
    uint64_t trace_hash;
} world_result;

/* Run a seed to its end. A failure is written to standard error and ends the process with status 1.
 * trace: where the trace goes, or NULL. */
void world_run(uint64_t seed, const char *title, const char *theme, FILE *trace, world_result *ret);

/* Something does not hold: say so, with seed and step, and end the process. */
_Noreturn void world_fail(const world *w, const char *what, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Draws, in the actors' stream. */
uint64_t world_draw(world *w, uint64_t n);
bool world_chance(world *w, uint32_t ppm);
/* One of `count` by its weight; count when all are 0. */
unsigned world_choose(world *w, const unsigned *weights, unsigned count);

/* The seed has come across this. */
void world_sight(world *w, sight s);

/* Remember an order that may be talked about. */
void world_know_order(world *w, const char *id);

#endif

/* sim_env.h - the inside of a sim: the parts that it is made of, for sim.c, which runs and crashes
 * it, and sim_env.c, which shows it to the library as a shop_env. Others include sim.h. */
#ifndef SHOP_TESTS_SIM_SIM_ENV_H
#define SHOP_TESTS_SIM_SIM_ENV_H

#include "lib/store/sqlite_wal.h"
#include "tests/sim/fiber.h"
#include "tests/sim/heap.h"
#include "tests/sim/rng.h"
#include "tests/sim/sim.h"
#include "tests/sim/vfs.h"

enum { SIM_REPORT_MAX = 4096, SIM_LOGS_NAME_MAX = 40 };

struct sim {
    shop_env env;
    sim_options options;
    sim_fibers *fibers;
    sim_vfs *vfs;
    wal_vfs logs; /* around it, as around the disk of every shop */
    char logs_name[SIM_LOGS_NAME_MAX];
    sim_heap heap;
    sim_rng points;  /* what happens at points and locks */
    sim_rng crashes; /* what a crash takes, how long it lasts */
    sim_rng secrets; /* the env's random bytes */
    sim_rng actors;  /* sim_random() */
    uint32_t incarnation;
    uint64_t primitives; /* numbers mutexes, conditions and threads */
    uint64_t point_count;
    uint64_t die_in; /* points left until the armed death; 0 = not armed */
    bool calm;
    uint64_t trace_hash;
    char report[SIM_REPORT_MAX];
};

/* Fill in s->env. */
void sim_env_init(sim *s);

/* A fiber of a dead incarnation ends here. */
void sim_gate(sim *s);

/* One line of the trace: time, who, event, detail. */
void sim_trace(sim *s, const char *event, const char *detail);

#endif

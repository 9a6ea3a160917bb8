/* aside.h - one piece of work in a thread of its own, so that the main thread can hear signals meanwhile. */
#ifndef SHOP_SERVER_SHOPD_ASIDE_H
#define SHOP_SERVER_SHOPD_ASIDE_H

#include <pthread.h>
#include <stdbool.h>

typedef struct aside {
    pthread_t thread;
    int done; /* readable when the work has ended */
    void (*run)(void *argument);
    void *argument;
} aside;

/* False when the system refuses. `a` must stay where it is until aside_join(). */
bool aside_start(aside *a, void (*run)(void *argument), void *argument);
void aside_join(aside *a);

#endif

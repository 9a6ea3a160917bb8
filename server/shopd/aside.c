/* aside.c - a thread, and an eventfd that says when it has ended. */
#include "server/shopd/aside.h"

#include <sys/eventfd.h>
#include <unistd.h>

static void *run_aside(void *argument)
{
    aside *a = argument;
    a->run(a->argument);
    (void)eventfd_write(a->done, 1);
    return NULL;
}

bool aside_start(aside *a, void (*run)(void *argument), void *argument)
{
    a->run = run;
    a->argument = argument;
    a->done = eventfd(0, EFD_CLOEXEC);
    if (a->done < 0)
        return false;
    if (pthread_create(&a->thread, NULL, run_aside, a) == 0)
        return true;
    close(a->done);
    return false;
}

void aside_join(aside *a)
{
    pthread_join(a->thread, NULL);
    close(a->done);
}

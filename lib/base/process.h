/* process.h - which process this is, without asking the system each time. */
#ifndef SHOP_LIB_BASE_PROCESS_H
#define SHOP_LIB_BASE_PROCESS_H

#include <sys/types.h>

/* getpid(), remembered; right in a child after fork(), too. */
pid_t shop__process_id(void);

#endif

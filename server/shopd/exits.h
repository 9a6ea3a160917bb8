/* exits.h - the exit statuses, which are those of sysexits.h, and what stands for a failure of the library. */
#ifndef SHOP_SERVER_SHOPD_EXITS_H
#define SHOP_SERVER_SHOPD_EXITS_H

#include <stddef.h>

typedef struct exit_row {
    int status;
    const char *meaning;
} exit_row;

extern const exit_row exits[]; /* ends with a NULL meaning */

/* What shopd ends with when opening the shop failed with this code. */
int exit_of_code(int code);

#endif

/* place.h - where a shop's data lives: what of its URL may be shown, and that one shopd at most has a file. */
#ifndef SHOP_SERVER_SHOPD_PLACE_H
#define SHOP_SERVER_SHOPD_PLACE_H

#include <stdbool.h>
#include <stddef.h>

enum { PLACE_MAX_BYTES = 4096 };

/* The URL without user, password and parameters: "postgresql://db.example/shop". */
void place_shown(const char *url, char out[PLACE_MAX_BYTES]);

/* The parts of a URL that must never be logged: its password, what stands behind '?', and the whole when it has such.
 * Given to `hide` one by one. */
void place_secrets(const char *url, void (*hide)(const char *secret));

/* The file of a "sqlite:" URL; false for others. */
bool place_file(const char *url, char out[PLACE_MAX_BYTES]);

/* Take the data for this process. A server's store may have several daemons: then *ret_lock is -1. 0, or the exit
 * status with the reason in `why`. The lock ends with place_unlock(), or with the process, however that ends. */
int place_lock(const char *url, int *ret_lock, char *why, size_t why_size);
void place_unlock(int lock);

#endif

/* time.h - RFC 3339 text to and from Unix milliseconds, proleptic Gregorian, UTC. */
#ifndef SHOP_LIB_BASE_TIME_H
#define SHOP_LIB_BASE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TIME_TEXT_MAX = 32 };

/* "2026-11-22T15:02:03.004Z"; milliseconds always printed. Times outside the years 0000
 * to 9999 have no such text and are printed as the nearest that has. Returns the length. */
size_t shop__time_print(int64_t unix_ms, char out[TIME_TEXT_MAX]);

/* Accepts every RFC 3339 date-time (offsets, fractions cut to milliseconds; a leap second counts as
 * the next second). False on anything else. */
bool shop__time_parse(const char *text, int64_t *ret_unix_ms);

#endif

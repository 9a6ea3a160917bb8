/* json_scan.h - parts of the JSON reader that its files share: the check with an environment of its
 * own, the names of open objects, and walking over text that has passed the check. */
#ifndef SHOP_LIB_CODEC_JSON_SCAN_H
#define SHOP_LIB_CODEC_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/fault.h"
#include "shop/sys/env.h"

struct cJSON;

enum {
    JSON_NAMES_FEW = 128, /* names that are held without an allocation */
    JSON_NAMES_PAIRS = 16 /* up to so many are compared each with each, more are sorted */
};

/* One member's name in the text, between its quotes. */
typedef struct json_name {
    uint32_t start;
    uint32_t size;
    uint32_t hash; /* of the unescaped bytes */
    bool escaped;
} json_name;

/* Names of all objects that are open, as one stack. */
typedef struct json_names {
    const shop_env *env;
    const char *text;
    json_name *all;
    uint32_t count;
    uint32_t capacity;
    json_name few[JSON_NAMES_FEW];
} json_names;

void shop__json_names_init(json_names *names, const shop_env *env, const char *text);
void shop__json_names_free(json_names *names);

/* False: no memory. The name must have passed the scanner: its escapes are well-formed. */
bool shop__json_names_add(json_names *names, size_t start, size_t size, bool escaped);

/* Drop the names from index `first` on. False if two of them are equal once unescaped; then
 * ret_start is where the later one stands. O(n log n) comparisons on any input, without
 * allocation. */
bool shop__json_names_close(json_names *names, uint32_t first, size_t *ret_start);

/* shop__json_check() and shop__json_parse() with the environment from which the check allocates,
 * for large objects only; cJSON has its own allocator. */
int shop__json_check_in(const shop_env *env, const char *text, size_t size, fault *f);
int shop__json_parse_in(const shop_env *env, const char *text, size_t size, struct cJSON **ret,
                        fault *f);

/* Over checked text only: behind white space; behind one value. */
const char *shop__json_skip_space(const char *at);
const char *shop__json_skip_value(const char *at);

/* Exact, four hexadecimal digits; -1 if they are not. */
int shop__json_hex4(const char *digits);

#endif

/* codec_fixture.h - one result record and one args record that use every kind of field, and an
 * environment whose allocations can be made to fail. Shared by the codec's unit tests and
 * fuzzers. */
#ifndef SHOP_TESTS_CODEC_FIXTURE_H
#define SHOP_TESTS_CODEC_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/schema/schema.h"
#include "shop/base.h"
#include "shop/sys/env.h"

#define FIXTURE_ID "ord_01j9zq4k3v7m2p9w5x6y7z8a9b"

enum { FIXTURE_ARENA_LIMIT_BYTES = 64 * 1024 * 1024 };

typedef enum fixture_state {
    STATE_UNKNOWN,
    STATE_DRAFT,
    STATE_ACTIVE,
    STATE_ARCHIVED
} fixture_state;

/* ---- results: pointers to structs, arrays of pointers */

typedef struct fixture_option {
    const char *name;
} fixture_option;

typedef struct fixture_line {
    const char *sku;
    int64_t quantity;
    shop_money price;
    const fixture_option *const *options;
    size_t option_count;
} fixture_line;

typedef struct fixture_address {
    const char *street;
    const char *city;
} fixture_address;

typedef struct fixture_order {
    const char *id;
    const char *name;
    int64_t version;
    int64_t points;
    int64_t placed_at_ms;
    shop_money total;
    const fixture_address *address;
    const fixture_line *const *lines;
    size_t line_count;
    const char *const *tags;
    size_t tag_count;
    const char *extra;
    const char *token;
    fixture_state state;
    bool has_points;
    bool has_gift;
    bool gift;
    bool paid;
} fixture_order;

/* ---- inputs: struct_size first, flat lists */

typedef struct fixture_option_input {
    uint32_t struct_size;
    uint32_t reserved_size;
    const char *name;
} fixture_option_input;

typedef struct fixture_line_input {
    uint32_t struct_size;
    uint32_t reserved_size;
    const char *sku;
    int64_t quantity;
    shop_money price;
    const fixture_option_input *options;
    size_t option_count;
} fixture_line_input;

typedef struct fixture_address_input {
    uint32_t struct_size;
    uint32_t reserved_size;
    const char *street;
    const char *city;
} fixture_address_input;

typedef struct fixture_args {
    uint32_t struct_size;
    uint32_t timeout_ms;
    const char *idempotency_key;
    const char *id;
    const char *name;
    int64_t version;
    bool has_points;
    uint8_t reserved_points[7];
    int64_t points;
    int64_t placed_at_ms;
    shop_money total;
    const fixture_address_input *address;
    const fixture_line_input *lines;
    size_t line_count;
    const char *const *tags;
    size_t tag_count;
    const char *extra;
    const char *token;
    fixture_state state;
    uint8_t reserved_state[4];
    bool has_gift;
    bool gift;
    uint8_t reserved_gift[6];
    bool paid;
    uint8_t reserved_paid[7];
} fixture_args;

/* ---- tables */

#define ROW(T, n, k, fl, aux, lo, hi, ...)                                                         \
    {                                                                                              \
        .name = #n, .kind = (k), .flags = (fl), .name_length = sizeof(#n) - 1,                     \
        .offset = offsetof(T, n), .aux_offset = (aux), .min = (lo), .max = (hi),                   \
        .of = {__VA_ARGS__}                                                                        \
    }
#define NONE .record = NULL

#define OPTION_ROWS(T) ROW(T, name, FIELD_STRING, FIELD_REQUIRED, 0, 2, 8, NONE)

#define LINE_ROWS(T, option)                                                                       \
    ROW(T, sku, FIELD_STRING, FIELD_REQUIRED, 0, 0, 16, NONE),                                     \
        ROW(T, quantity, FIELD_INT, 0, 0, 0, 99, NONE),                                            \
        ROW(T, price, FIELD_MONEY, 0, 0, 0, 0, NONE),                                              \
        ROW(T, options, FIELD_LIST, 0, offsetof(T, option_count), 0, 0, .record = &(option))

#define ADDRESS_ROWS(T)                                                                            \
    ROW(T, street, FIELD_STRING, FIELD_REQUIRED | FIELD_PII, 0, 0, 0, NONE),                       \
        ROW(T, city, FIELD_STRING, 0, 0, 0, 0, NONE)

#define ORDER_ROWS(T, ad, line)                                                                    \
    ROW(T, id, FIELD_ID, 0, 0, 0, 0, .prefix = "ord"),                                             \
        ROW(T, name, FIELD_STRING, 0, 0, 2, 64, NONE),                                             \
        ROW(T, version, FIELD_INT, 0, 0, 0, 0, NONE),                                              \
        ROW(T, points, FIELD_INT, FIELD_OPTIONAL, offsetof(T, has_points), -10, 1000, NONE),       \
        ROW(T, placed_at_ms, FIELD_TIME, 0, 0, 0, 0, NONE),                                        \
        ROW(T, total, FIELD_MONEY, 0, 0, 0, 0, NONE),                                              \
        ROW(T, address, FIELD_RECORD, 0, 0, 0, 0, .record = &(ad)),                                \
        ROW(T, lines, FIELD_LIST, 0, offsetof(T, line_count), 0, 3, .record = &(line)),            \
        ROW(T, tags, FIELD_STRINGS, 0, offsetof(T, tag_count), 2, 4, NONE),                        \
        ROW(T, extra, FIELD_JSON, 0, 0, 0, 0, NONE),                                               \
        ROW(T, token, FIELD_STRING, FIELD_SECRET, 0, 0, 0, NONE),                                  \
        ROW(T, state, FIELD_ENUM, 0, 0, 0, 0, .values = &fixture_states),                          \
        ROW(T, gift, FIELD_BOOL, FIELD_OPTIONAL, offsetof(T, has_gift), 0, 0, NONE),               \
        ROW(T, paid, FIELD_BOOL, 0, 0, 0, 0, NONE)

#define RECORD(T, is_input, is_args)                                                               \
    static const schema_record T##_record = {                                                      \
        .name = #T, .fields = T##_rows, .size = sizeof(T),                                         \
        .field_count = sizeof T##_rows / sizeof T##_rows[0], .input = (is_input), .args = (is_args)}

static const char *const fixture_state_names[] = {"unknown", "draft", "active", "archived"};
static const schema_enum fixture_states = {"fixture_state", fixture_state_names, 4};

static const schema_field fixture_option_rows[] = {OPTION_ROWS(fixture_option)};
RECORD(fixture_option, false, false);
static const schema_field fixture_line_rows[] = {LINE_ROWS(fixture_line, fixture_option_record)};
RECORD(fixture_line, false, false);
static const schema_field fixture_address_rows[] = {ADDRESS_ROWS(fixture_address)};
RECORD(fixture_address, false, false);
static const schema_field fixture_order_rows[] = {
    ORDER_ROWS(fixture_order, fixture_address_record, fixture_line_record)};
__attribute__((unused)) RECORD(fixture_order, false, false);

static const schema_field fixture_option_input_rows[] = {OPTION_ROWS(fixture_option_input)};
RECORD(fixture_option_input, true, false);
static const schema_field fixture_line_input_rows[] = {
    LINE_ROWS(fixture_line_input, fixture_option_input_record)};
RECORD(fixture_line_input, true, false);
static const schema_field fixture_address_input_rows[] = {ADDRESS_ROWS(fixture_address_input)};
RECORD(fixture_address_input, true, false);
static const schema_field fixture_args_rows[] = {
    ORDER_ROWS(fixture_args, fixture_address_input_record, fixture_line_input_record)};
__attribute__((unused)) RECORD(fixture_args, true, true);

/* ---- an environment that counts, and that refuses after so many allocations */

typedef struct fixture_env {
    shop_env env;
    int allowed; /* allocations that still succeed */
    int live;    /* blocks that were not given back */
} fixture_env;

static void *fixture_allocate(void *self, size_t size)
{
    fixture_env *e = self;
    void *memory;

    if (e->allowed == 0)
        return NULL;
    e->allowed--;
    memory = shop_env_default()->allocate(shop_env_default()->self, size);
    e->live += memory != NULL;
    return memory;
}

static void fixture_release(void *self, void *memory)
{
    fixture_env *e = self;

    e->live -= memory != NULL;
    shop_env_default()->release(shop_env_default()->self, memory);
}

__attribute__((unused)) static void fixture_env_init(fixture_env *e, int allowed)
{
    e->env = *shop_env_default();
    e->env.self = e;
    e->env.allocate = fixture_allocate;
    e->env.release = fixture_release;
    e->allowed = allowed;
    e->live = 0;
}

#endif

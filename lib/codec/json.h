/* json.h - the only door through which JSON comes in, and the way it goes out.
 * In: a strict RFC 8259 check first (cJSON alone takes trailing garbage, NUL, duplicate names and
 * names in another case), then cJSON, then the table. Out: written straight from the table. */
#ifndef SHOP_LIB_CODEC_JSON_H
#define SHOP_LIB_CODEC_JSON_H

#include "lib/base/arena.h"
#include "lib/base/buf.h"
#include "lib/base/fault.h"
#include "lib/schema/schema.h"

struct cJSON;

enum {
    JSON_DEPTH_MAX = 64,              /* nested arrays and objects */
    JSON_SIZE_MAX = 4 * 1024 * 1024,  /* bytes of one document */
    JSON_MEMBERS_MAX = 100 * 1000     /* values in one document */
};

/* Whether `text` is one JSON value, strictly: valid UTF-8, no NUL (neither raw nor escaped), no
 * lone surrogates, no duplicate names in one object, within the limits. 0, SHOP_E_INVALID (the
 * message says the line and column and what was expected) or SHOP_E_TOO_LARGE. */
int shop__json_check(const char *text, size_t size, fault *f);

/* Checked and parsed. Free with cJSON_Delete(). */
int shop__json_parse(const char *text, size_t size, struct cJSON **ret, fault *f);

/* JSON object to the record's struct (zeroed by the callee first; struct_size is filled in where
 * the record is an input), texts and lists in the arena. Unknown names, wrong types and integers
 * beyond 2^53 - 1 are SHOP_E_INVALID with the field's path ("lines[2].sku"). JSON null = absent. Among
 * the members of args may stand "idempotency_key" (a string) and "timeout_ms" (0 to 2^31), which go
 * into the head of the struct. A result (record->input is false) may come from a newer library: there
 * unknown names are skipped and unknown enum values read as 0. Limits and required fields are
 * shop__record_validate()'s business. */
int shop__json_decode(const schema_record *r, const char *text, size_t size, arena *a, void *ret,
                      fault *f);

/* The record as compact JSON: fields in table order, absent ones left out (bool and int without
 * FIELD_OPTIONAL always written), enums by name, times as RFC 3339, money as
 * {"minor":1999,"currency":"EUR"}, FIELD_JSON verbatim. The header fields of args (struct_size,
 * timeout_ms, idempotency_key) are not written. Failure sticks in `out`. */
void shop__json_encode(const schema_record *r, const void *record, buf *out);

/* The same without fields that carry any of `without` (schema_field_flag bits): for logs. */
void shop__json_encode_without(const schema_record *r, const void *record, unsigned without,
                               buf *out);

/* One string with quotes and escapes. */
void shop__json_string(buf *out, const char *text);

#endif

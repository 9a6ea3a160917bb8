/* field.h - reading and writing one field of a struct by its table row; for lib/codec only.
 * Values are copied with memcpy, so that no pointer of a wrong type is ever followed. */
#ifndef SHOP_LIB_CODEC_FIELD_H
#define SHOP_LIB_CODEC_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/fault.h"
#include "lib/schema/schema.h"
#include "shop/base.h"

enum { FIELD_KIND_COUNT = FIELD_JSON + 1 };

/* The greatest integer that every route carries exactly (a double's mantissa). */
#define FIELD_INT_MAX INT64_C(9007199254740991)

/* How every input struct begins, and how args go on. */
typedef struct field_head {
    uint32_t struct_size;
    uint32_t timeout_ms;
    const char *idempotency_key;
} field_head;

static inline const void *shop__field_at(const void *record, const schema_field *field)
{
    return (const char *)record + field->offset;
}

/* The pointer of a text, record, list or strings field. */
static inline const void *shop__field_pointer(const void *record, const schema_field *field)
{
    const void *pointer;

    memcpy(&pointer, shop__field_at(record, field), sizeof pointer);
    return pointer;
}

static inline int64_t shop__field_int(const void *record, const schema_field *field)
{
    int64_t value;

    memcpy(&value, shop__field_at(record, field), sizeof value);
    return value;
}

static inline uint32_t shop__field_enum(const void *record, const schema_field *field)
{
    uint32_t value;

    memcpy(&value, shop__field_at(record, field), sizeof value);
    return value;
}

static inline shop_money shop__field_money(const void *record, const schema_field *field)
{
    shop_money value;

    memcpy(&value, shop__field_at(record, field), sizeof value);
    return value;
}

/* A bool read as a byte: whatever a caller left there is no undefined behaviour. */
static inline bool shop__field_bool(const void *record, size_t offset)
{
    return ((const unsigned char *)record)[offset] != 0;
}

/* Whether an int or bool is there. */
static inline bool shop__field_has(const void *record, const schema_field *field)
{
    return (field->flags & FIELD_OPTIONAL) == 0 || shop__field_bool(record, field->aux_offset);
}

static inline size_t shop__field_count(const void *record, const schema_field *field)
{
    size_t count;

    memcpy(&count, (const char *)record + field->aux_offset, sizeof count);
    return count;
}

/* Element i of a list: inputs are flat, results are arrays of pointers. */
static inline const void *shop__field_element(const schema_field *field, const void *items,
                                              size_t i)
{
    if (field->of.record->input)
        return (const char *)items + i * field->of.record->size;
    return ((const void *const *)items)[i];
}

static inline void shop__field_set(void *record, size_t offset, const void *value, size_t size)
{
    memcpy((char *)record + offset, value, size);
}

/* Nothing there, or the empty value ("" or a list of none) that clears a field. */
bool shop__field_empty(const void *record, const schema_field *field);

/* Whether `count` elements are within the field's bounds; written once for every way in. */
int shop__field_check_count(const schema_field *field, size_t count, fault *f);

/* SHOP_E_INVALID with the values that the enum has, or the names that the record has. */
int shop__field_unknown_value(const schema_field *field, fault *f);
int shop__field_unknown_name(const schema_record *r, const char *name, fault *f);

#endif

/* field.c - what the engines of the codec must see alike: when a field is empty, and how its
 * bounds and names are told to whoever broke them. */
#include "lib/codec/field.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/base/text.h"
#include "lib/codec/record.h"

enum { NAMES_TEXT_MAX = 200 };

bool shop__field_empty(const void *record, const schema_field *field)
{
    switch (field->kind) {
    case FIELD_INT:
    case FIELD_BOOL:
        return !shop__field_has(record, field);
    case FIELD_TIME:
        return shop__field_int(record, field) == 0;
    case FIELD_ENUM: /* a value beyond the last is wrong, not empty */
        return shop__field_enum(record, field) == 0;
    case FIELD_MONEY: /* so is an amount without a currency */
        return shop__field_money(record, field).currency[0] == '\0' &&
               shop__field_money(record, field).minor == 0;
    case FIELD_STRING:
    case FIELD_ID:
        return shop__text_empty(shop__field_pointer(record, field));
    case FIELD_LIST:
    case FIELD_STRINGS:
        return shop__field_pointer(record, field) == NULL || shop__field_count(record, field) == 0;
    default: /* a record; a FIELD_JSON, whose empty text is wrong as well */
        return shop__field_pointer(record, field) == NULL;
    }
}

int shop__field_check_count(const schema_field *field, size_t count, fault *f)
{
    int64_t most = field->max > 0 ? field->max : RECORD_LIST_MAX;

    if (count > (uint64_t)most)
        return shop__fault_field(f, SHOP_E_INVALID, field->name,
                                 "must have at most %" PRId64 " elements, got %zu", most, count);
    if (count > 0 && field->min > 0 && count < (uint64_t)field->min)
        return shop__fault_field(f, SHOP_E_INVALID, field->name,
                                 "must have at least %" PRId64 " elements, got %zu", field->min,
                                 count);
    return 0;
}

/* Adds to "draft, active", as far as the room goes. */
static void join(char *out, size_t capacity, const char *name)
{
    size_t length = strlen(out);

    snprintf(out + length, capacity - length, "%s%s", length > 0 ? ", " : "", name);
}

int shop__field_unknown_value(const schema_field *field, fault *f)
{
    char names[NAMES_TEXT_MAX] = "";

    for (uint32_t i = 1; i < field->of.values->count; i++)
        join(names, sizeof names, field->of.values->values[i]);
    return shop__fault_field(f, SHOP_E_INVALID, field->name, "must be one of %s", names);
}

int shop__field_unknown_name(const schema_record *r, const char *name, fault *f)
{
    char names[NAMES_TEXT_MAX] = "";

    for (size_t i = 0; i < r->field_count; i++)
        join(names, sizeof names, r->fields[i].name);
    return shop__fault_field(f, SHOP_E_INVALID, name, "is not known; use one of %s",
                             r->field_count > 0 ? names : "none");
}

/* record_validate.c - whether a record keeps to its table. One place for every route, so that the
 * same value is refused in C, in JSON and over the wire, with the same words and the same path. */
#include "lib/codec/record.h"

#include <inttypes.h>
#include <string.h>

#include "lib/base/id.h"
#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/codec/field.h"
#include "lib/codec/json.h"

/* What RFC 3339 can write: the years 0000 to 9999. */
#define TIME_MIN_MS INT64_C(-62167219200000)
#define TIME_MAX_MS INT64_C(253402300799999)

static int invalid(const schema_field *field, fault *f, const char *message)
{
    return shop__fault_field(f, SHOP_E_INVALID, field->name, "%s", message);
}

/* ---- what the kinds have in common */

static int check_size(const schema_field *field, int64_t usual, size_t size, fault *f)
{
    int64_t most = field->max > 0 ? field->max : usual;

    if (size > (uint64_t)most)
        return shop__fault_field(f, SHOP_E_INVALID, field->name,
                                 "must be at most %" PRId64 " bytes, got %zu", most, size);
    if (field->min > 0 && size < (uint64_t)field->min)
        return shop__fault_field(f, SHOP_E_INVALID, field->name,
                                 "must be at least %" PRId64 " bytes, got %zu", field->min, size);
    return 0;
}

static int check_int(const char *name, int64_t value, int64_t low, int64_t high, fault *f)
{
    if (value >= low && value <= high)
        return 0;
    return shop__fault_field(f, SHOP_E_INVALID, name,
                             "must be from %" PRId64 " to %" PRId64 ", got %" PRId64, low, high,
                             value);
}

/* ---- one function a kind, called when there is a value */

static int validate_string(const schema_field *field, const void *record, fault *f)
{
    const char *text = shop__field_pointer(record, field);
    size_t size = strlen(text);

    TRY(check_size(field, RECORD_TEXT_MAX, size, f));
    return shop__utf8_valid(text, size) ? 0 : invalid(field, f, "must be valid UTF-8");
}

static int validate_id(const schema_field *field, const void *record, fault *f)
{
    uint8_t id[ID_BYTES];

    if (shop__id_parse(shop__field_pointer(record, field), field->of.prefix, id))
        return 0;
    return shop__fault_field(f, SHOP_E_INVALID, field->name,
                             "must be an id: \"%s_\" and 26 lower-case base-32 digits",
                             field->of.prefix);
}

static int validate_int(const schema_field *field, const void *record, fault *f)
{
    bool bounded = field->min != 0 || field->max != 0;
    int64_t low = bounded && field->min > -FIELD_INT_MAX ? field->min : -FIELD_INT_MAX;
    int64_t high = bounded && field->max < FIELD_INT_MAX ? field->max : FIELD_INT_MAX;

    return check_int(field->name, shop__field_int(record, field), low, high, f);
}

static int validate_time(const schema_field *field, const void *record, fault *f)
{
    int64_t unix_ms = shop__field_int(record, field);

    if (unix_ms >= TIME_MIN_MS && unix_ms <= TIME_MAX_MS)
        return 0;
    return invalid(field, f, "must be a time of the years 0000 to 9999, in Unix milliseconds");
}

static int validate_enum(const schema_field *field, const void *record, fault *f)
{
    if (shop__field_enum(record, field) < field->of.values->count)
        return 0;
    return shop__field_unknown_value(field, f);
}

static int check_money(shop_money money, fault *f)
{
    if (money.currency[0] == '\0')
        return shop__fault_field(f, SHOP_E_INVALID, "currency", "is required");
    if (memchr(money.currency, '\0', sizeof money.currency) == NULL ||
        shop__currency_exponent(money.currency) < 0)
        return shop__fault_field(f, SHOP_E_INVALID, "currency",
                                 "must be an ISO 4217 code such as \"EUR\"");
    return check_int("minor", money.minor, -FIELD_INT_MAX, FIELD_INT_MAX, f);
}

static int validate_money(const schema_field *field, const void *record, fault *f)
{
    int code = check_money(shop__field_money(record, field), f);

    if (code != 0)
        shop__fault_prefix(f, "%s", field->name);
    return code;
}

static int validate_record(const schema_record *r, const void *record, fault *f);

static int validate_nested(const schema_field *field, const void *record, fault *f)
{
    int code = validate_record(field->of.record, shop__field_pointer(record, field), f);

    if (code != 0)
        shop__fault_prefix(f, "%s", field->name);
    return code;
}

static int validate_list(const schema_field *field, const void *record, fault *f)
{
    const void *items = shop__field_pointer(record, field);
    size_t count = shop__field_count(record, field);

    TRY(shop__field_check_count(field, count, f));
    for (size_t i = 0; i < count; i++) {
        int code = validate_record(field->of.record, shop__field_element(field, items, i), f);
        if (code != 0) {
            shop__fault_prefix(f, "%s[%zu]", field->name, i);
            return code;
        }
    }
    return 0;
}

static int check_text(const char *text, fault *f)
{
    size_t size = text == NULL ? 0 : strlen(text);

    if (text == NULL)
        return shop__fault_set(f, SHOP_E_INVALID, "must not be NULL");
    if (size > RECORD_TEXT_MAX)
        return shop__fault_set(f, SHOP_E_INVALID, "must be at most %d bytes, got %zu",
                               RECORD_TEXT_MAX, size);
    return shop__utf8_valid(text, size)
               ? 0
               : shop__fault_set(f, SHOP_E_INVALID, "must be valid UTF-8");
}

static int validate_strings(const schema_field *field, const void *record, fault *f)
{
    const char *const *items = shop__field_pointer(record, field);
    size_t count = shop__field_count(record, field);

    TRY(shop__field_check_count(field, count, f));
    for (size_t i = 0; i < count; i++) {
        int code = check_text(items[i], f);
        if (code != 0) {
            shop__fault_prefix(f, "%s[%zu]", field->name, i);
            return code;
        }
    }
    return 0;
}

static int validate_json(const schema_field *field, const void *record, fault *f)
{
    const char *text = shop__field_pointer(record, field);
    size_t size = strlen(text);
    fault inner = {0};
    int code;

    TRY(check_size(field, RECORD_JSON_MAX, size, f));
    code = shop__json_check(text, size, &inner);
    if (code != 0)
        return shop__fault_field(f, code, field->name, "must be one JSON value: %s",
                                 inner.message);
    return 0;
}

typedef int validate_function(const schema_field *field, const void *record, fault *f);

static validate_function *const validators[FIELD_KIND_COUNT] = {
    [FIELD_STRING] = validate_string,   [FIELD_ID] = validate_id,
    [FIELD_INT] = validate_int,         [FIELD_TIME] = validate_time,
    [FIELD_ENUM] = validate_enum,       [FIELD_MONEY] = validate_money,
    [FIELD_RECORD] = validate_nested,   [FIELD_LIST] = validate_list,
    [FIELD_STRINGS] = validate_strings, [FIELD_JSON] = validate_json,
};

/* ---- records */

static int validate_record(const schema_record *r, const void *record, fault *f)
{
    for (size_t i = 0; i < r->field_count; i++) {
        const schema_field *field = &r->fields[i];

        if (shop__field_empty(record, field)) {
            if ((field->flags & FIELD_REQUIRED) != 0)
                return invalid(field, f, "is required");
        } else if (validators[field->kind] != NULL) {
            TRY(validators[field->kind](field, record, f));
        }
    }
    return 0;
}

static int validate_key(const char *key, fault *f)
{
    size_t size = key == NULL ? 0 : strnlen(key, RECORD_KEY_MAX + 1);
    bool good = key == NULL || (size > 0 && size <= RECORD_KEY_MAX);

    for (size_t i = 0; good && i < size; i++)
        good = key[i] >= ' ' && key[i] <= '~';
    if (good)
        return 0;
    return shop__fault_field(f, SHOP_E_INVALID, "idempotency_key",
                             "must be 1 to %d printable ASCII characters", RECORD_KEY_MAX);
}

int shop__record_validate(const schema_record *r, const void *record, fault *f)
{
    field_head head;

    if (r->args) {
        memcpy(&head, record, sizeof head);
        TRY(validate_key(head.idempotency_key, f));
    }
    return validate_record(r, record, f);
}

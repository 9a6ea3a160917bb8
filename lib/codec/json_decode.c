/* json_decode.c - a JSON object to a record's struct: checked, parsed by cJSON, then read by the
 * table. cJSON keeps numbers as doubles, which is exact for every integer that we let through;
 * what a FIELD_JSON holds is cut out of the text instead, so that nothing in it changes. */
#include <assert.h>
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/time.h"
#include "lib/codec/field.h"
#include "lib/codec/json.h"
#include "lib/codec/json_scan.h"

#define JSON_TIMEOUT_MAX_MS (INT64_C(1) << 31)

typedef struct decoder {
    arena *a;
    fault *f;
    const char *at; /* at the value being read; NULL where no FIELD_JSON will ask for its text */
    bool lenient;   /* a result: its writer may be newer than this library */
} decoder;

static int decode_object(decoder *d, const schema_record *r, const cJSON *object, void *ret);

static int no_memory(const decoder *d)
{
    return shop__fault_set(d->f, SHOP_E_NO_MEMORY, "no memory to hold the document");
}

static const char *type_name(const cJSON *item)
{
    static const struct {
        int type;
        const char *name;
    } names[] = {
        {cJSON_NULL, "null"},      {cJSON_False, "false"},   {cJSON_True, "true"},
        {cJSON_Number, "a number"}, {cJSON_String, "a string"}, {cJSON_Array, "an array"},
        {cJSON_Object, "an object"},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if ((item->type & 0xff) == names[i].type)
            return names[i].name;
    }
    return "something else";
}

static int wrong_type(const decoder *d, const char *path, const char *expected, const cJSON *item)
{
    return shop__fault_field(d->f, SHOP_E_INVALID, path, "must be %s, got %s", expected,
                             type_name(item));
}

/* ---- the place in the text, in step with the tree */

/* Over '{', '[' or ',' to the next element or name; over a name to its value. */
static void enter(decoder *d)
{
    if (d->at != NULL)
        d->at = shop__json_skip_space(shop__json_skip_space(d->at) + 1);
}

static void enter_member(decoder *d)
{
    enter(d);
    if (d->at != NULL)
        d->at = shop__json_skip_value(d->at);
    enter(d);
}

static void leave_value(decoder *d, const char *start)
{
    if (d->at != NULL && d->at == start)
        d->at = shop__json_skip_value(start);
}

/* Behind the last element: over the closing bracket. An empty container has its opening one
 * left. */
static void leave_container(decoder *d, bool empty)
{
    if (empty)
        enter(d);
    if (d->at != NULL)
        d->at = shop__json_skip_space(d->at) + 1;
}

/* ---- one function a kind: the item is there and not null */

static int set_text(decoder *d, const schema_field *field, const char *bytes, size_t size,
                    void *ret)
{
    const char *copy = shop__arena_bytes(d->a, bytes, size);

    if (copy == NULL)
        return no_memory(d);
    shop__field_set(ret, field->offset, &copy, sizeof copy);
    return 0;
}

static int decode_text(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    if (!cJSON_IsString(item))
        return wrong_type(d, field->name, "a string", item);
    return set_text(d, field, item->valuestring, strlen(item->valuestring), ret);
}

static int read_int(const decoder *d, const char *path, const cJSON *item, int64_t *ret)
{
    const double limit = (double)FIELD_INT_MAX;
    double value = item->valuedouble;

    if (!cJSON_IsNumber(item))
        return wrong_type(d, path, "a whole number", item);
    if (!(value >= -limit && value <= limit))
        return shop__fault_field(d->f, SHOP_E_INVALID, path,
                                 "must be from %" PRId64 " to %" PRId64, -FIELD_INT_MAX,
                                 FIELD_INT_MAX);
    if ((double)(int64_t)value != value)
        return shop__fault_field(d->f, SHOP_E_INVALID, path, "must be a whole number");
    *ret = (int64_t)value;
    return 0;
}

static int decode_int(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    int64_t value = 0;

    TRY(read_int(d, field->name, item, &value));
    shop__field_set(ret, field->offset, &value, sizeof value);
    return 0;
}

static int decode_bool(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    bool value = cJSON_IsTrue(item);

    if (!cJSON_IsBool(item))
        return wrong_type(d, field->name, "true or false", item);
    shop__field_set(ret, field->offset, &value, sizeof value);
    return 0;
}

static int decode_time(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    int64_t unix_ms = 0;

    if (!cJSON_IsString(item) || !shop__time_parse(item->valuestring, &unix_ms))
        return shop__fault_field(d->f, SHOP_E_INVALID, field->name,
                                 "must be an RFC 3339 time such as \"2026-11-22T15:02:03Z\"");
    shop__field_set(ret, field->offset, &unix_ms, sizeof unix_ms);
    return 0;
}

static int decode_enum(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    const schema_enum *values = field->of.values;

    if (!cJSON_IsString(item))
        return wrong_type(d, field->name, "a string", item);
    for (uint32_t i = 1; i < values->count; i++) {
        if (strcmp(values->values[i], item->valuestring) == 0) {
            shop__field_set(ret, field->offset, &i, sizeof i);
            return 0;
        }
    }
    return d->lenient ? 0 : shop__field_unknown_value(field, d->f);
}

static int money_fault(const decoder *d, const schema_field *field, const char *member,
                       const char *message)
{
    int code = shop__fault_field(d->f, SHOP_E_INVALID, member, "%s", message);

    shop__fault_prefix(d->f, "%s", field->name);
    return code;
}

static int read_currency(const decoder *d, const schema_field *field, const cJSON *item,
                         shop_money *ret)
{
    size_t length = cJSON_IsString(item) ? strlen(item->valuestring) : 0;
    int exponent;

    if (length == 0 || length >= sizeof ret->currency)
        return money_fault(d, field, "currency", "must be an ISO 4217 code such as \"EUR\"");
    memcpy(ret->currency, item->valuestring, length);
    exponent = shop__currency_exponent(ret->currency);
    ret->exponent = exponent > 0 ? (uint8_t)exponent : 0;
    return 0;
}

static int read_minor(decoder *d, const schema_field *field, const cJSON *item, int64_t *ret)
{
    int code = read_int(d, "minor", item, ret);

    if (code != 0)
        shop__fault_prefix(d->f, "%s", field->name);
    return code;
}

static int decode_money(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    shop_money money = {0};
    bool has_minor = false;

    if (!cJSON_IsObject(item))
        return wrong_type(d, field->name, "an object with minor and currency", item);
    for (const cJSON *member = item->child; member != NULL; member = member->next) {
        if (strcmp(member->string, "minor") == 0) {
            TRY(read_minor(d, field, member, &money.minor));
            has_minor = true;
        } else if (strcmp(member->string, "currency") == 0) {
            TRY(read_currency(d, field, member, &money));
        } else if (!d->lenient) {
            return money_fault(d, field, member->string,
                               "is not known; an amount has minor and currency");
        }
    }
    if (!has_minor)
        return money_fault(d, field, "minor", "is required");
    if (money.currency[0] == '\0')
        return money_fault(d, field, "currency", "is required");
    shop__field_set(ret, field->offset, &money, sizeof money);
    return 0;
}

static int decode_nested(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    void *record;
    int code;

    if (!cJSON_IsObject(item))
        return wrong_type(d, field->name, "an object", item);
    record = shop__arena_alloc(d->a, field->of.record->size);
    if (record == NULL)
        return no_memory(d);
    code = decode_object(d, field->of.record, item, record);
    if (code != 0)
        shop__fault_prefix(d->f, "%s", field->name);
    shop__field_set(ret, field->offset, &record, sizeof record);
    return code;
}

static size_t child_count(const cJSON *array)
{
    size_t count = 0;

    for (const cJSON *item = array->child; item != NULL; item = item->next)
        count++;
    return count;
}

static int wrong_element(const decoder *d, const schema_field *field, size_t i,
                         const char *expected_type, const cJSON *item)
{
    int code = wrong_type(d, "", expected_type, item);

    shop__fault_prefix(d->f, "%s[%zu]", field->name, i);
    return code;
}

static int decode_elements(decoder *d, const schema_field *field, const cJSON *array, char *records)
{
    const schema_record *of = field->of.record;
    size_t i = 0;

    for (const cJSON *item = array->child; item != NULL; item = item->next, i++) {
        if (!cJSON_IsObject(item))
            return wrong_element(d, field, i, "an object", item);
        enter(d);
        int code = decode_object(d, of, item, records + i * of->size);
        if (code != 0) {
            shop__fault_prefix(d->f, "%s[%zu]", field->name, i);
            return code;
        }
    }
    leave_container(d, i == 0);
    return 0;
}

/* Results hold an array of pointers; it stands beside the array of the structs. */
static const void **point_at(decoder *d, const char *records, size_t count, size_t size)
{
    const void **pointers = shop__arena_array(d->a, count, sizeof *pointers);

    for (size_t i = 0; pointers != NULL && i < count; i++)
        pointers[i] = records + i * size;
    return pointers;
}

static void set_list(const schema_field *field, const void *items, size_t count, void *ret)
{
    shop__field_set(ret, field->offset, &items, sizeof items);
    shop__field_set(ret, field->aux_offset, &count, sizeof count);
}

static int decode_list(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    const schema_record *of = field->of.record;
    size_t count = child_count(item);
    const void *items;
    char *records;

    if (!cJSON_IsArray(item))
        return wrong_type(d, field->name, "an array", item);
    items = records = shop__arena_array(d->a, count, of->size);
    if (records != NULL && !of->input)
        items = point_at(d, records, count, of->size);
    if (items == NULL)
        return no_memory(d);
    set_list(field, items, count, ret);
    return decode_elements(d, field, item, records);
}

static int decode_strings(decoder *d, const schema_field *field, const cJSON *array, void *ret)
{
    size_t count = child_count(array), i = 0;
    const char **items;

    if (!cJSON_IsArray(array))
        return wrong_type(d, field->name, "an array of strings", array);
    items = shop__arena_array(d->a, count, sizeof *items);
    if (items == NULL)
        return no_memory(d);
    for (const cJSON *item = array->child; item != NULL; item = item->next, i++) {
        if (!cJSON_IsString(item))
            return wrong_element(d, field, i, "a string", item);
        items[i] = shop__arena_text(d->a, item->valuestring);
        if (items[i] == NULL)
            return no_memory(d);
    }
    set_list(field, items, count, ret);
    return 0;
}

static int decode_json(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    const char *start = d->at;

    (void)item;
    assert(start != NULL);
    d->at = shop__json_skip_value(start);
    return set_text(d, field, start, (size_t)(d->at - start), ret);
}

typedef int decode_function(decoder *d, const schema_field *field, const cJSON *item, void *ret);

static decode_function *const decoders[FIELD_KIND_COUNT] = {
    [FIELD_STRING] = decode_text, [FIELD_ID] = decode_text,       [FIELD_INT] = decode_int,
    [FIELD_BOOL] = decode_bool,   [FIELD_TIME] = decode_time,     [FIELD_ENUM] = decode_enum,
    [FIELD_MONEY] = decode_money, [FIELD_RECORD] = decode_nested, [FIELD_LIST] = decode_list,
    [FIELD_STRINGS] = decode_strings, [FIELD_JSON] = decode_json,
};

/* ---- the head of args, which no table lists */

static int decode_timeout(decoder *d, const cJSON *item, void *ret)
{
    int64_t timeout_ms = 0;

    TRY(read_int(d, "timeout_ms", item, &timeout_ms));
    if (timeout_ms < 0 || timeout_ms > JSON_TIMEOUT_MAX_MS)
        return shop__fault_field(d->f, SHOP_E_INVALID, "timeout_ms",
                                 "must be from 0 to %" PRId64 ", got %" PRId64, JSON_TIMEOUT_MAX_MS,
                                 timeout_ms);
    shop__field_set(ret, offsetof(field_head, timeout_ms), &(uint32_t){(uint32_t)timeout_ms},
                    sizeof(uint32_t));
    return 0;
}

static int decode_key(decoder *d, const cJSON *item, void *ret)
{
    static const schema_field key = {.name = "idempotency_key",
                                     .kind = FIELD_STRING,
                                     .offset = offsetof(field_head, idempotency_key)};

    return decode_text(d, &key, item, ret);
}

typedef int head_function(decoder *d, const cJSON *item, void *ret);

static head_function *head_decoder(const schema_record *r, const char *name)
{
    if (!r->args)
        return NULL;
    if (strcmp(name, "idempotency_key") == 0)
        return decode_key;
    return strcmp(name, "timeout_ms") == 0 ? decode_timeout : NULL;
}

/* ---- objects */

static int decode_member(decoder *d, const schema_field *field, const cJSON *item, void *ret)
{
    static const bool is_there = true;

    if (cJSON_IsNull(item))
        return 0;
    TRY(decoders[field->kind](d, field, item, ret));
    if ((field->flags & FIELD_OPTIONAL) != 0 && field->aux_offset != 0)
        shop__field_set(ret, field->aux_offset, &is_there, sizeof is_there);
    return 0;
}

/* Documents usually have the table's order: the field behind the last one is the first guess. */
static int decode_object(decoder *d, const schema_record *r, const cJSON *object, void *ret)
{
    size_t hint = 0;

    memset(ret, 0, r->size);
    if (r->input)
        shop__field_set(ret, 0, &r->size, sizeof r->size);
    for (const cJSON *item = object->child; item != NULL; item = item->next) {
        const schema_field *field = shop__schema_field(r, item->string, strlen(item->string), hint);
        head_function *head = field == NULL ? head_decoder(r, item->string) : NULL;
        const char *start;

        if (field == NULL && head == NULL && !d->lenient)
            return shop__field_unknown_name(r, item->string, d->f);
        enter_member(d);
        start = d->at;
        if (field != NULL) {
            TRY(decode_member(d, field, item, ret));
            hint = (size_t)(field - r->fields) + 1;
        } else if (head != NULL && !cJSON_IsNull(item)) {
            TRY(head(d, item, ret));
        }
        leave_value(d, start);
    }
    leave_container(d, object->child == NULL);
    return 0;
}

static bool holds_json(const schema_record *r)
{
    for (size_t i = 0; i < r->field_count; i++) {
        const schema_field *field = &r->fields[i];
        bool nests = field->kind == FIELD_RECORD || field->kind == FIELD_LIST;

        if (field->kind == FIELD_JSON || (nests && holds_json(field->of.record)))
            return true;
    }
    return false;
}

int shop__json_decode(const schema_record *r, const char *text, size_t size, arena *a, void *ret,
                      fault *f)
{
    decoder d = {.a = a, .f = f, .lenient = !r->input};
    cJSON *tree = NULL;
    int code;

    TRY(shop__json_parse_in(a->env, text, size, &tree, f));
    d.at = holds_json(r) ? shop__json_skip_space(text) : NULL;
    if (cJSON_IsObject(tree))
        code = decode_object(&d, r, tree, ret);
    else
        code = wrong_type(&d, "", "an object", tree);
    cJSON_Delete(tree);
    return code;
}

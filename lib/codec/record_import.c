/* record_import.c - a caller's input struct, of whatever library version, to this library's
 * own. Nothing beyond struct_size is ever read; a field that does not stand wholly within it is
 * absent. */
#include <assert.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/codec/field.h"
#include "lib/codec/record.h"

enum { RECORD_ALIGN_BYTES = 8 }; /* every member fills whole cells of so many bytes */

static const uint8_t value_sizes[FIELD_KIND_COUNT] = {
    [FIELD_STRING] = sizeof(char *),    [FIELD_ID] = sizeof(char *),
    [FIELD_INT] = sizeof(int64_t),      [FIELD_BOOL] = sizeof(bool),
    [FIELD_TIME] = sizeof(int64_t),     [FIELD_ENUM] = sizeof(uint32_t),
    [FIELD_MONEY] = sizeof(shop_money), [FIELD_RECORD] = sizeof(void *),
    [FIELD_LIST] = sizeof(void *),      [FIELD_STRINGS] = sizeof(void *),
    [FIELD_JSON] = sizeof(char *),
};

typedef struct importer {
    arena *a;
    fault *f;
} importer;

static int import_record(const importer *im, const schema_record *r, const void *from, void *ret);

static int no_memory(const importer *im)
{
    return shop__fault_set(im->f, SHOP_E_NO_MEMORY, "no memory to take over the arguments");
}

static int wrong_size(const importer *im, const schema_record *r, const char *why)
{
    return shop__fault_field(im->f, SHOP_E_USAGE, "struct_size",
                             "%s; start from the initialiser of %s", why, r->name);
}

/* A newer caller may set only what this library knows as well. */
static bool tail_is_zero(const schema_record *r, const void *from, uint32_t size)
{
    const char *bytes = from;

    for (uint32_t i = r->size; i < size; i++) {
        if (bytes[i] != 0)
            return false;
    }
    return true;
}

static int check_size(const importer *im, const schema_record *r, const void *from, uint32_t size)
{
    if (size == 0)
        return wrong_size(im, r, "must not be 0");
    if (size % RECORD_ALIGN_BYTES != 0 || size > RECORD_SIZE_MAX)
        return wrong_size(im, r, "is no size that the struct ever had");
    if (!tail_is_zero(r, from, size))
        return shop__fault_field(im->f, SHOP_E_USAGE, "struct_size",
                                 "a field is set that this library does not know; "
                                 "link a newer libshop or leave it zero");
    return 0;
}

/* What lies behind the caller's struct was zeroed; a value that it cuts, or whose has_… or count is
 * cut off from it, goes as well. */
static void drop_cut(const schema_field *field, uint32_t size, void *ret)
{
    static const char zeros[sizeof(shop_money)];
    size_t value_size = value_sizes[field->kind];
    bool list = field->kind == FIELD_LIST || field->kind == FIELD_STRINGS;
    size_t aux_size = field->aux_offset == 0 ? 0 : list ? sizeof(size_t) : sizeof(bool);

    if (field->offset + value_size <= size && field->aux_offset + aux_size <= size)
        return;
    shop__field_set(ret, field->offset, zeros, value_size);
    shop__field_set(ret, field->aux_offset, zeros, aux_size);
}

/* The exponent is the library's to fill in. */
static int import_money(const importer *im, const schema_field *field, void *ret)
{
    shop_money money = shop__field_money(ret, field);
    bool ends = memchr(money.currency, '\0', sizeof money.currency) != NULL;
    int exponent = ends ? shop__currency_exponent(money.currency) : -1;

    (void)im;
    money.exponent = exponent > 0 ? (uint8_t)exponent : 0;
    memset(money.reserved, 0, sizeof money.reserved);
    shop__field_set(ret, field->offset, &money, sizeof money);
    return 0;
}

static int import_nested(const importer *im, const schema_field *field, void *ret)
{
    const void *from = shop__field_pointer(ret, field);
    void *record;
    int code;

    assert(field->of.record->input);
    if (from == NULL)
        return 0;
    record = shop__arena_alloc(im->a, field->of.record->size);
    if (record == NULL)
        return no_memory(im);
    code = import_record(im, field->of.record, from, record);
    if (code != 0)
        shop__fault_prefix(im->f, "%s", field->name);
    shop__field_set(ret, field->offset, &record, sizeof record);
    return code;
}

static int check_items(const importer *im, const schema_field *field, const void *ret)
{
    size_t count = shop__field_count(ret, field);

    if (count > 0 && shop__field_pointer(ret, field) == NULL)
        return shop__fault_field(im->f, SHOP_E_USAGE, field->name,
                                 "is NULL, but its count is not 0");
    return shop__field_check_count(field, count, im->f);
}

static int import_element(const importer *im, const schema_record *of, const char *from,
                          uint32_t stride, void *ret)
{
    uint32_t size;

    memcpy(&size, from, sizeof size);
    if (size != stride)
        return wrong_size(im, of, "must be the same in every element");
    return import_record(im, of, from, ret);
}

static int import_list(const importer *im, const schema_field *field, void *ret)
{
    const schema_record *of = field->of.record;
    const char *from = shop__field_pointer(ret, field);
    size_t count = shop__field_count(ret, field);
    uint32_t stride;
    char *items;

    assert(of->input);
    TRY(check_items(im, field, ret));
    if (count == 0)
        return 0;
    memcpy(&stride, from, sizeof stride);
    items = shop__arena_array(im->a, count, of->size);
    if (items == NULL)
        return no_memory(im);
    for (size_t i = 0; i < count; i++) {
        int code = import_element(im, of, from + i * stride, stride, items + i * of->size);
        if (code != 0) {
            shop__fault_prefix(im->f, "%s[%zu]", field->name, i);
            return code;
        }
    }
    shop__field_set(ret, field->offset, &items, sizeof items);
    return 0;
}

static int import_strings(const importer *im, const schema_field *field, void *ret)
{
    return check_items(im, field, ret);
}

/* Kinds that are more than bytes to copy. */
typedef int import_function(const importer *im, const schema_field *field, void *ret);

static import_function *const importers[FIELD_KIND_COUNT] = {
    [FIELD_MONEY] = import_money,
    [FIELD_RECORD] = import_nested,
    [FIELD_LIST] = import_list,
    [FIELD_STRINGS] = import_strings,
};

static int import_record(const importer *im, const schema_record *r, const void *from, void *ret)
{
    uint32_t size, known;

    memcpy(&size, from, sizeof size);
    TRY(check_size(im, r, from, size));
    known = size < r->size ? size : r->size;
    memcpy(ret, from, known);
    memset((char *)ret + known, 0, r->size - known);
    shop__field_set(ret, 0, &r->size, sizeof r->size);
    for (size_t i = 0; i < r->field_count; i++) {
        const schema_field *field = &r->fields[i];

        if (size < r->size)
            drop_cut(field, size, ret);
        if (importers[field->kind] != NULL)
            TRY(importers[field->kind](im, field, ret));
    }
    return 0;
}

int shop__record_import(const schema_record *r, const void *from, arena *a, void *ret, fault *f)
{
    importer im = {.a = a, .f = f};

    assert(r->input);
    if (from == NULL)
        return shop__fault_set(f, SHOP_E_USAGE, "the arguments must not be NULL");
    return import_record(&im, r, from, ret);
}

/* product.c - a mapped row as the arguments of product.put. The table of fields says how each is read. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"

bool is_native(const cJSON *row)
{
    return cJSON_IsArray(cJSON_GetObjectItemCaseSensitive(row, "variants"));
}

void slug_of(const char *text, char *out, size_t size)
{
    size_t n = 0;
    for (; *text != '\0' && n + 1 < size; text++) {
        unsigned char c = (unsigned char)*text;
        if (isalnum(c) && c < 0x80)
            out[n++] = (char)tolower(c);
        else if (n > 0 && out[n - 1] != '-' && c < 0x80)
            out[n++] = '-';
    }
    while (n > 0 && out[n - 1] == '-')
        n--;
    out[n] = '\0';
}

/* --- readers of one field --------------------------------------------------------------------- */

typedef struct target {
    cJSON *product, *variant;
    char *error;
    size_t error_size;
} target;

static bool wrong(target *t, const char *field, const char *text, const char *why)
{
    snprintf(t->error, t->error_size, "%s: \"%.60s\" %s", field, text, why);
    return false;
}

static bool read_text(target *t, const char *field, const char *text)
{
    cJSON_AddStringToObject(t->product, field, text);
    return true;
}

static bool read_variant_text(target *t, const char *field, const char *text)
{
    cJSON_AddStringToObject(t->variant, strcmp(field, "variant_title") == 0 ? "title" : field, text);
    return true;
}

static bool read_category(target *t, const char *field, const char *text)
{
    char slug[121];
    slug_of(text, slug, sizeof(slug));
    if (slug[0] == '\0')
        return wrong(t, field, text, "holds no letter or digit");
    cJSON_AddStringToObject(t->product, "category", slug);
    cJSON_AddStringToObject(t->product, "category_title", text);
    return true;
}

static bool read_number(target *t, const char *field, const char *text)
{
    char *end;
    long long value = strtoll(text, &end, 10);
    if (*end != '\0' || end == text || value < 0 || value > 1000000000)
        return wrong(t, field, text, "is no whole number from 0 to 1,000,000,000");
    cJSON_AddNumberToObject(t->variant, field, (double)value);
    return true;
}

static bool read_price(target *t, const char *field, const char *text)
{
    shop_money amount;
    const char *currency = field + strlen("price.");
    if (shop_money_parse(text, currency, &amount) != 0 || amount.minor < 0)
        return wrong(t, field, text, "is no amount of this currency");
    cJSON *prices = cJSON_GetObjectItemCaseSensitive(t->variant, "prices");
    if (prices == NULL)
        prices = cJSON_AddArrayToObject(t->variant, "prices");
    cJSON *price = cJSON_CreateObject();
    cJSON_AddNumberToObject(price, "minor", (double)amount.minor);
    cJSON_AddStringToObject(price, "currency", currency);
    cJSON_AddItemToArray(prices, price);
    return true;
}

static void add_pair(cJSON *to, const char *list_name, const char *name, const char *value)
{
    cJSON *list = cJSON_GetObjectItemCaseSensitive(to, list_name);
    if (list == NULL)
        list = cJSON_AddArrayToObject(to, list_name);
    cJSON *pair = cJSON_CreateObject();
    cJSON_AddStringToObject(pair, "name", name);
    cJSON_AddStringToObject(pair, "value", value);
    cJSON_AddItemToArray(list, pair);
}

static bool read_attribute(target *t, const char *field, const char *text)
{
    add_pair(t->product, "attributes", field + strlen("attribute."), text);
    return true;
}

static bool read_option(target *t, const char *field, const char *text)
{
    add_pair(t->variant, "options", field + strlen("option."), text);
    return true;
}

static bool read_media(target *t, const char *field, const char *text)
{
    (void)field;
    cJSON *list = cJSON_AddArrayToObject(t->product, "media");
    cJSON *picture = cJSON_CreateObject();
    cJSON_AddStringToObject(picture, "url", text);
    cJSON_AddItemToArray(list, picture);
    return true;
}

/* A name that ends with a point stands for everything that begins so. */
static const struct {
    const char *field;
    bool (*read)(target *t, const char *field, const char *text);
} fields[] = {
    {"slug", read_text},
    {"title", read_text},
    {"description", read_text},
    {"brand", read_text},
    {"category", read_category},
    {"status", read_text},
    {"tax_class", read_text},
    {"sku", read_variant_text},
    {"variant_title", read_variant_text},
    {"weight_grams", read_number},
    {"stock", read_number},
    {"media", read_media},
    {"price.", read_price},
    {"attribute.", read_attribute},
    {"option.", read_option},
};

static bool read_field(target *t, const char *field, const char *text)
{
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        size_t length = strlen(fields[i].field);
        bool family = fields[i].field[length - 1] == '.';
        if (family ? strncmp(field, fields[i].field, length) == 0 : strcmp(field, fields[i].field) == 0)
            return fields[i].read(t, field, text);
    }
    return wrong(t, field, text, "is for a field that does not exist; shopctl import --help lists them");
}

/* A scalar of the row as text; NULL where there is nothing. */
static const char *text_of(const cJSON *value, char *number, size_t size)
{
    if (cJSON_IsString(value))
        return value->valuestring[0] != '\0' ? value->valuestring : NULL;
    if (cJSON_IsNumber(value)) {
        snprintf(number, size, value->valuedouble == (double)(long long)value->valuedouble ? "%.0f" : "%.10g",
                 value->valuedouble);
        return number;
    }
    return cJSON_IsBool(value) ? (cJSON_IsTrue(value) ? "yes" : "no") : NULL;
}

static bool map_fields(target *t, const cJSON *row, const import_options *o)
{
    char number[40];
    for (size_t i = 0; i < o->mapping_count; i++) {
        const cJSON *value = cJSON_GetObjectItemCaseSensitive(row, o->mappings[i].column);
        if (value == NULL) {
            snprintf(t->error, t->error_size, "there is no column \"%s\"", o->mappings[i].column);
            return false;
        }
        const char *text = text_of(value, number, sizeof(number));
        if (text != NULL && !read_field(t, o->mappings[i].field, text))
            return false;
    }
    return true;
}

/* Without a mapping every column is the field of its own name. */
static bool map_by_name(target *t, const cJSON *row)
{
    char number[40];
    const cJSON *value;
    cJSON_ArrayForEach(value, row)
    {
        const char *text = text_of(value, number, sizeof(number));
        if (text != NULL && !read_field(t, value->string, text))
            return false;
    }
    return true;
}

/* What follows from what is there: a slug from the title, a SKU from the slug. */
static bool complete(target *t)
{
    char slug[121];
    const char *title = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(t->product, "title"));
    const char *given = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(t->product, "slug"));
    if (title == NULL) {
        snprintf(t->error, t->error_size, "title: is required; map a column to it");
        return false;
    }
    if (given == NULL) {
        slug_of(title, slug, sizeof(slug));
        cJSON_AddStringToObject(t->product, "slug", slug);
        given = slug;
    }
    if (cJSON_GetObjectItemCaseSensitive(t->variant, "sku") == NULL)
        cJSON_AddStringToObject(t->variant, "sku", given);
    return true;
}

cJSON *map_row(const cJSON *row, const import_options *o, char *error, size_t error_size)
{
    target t = {cJSON_CreateObject(), cJSON_CreateObject(), error, error_size};
    bool good = o->mapping_count > 0 ? map_fields(&t, row, o) : map_by_name(&t, row);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(t.product, "variants"), t.variant);
    if (good && complete(&t))
        return t.product;
    cJSON_Delete(t.product);
    return NULL;
}

/* --- stock -------------------------------------------------------------------------------------- */

static void add_stock(cJSON *list, const char *sku, const char *location, double quantity)
{
    cJSON *entry = cJSON_CreateObject();
    cJSON_AddStringToObject(entry, "sku", sku);
    cJSON_AddStringToObject(entry, "location", location);
    cJSON_AddNumberToObject(entry, "quantity", quantity);
    cJSON_AddItemToArray(list, entry);
}

static void take_stock(cJSON *list, cJSON *variant, const char *location)
{
    const char *sku = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(variant, "sku"));
    cJSON *stock = cJSON_DetachItemFromObjectCaseSensitive(variant, "stock");
    const cJSON *level;
    if (sku != NULL && cJSON_IsNumber(stock) && location != NULL)
        add_stock(list, sku, location, stock->valuedouble);
    if (sku != NULL && cJSON_IsArray(stock)) {
        cJSON_ArrayForEach(level, stock)
        {
            const char *where = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(level, "location"));
            double quantity = cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(level, "quantity"));
            if (where != NULL && quantity >= 0)
                add_stock(list, sku, where, quantity);
        }
    }
    cJSON_Delete(stock);
}

cJSON *detach_stock(cJSON *product, const char *location)
{
    cJSON *list = cJSON_CreateArray();
    cJSON *variant;
    cJSON_ArrayForEach(variant, cJSON_GetObjectItemCaseSensitive(product, "variants"))
    {
        if (cJSON_IsObject(variant))
            take_stock(list, variant, location);
    }
    return list;
}

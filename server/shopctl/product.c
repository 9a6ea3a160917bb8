/* product.c - a mapped row as the arguments of product.put. The table of fields says how each is
 * read. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"

enum { NUMBER_MAX = 1000 * 1000 * 1000, NUMBER_TEXT_MAX = 40 };

bool is_native(const cJSON *row)
{
    return cJSON_IsArray(item_at(row, "variants"));
}

/* "Home & Garden" as "home-garden". */
static void slug_of(const char *text, char out[SLUG_MAX + 1])
{
    size_t n = 0;
    for (; *text != '\0' && n < SLUG_MAX; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x80 && isalnum(c))
            out[n++] = (char)tolower(c);
        else if (c < 0x80 && n > 0 && out[n - 1] != '-')
            out[n++] = '-';
    }
    while (n > 0 && out[n - 1] == '-')
        n--;
    out[n] = '\0';
}

/* --- readers of one field --------------------------------------------------------------------- */

typedef struct target {
    cJSON *product, *variant;
    char *error; /* REASON_MAX */
} target;

static bool wrong(target *t, const char *field, const char *text, const char *why)
{
    snprintf(t->error, REASON_MAX, "%s: \"%.60s\" %s", field, text, why);
    return false;
}

static bool read_text(target *t, const char *field, const char *text)
{
    cJSON_AddStringToObject(t->product, field, text);
    return true;
}

static bool read_variant_text(target *t, const char *field, const char *text)
{
    const char *name = strcmp(field, "variant_title") == 0 ? "title" : field;
    cJSON_AddStringToObject(t->variant, name, text);
    return true;
}

static bool read_category(target *t, const char *field, const char *text)
{
    char slug[SLUG_MAX + 1];
    slug_of(text, slug);
    if (slug[0] == '\0')
        return wrong(t, field, text, "holds no letter or digit");
    cJSON_AddStringToObject(t->product, "category", slug);
    cJSON_AddStringToObject(t->product, "category_title", text);
    return true;
}

static bool read_number(target *t, const char *field, const char *text)
{
    int64_t value;
    if (!parse_count(text, &value) || value > NUMBER_MAX)
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
    cJSON *list = cJSON_GetObjectItemCaseSensitive(t->product, "media");
    if (list == NULL)
        list = cJSON_AddArrayToObject(t->product, "media");
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

static size_t field_index(const char *name)
{
    size_t i = 0;
    for (; i < sizeof(fields) / sizeof(fields[0]); i++) {
        size_t length = strlen(fields[i].field);
        bool family = fields[i].field[length - 1] == '.';
        if (family ? strncmp(name, fields[i].field, length) == 0 && name[length] != '\0'
                   : strcmp(name, fields[i].field) == 0)
            break;
    }
    return i;
}

bool field_exists(const char *field)
{
    return field_index(field) < sizeof(fields) / sizeof(fields[0]);
}

bool field_repeats(const char *field)
{
    return strcmp(field, "media") == 0;
}

/* A scalar of the row into its field; null and empty texts are nothing. */
static bool read_value(target *t, const char *field, const cJSON *value)
{
    char number[NUMBER_TEXT_MAX];
    const char *text = number;
    if (cJSON_IsNull(value) || (cJSON_IsString(value) && value->valuestring[0] == '\0'))
        return true;
    if (cJSON_IsString(value))
        text = value->valuestring;
    else if (cJSON_IsNumber(value))
        snprintf(number, sizeof(number), "%.15g", value->valuedouble);
    else if (cJSON_IsBool(value))
        text = cJSON_IsTrue(value) ? "yes" : "no";
    else
        return wrong(t, field, cJSON_IsArray(value) ? "[…]" : "{…}", "is neither text nor number");
    if (!field_exists(field))
        return wrong(t, field, text, "is for no field; shopctl import --help lists them");
    return fields[field_index(field)].read(t, field, text);
}

static bool map_fields(target *t, const cJSON *row, const import_options *o)
{
    for (size_t i = 0; i < o->mapping_count; i++) {
        const cJSON *value = item_at(row, o->mappings[i].column);
        if (value == NULL) {
            snprintf(t->error, REASON_MAX, "there is no \"%s\"", o->mappings[i].column);
            return false;
        }
        if (!read_value(t, o->mappings[i].field, value))
            return false;
    }
    return true;
}

/* Without a mapping every column is the field of its own name. */
static bool map_by_name(target *t, const cJSON *row)
{
    const cJSON *value;
    cJSON_ArrayForEach(value, row)
    {
        if (!read_value(t, value->string, value))
            return false;
    }
    return true;
}

/* What follows from what is there: a slug from the title, a SKU from the slug. */
static bool complete(target *t)
{
    char slug[SLUG_MAX + 1];
    const char *title = text_at(t->product, "title");
    const char *given = text_at(t->product, "slug");
    if (title == NULL) {
        snprintf(t->error, REASON_MAX, "title: is required");
        return false;
    }
    if (given == NULL) {
        slug_of(title, slug);
        if (slug[0] == '\0')
            return wrong(t, "slug", title, "has nothing to make one of; map a column to it");
        cJSON_AddStringToObject(t->product, "slug", slug);
        given = slug;
    }
    if (cJSON_GetObjectItemCaseSensitive(t->variant, "sku") == NULL)
        cJSON_AddStringToObject(t->variant, "sku", given);
    return true;
}

cJSON *map_row(const cJSON *row, const import_options *o, char error[REASON_MAX])
{
    target t = {cJSON_CreateObject(), cJSON_CreateObject(), error};
    bool good = o->mapping_count > 0 ? map_fields(&t, row, o) : map_by_name(&t, row);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(t.product, "variants"), t.variant);
    if (good && complete(&t))
        return t.product;
    cJSON_Delete(t.product);
    return NULL;
}

/* --- stock ------------------------------------------------------------------------------------ */

static void add_stock(cJSON *list, const char *sku, const char *location, double quantity)
{
    cJSON *entry = cJSON_CreateObject();
    cJSON_AddStringToObject(entry, "sku", sku);
    cJSON_AddStringToObject(entry, "location", location);
    cJSON_AddNumberToObject(entry, "on_hand", quantity);
    cJSON_AddStringToObject(entry, "reason", "import");
    cJSON_AddItemToArray(list, entry);
}

static bool add_levels(cJSON *list, const char *sku, const cJSON *levels)
{
    const cJSON *level;
    cJSON_ArrayForEach(level, levels)
    {
        const cJSON *quantity = item_at(level, "quantity");
        if (text_at(level, "location") == NULL || !cJSON_IsNumber(quantity))
            return false;
        add_stock(list, sku, text_at(level, "location"), quantity->valuedouble);
    }
    return true;
}

static bool take_stock(cJSON *list, cJSON *variant, const char *location)
{
    const char *sku = text_at(variant, "sku");
    cJSON *stock = cJSON_DetachItemFromObjectCaseSensitive(variant, "stock");
    bool good = stock == NULL || cJSON_IsNumber(stock) || cJSON_IsArray(stock);
    if (good && sku != NULL && cJSON_IsNumber(stock) && location != NULL)
        add_stock(list, sku, location, stock->valuedouble);
    else if (good && sku != NULL && cJSON_IsArray(stock))
        good = add_levels(list, sku, stock);
    cJSON_Delete(stock);
    return good;
}

bool needs_location(const cJSON *product)
{
    const cJSON *variant;
    cJSON_ArrayForEach(variant, item_at(product, "variants"))
    {
        if (cJSON_IsNumber(item_at(variant, "stock")))
            return true;
    }
    return false;
}

cJSON *detach_stock(cJSON *product, const char *location, char error[REASON_MAX])
{
    cJSON *list = cJSON_CreateArray();
    cJSON *variant;
    cJSON_ArrayForEach(variant, item_at(product, "variants"))
    {
        if (!cJSON_IsObject(variant) || take_stock(list, variant, location))
            continue;
        snprintf(error, REASON_MAX, "stock: is neither a number nor a list of "
                                    "{\"location\":\"…\",\"quantity\":…}");
        cJSON_Delete(list);
        return NULL;
    }
    return list;
}

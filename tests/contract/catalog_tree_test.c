/* catalog_tree_test.c - the contract of the category tree and of product lists, and the sample shop
 * read as it is. */
#include "contract.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE_PRODUCTS = 90, SAMPLE_CATEGORIES = 14, LINE_MAX_BYTES = 64 * 1024, PAGES_MAX = 100 };

static void put_category(fixture *f, const char *slug, const char *parent, int position)
{
    if (parent != NULL)
        contract_call(f, f->shop, "category.put",
                      "{\"slug\":\"%s\",\"title\":\"%s\",\"parent\":\"%s\",\"position\":%d}", slug,
                      slug, parent, position);
    else
        contract_call(f, f->shop, "category.put",
                      "{\"slug\":\"%s\",\"title\":\"%s\",\"position\":%d}",
                      slug, slug, position);
}

/* home > kitchen > pots, home > bath; garden */
static void put_tree(fixture *f)
{
    put_category(f, "home", NULL, 2);
    put_category(f, "kitchen", "home", 2);
    put_category(f, "bath", "home", 1);
    put_category(f, "pots", "kitchen", 0);
    put_category(f, "garden", NULL, 1);
}

static void put_product(fixture *f, const char *slug, const char *category, const char *more)
{
    contract_call(f, f->shop, "product.put",
                  "{\"slug\":\"%s\",\"title\":\"%s\",\"category\":\"%s\",\"variants\":["
                  "{\"sku\":\"%s-1\",\"prices\":[{\"minor\":900,\"currency\":\"EUR\"}]},"
                  "{\"sku\":\"%s-2\",\"prices\":[{\"minor\":700,\"currency\":\"EUR\"},"
                  "{\"minor\":500,\"currency\":\"USD\"}]}]%s}",
                  slug, slug, category, slug, slug, more);
}

/* One item's member of each category or product in a list, joined: "a b c". */
static const char *names(fixture *f, const char *json, const char *list, const char *member)
{
    static char text[4096];
    char path[64];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < contract_length(f, json, list); i++) {
        snprintf(path, sizeof(path), "%s[%zu].%s", list, i, member);
        length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s", i > 0 ? " " : "",
                                   contract_text(f, json, path));
        assert_true(length < sizeof(text));
    }
    return text;
}

static const char *tree_of(fixture *f)
{
    return names(f, contract_call(f, f->nobody, "category.list", "{}"), "categories", "slug");
}

/* --- categories ------------------------------------------------------------------------------- */

static void list_is_the_tree_in_order(fixture *f)
{
    assert_string_equal(tree_of(f), "");
    put_tree(f);
    put_category(f, "attic", "home", 2);
    contract_reopen(f);
    assert_string_equal(tree_of(f), "garden home bath attic kitchen pots");
}

static void put_reads_back(fixture *f)
{
    put_tree(f);
    const char *first = contract_call(f, f->nobody, "category.get", "{\"slug\":\"pots\"}");
    assert_string_equal(contract_text(f, first, "title"), "pots");
    assert_string_equal(contract_text(f, first, "parent"), "kitchen");
    const char *second = contract_call(
        f, f->shop, "category.put",
        "{\"slug\":\"pots\",\"title\":\"Pots and pans\",\"position\":4}");
    assert_string_equal(contract_text(f, first, "id"), contract_text(f, second, "id"));
    assert_string_equal(second, contract_call(f, f->nobody, "category.get", "{\"slug\":\"pots\"}"));
    assert_false(contract_has(f, second, "parent"));
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "category.get", "{\"slug\":\"none\"}");
}

static void put_moves_a_branch(fixture *f)
{
    put_tree(f);
    put_category(f, "kitchen", "garden", 0);
    assert_string_equal(tree_of(f), "garden kitchen pots home bath");
}

static void put_refuses_circles(fixture *f)
{
    put_tree(f);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "category.put",
                     "{\"slug\":\"home\",\"title\":\"x\",\"parent\":\"pots\"}");
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "category.put",
                     "{\"slug\":\"home\",\"title\":\"x\",\"parent\":\"home\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "category.put",
                     "{\"slug\":\"home\",\"title\":\"x\",\"parent\":\"none\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "category.put",
                     "{\"slug\":\"own\",\"title\":\"x\",\"parent\":\"own\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "category.put",
                     "{\"slug\":\"Home!\",\"title\":\"x\"}");
    assert_string_equal(tree_of(f), "garden home bath kitchen pots");
}

static void put_bounds_the_levels(fixture *f)
{
    char slug[16], above[16];
    put_category(f, "l1", NULL, 0);
    for (int level = 2; level <= 8; level++) {
        snprintf(slug, sizeof(slug), "l%d", level);
        snprintf(above, sizeof(above), "l%d", level - 1);
        put_category(f, slug, above, 0);
    }
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "category.put",
                     "{\"slug\":\"l9\",\"title\":\"x\",\"parent\":\"l8\"}");
    put_category(f, "top", NULL, 0);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "category.put",
                     "{\"slug\":\"l1\",\"title\":\"x\",\"parent\":\"top\"}");
    put_category(f, "l2", "top", 0);
    assert_string_equal(tree_of(f), "l1 top l2 l3 l4 l5 l6 l7 l8");
}

static void categories_are_written_by_staff(fixture *f)
{
    put_tree(f);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "category.put",
                     "{\"slug\":\"x\",\"title\":\"x\"}");
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "category.put",
                     "{\"slug\":\"x\",\"title\":\"x\"}");
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "category.delete", "{\"slug\":\"bath\"}");
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "category.delete", "{\"slug\":\"bath\"}");
    contract_call(f, contract_staff(f, "merchandiser"), "category.delete", "{\"slug\":\"bath\"}");
}

static void delete_needs_an_empty_category(fixture *f)
{
    put_tree(f);
    put_product(f, "pan", "pots", "");
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "category.delete", "{\"slug\":\"home\"}");
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "category.delete", "{\"slug\":\"pots\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "category.delete", "{\"slug\":\"none\"}");
    const char *pan = contract_call(f, f->shop, "product.find", "{\"slug\":\"pan\"}");
    contract_call(f, f->shop, "product.delete", "{\"product_id\":\"%s\"}",
                  contract_text(f, pan, "id"));
    contract_call(f, f->shop, "category.delete", "{\"slug\":\"pots\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "category.get", "{\"slug\":\"pots\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "category.delete", "{\"slug\":\"pots\"}");
    assert_string_equal(tree_of(f), "garden home bath kitchen");
}

static void categories_replay(fixture *f)
{
    contract_replays(f, f->shop, "category.put", "{\"slug\":\"a\",\"title\":\"A\"}",
                     "{\"slug\":\"a\",\"title\":\"B\"}");
    contract_call(f, f->shop, "category.put", "{\"slug\":\"b\",\"title\":\"B\"}");
    contract_replays(f, f->shop, "category.delete", "{\"slug\":\"a\"}", "{\"slug\":\"b\"}");
    assert_string_equal(tree_of(f), "b");
}

static void the_same_by_c(fixture *f)
{
    shop_category_put_args put = SHOP_CATEGORY_PUT_INIT;
    shop_category_get_args get = SHOP_CATEGORY_GET_INIT;
    shop_category_list_args list = SHOP_CATEGORY_LIST_INIT;
    shop_category_delete_args remove = SHOP_CATEGORY_DELETE_INIT;
    shop_product_list_args products = SHOP_PRODUCT_LIST_INIT;
    const shop_category *written = NULL, *read = NULL;
    const shop_category_tree *tree = NULL;
    const shop_product_summary_page *page = NULL;
    put.slug = get.slug = remove.slug = products.category = "c";
    put.title = "C";
    assert_int_equal(shop_category_put(f->shop, &put, &written), 0);
    assert_int_equal(shop_category_get(f->nobody, &get, &read), 0);
    assert_string_equal(written->id, read->id);
    assert_int_equal(shop_category_list(f->nobody, &list, &tree), 0);
    assert_int_equal(tree->category_count, 1);
    assert_int_equal(shop_product_list(f->nobody, &products, &page), 0);
    assert_int_equal(page->item_count, 0);
    assert_null(page->next_cursor);
    assert_int_equal(shop_category_delete(f->shop, &remove), 0);
    shop_free(written);
    shop_free(read);
    shop_free(tree);
    shop_free(page);
}

/* --- product.list ----------------------------------------------------------------------------- */

static void put_goods(fixture *f)
{
    put_tree(f);
    put_product(f, "pan", "pots", ",\"brand\":\"Tind\"");
    put_product(f, "towel", "bath", ",\"brand\":\"Vik\"");
    put_product(f, "knife", "kitchen", ",\"brand\":\"Tind\"");
    put_product(f, "rake", "garden", ",\"brand\":\"Tind\"");
    put_product(f, "wok", "pots", ",\"brand\":\"Tind\",\"status\":\"draft\"");
    put_product(f, "ladle", "kitchen", ",\"brand\":\"Vik\",\"status\":\"archived\"");
}

static const char *listed(fixture *f, shop *as, const char *args)
{
    return names(f, contract_call(f, as, "product.list", "%s", args), "items", "slug");
}

static void list_filters(fixture *f)
{
    put_goods(f);
    shop *staff = contract_staff(f, "merchandiser");
    assert_string_equal(listed(f, f->nobody, "{}"), "rake knife towel pan");
    assert_string_equal(listed(f, f->nobody, "{\"category\":\"home\"}"), "knife towel pan");
    assert_string_equal(listed(f, f->nobody, "{\"category\":\"kitchen\"}"), "knife pan");
    assert_string_equal(listed(f, f->nobody, "{\"category\":\"pots\"}"), "pan");
    assert_string_equal(listed(f, f->nobody, "{\"brand\":\"Tind\"}"), "rake knife pan");
    assert_string_equal(listed(f, f->nobody, "{\"brand\":\"tind\"}"), "");
    assert_string_equal(listed(f, f->nobody, "{\"brand\":\"Tind\",\"category\":\"home\"}"),
                        "knife pan");
    assert_string_equal(listed(f, f->nobody, "{\"status\":\"active\",\"category\":\"bath\"}"),
                        "towel");
    assert_string_equal(listed(f, staff, "{}"), "ladle wok rake knife towel pan");
    assert_string_equal(listed(f, staff, "{\"category\":\"kitchen\"}"), "ladle wok knife pan");
    assert_string_equal(listed(f, staff, "{\"status\":\"draft\"}"), "wok");
    assert_string_equal(listed(f, staff, "{\"status\":\"archived\",\"brand\":\"Vik\"}"), "ladle");
    assert_string_equal(listed(f, staff, "{\"status\":\"draft\",\"category\":\"bath\"}"), "");
}

static void list_shows_a_summary(fixture *f)
{
    put_tree(f);
    put_product(f, "pan", "pots",
                ",\"brand\":\"Tind\",\"media\":[{\"url\":\"https://shop.example/1\"},"
                                  "{\"url\":\"https://shop.example/2\"}]");
    const char *page = contract_call(f, f->nobody, "product.list", "{\"currency\":\"EUR\"}");
    assert_int_equal(contract_int(f, page, "items[0].price.minor"), 700);
    assert_string_equal(contract_text(f, page, "items[0].price.currency"), "EUR");
    assert_string_equal(contract_text(f, page, "items[0].image_url"), "https://shop.example/1");
    assert_string_equal(contract_text(f, page, "items[0].title"), "pan");
    assert_string_equal(contract_text(f, page, "items[0].brand"), "Tind");
    assert_string_equal(contract_text(f, page, "items[0].category"), "pots");
    assert_string_equal(contract_text(f, page, "items[0].status"), "active");
    assert_int_equal(contract_int(f, page, "items[0].variant_count"), 2);
    assert_int_equal(contract_int(f, page, "items[0].version"), 1);
    assert_true(contract_has(f, page, "items[0].updated_at"));
    page = contract_call(f, f->nobody, "product.list", "{\"currency\":\"JPY\"}");
    assert_false(contract_has(f, page, "items[0].price"));
    page = contract_call(f, f->nobody, "product.list", "{}");
    assert_false(contract_has(f, page, "items[0].price"));
}

static void list_refuses(fixture *f)
{
    put_goods(f);
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "product.list", "{\"category\":\"none\"}");
    contract_refused(f, f->nobody, SHOP_E_FORBIDDEN, "product.list", "{\"status\":\"draft\"}");
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, "product.list",
                     "{\"status\":\"archived\"}");
    contract_refused(f, f->nobody, SHOP_E_INVALID, "product.list", "{\"cursor\":\"2\"}");
    contract_refused(f, f->nobody, SHOP_E_INVALID, "product.list", "{\"currency\":\"XXQ\"}");
    contract_refused(f, f->nobody, SHOP_E_INVALID, "product.list", "{\"limit\":201}");
    contract_refused(f, f->nobody, SHOP_E_INVALID, "product.list", "{\"limit\":-1}");
}

/* Page by page through everything: all slugs once, in the order of one big page. */
static void expect_pages(fixture *f, const char *filter, int limit)
{
    char all[4096], joined[4096] = "", cursor[64] = "";
    size_t length = 0;
    const char *page = contract_call(f, f->shop, "product.list", "{%s\"limit\":200}", filter);
    snprintf(all, sizeof(all), "%s", names(f, page, "items", "slug"));
    assert_false(contract_has(f, page, "next_cursor"));
    for (int pages = 0; pages < PAGES_MAX; pages++) {
        page = contract_call(f, f->shop, "product.list", "{%s\"limit\":%d,\"cursor\":\"%s\"}",
                             filter, limit, cursor);
        assert_true(contract_length(f, page, "items") <= (size_t)limit);
        length += (size_t)snprintf(joined + length, sizeof(joined) - length, "%s%s",
                                   pages > 0 ? " " : "", names(f, page, "items", "slug"));
        assert_true(length < sizeof(joined));
        if (!contract_has(f, page, "next_cursor"))
            break;
        snprintf(cursor, sizeof(cursor), "%s", contract_text(f, page, "next_cursor"));
    }
    assert_string_equal(joined, all);
}

static void list_pages_join_up(fixture *f)
{
    static const char *const filters[] = {"", "\"category\":\"home\",", "\"brand\":\"Tind\",",
                                          "\"brand\":\"Tind\",\"category\":\"home\",",
                                          "\"status\":\"active\","};
    static const char *const categories[] = {"home", "kitchen", "pots", "bath", "garden"};
    static const char *const brands[] = {",\"brand\":\"Tind\"", ""};
    static const char *const states[] = {"", "", ",\"status\":\"draft\""};
    put_tree(f);
    for (int i = 0; i < 40; i++) {
        char slug[16], more[64];
        snprintf(slug, sizeof(slug), "p%02d", i);
        snprintf(more, sizeof(more), "%s%s", brands[i % 2], states[i % 3]);
        put_product(f, slug, categories[i % 5], more);
    }
    for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++)
        for (int limit = 1; limit <= 40; limit += 3)
            expect_pages(f, filters[i], limit);
}

static void list_pages_stand_still(fixture *f)
{
    put_goods(f);
    const char *page = contract_call(f, f->nobody, "product.list", "{\"limit\":2}");
    assert_string_equal(names(f, page, "items", "slug"), "rake knife");
    put_product(f, "spade", "garden", "");
    page = contract_call(f, f->nobody, "product.list", "{\"limit\":2,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_string_equal(names(f, page, "items", "slug"), "towel pan");
    assert_false(contract_has(f, page, "next_cursor"));
}

static void list_has_twenty_items_by_default(fixture *f)
{
    put_tree(f);
    for (int i = 0; i < 21; i++) {
        char slug[16];
        snprintf(slug, sizeof(slug), "p%d", i);
        put_product(f, slug, "bath", "");
    }
    const char *page = contract_call(f, f->nobody, "product.list", "{}");
    assert_int_equal(contract_length(f, page, "items"), 20);
    assert_true(contract_has(f, page, "next_cursor"));
}

/* --- the sample shop -------------------------------------------------------------------------- */

static FILE *open_sample(const char *name)
{
    char path[4096];
    const char *file = __FILE__;
    const char *folder = strstr(file, "tests/contract/");
    assert_non_null(folder);
    snprintf(path, sizeof(path), "%.*sexamples/sample/%s", (int)(folder - file), file, name);
    FILE *opened = fopen(path, "r");
    if (opened == NULL)
        fail_msg("%s cannot be read", path);
    return opened;
}

static void put_sample_categories(fixture *f)
{
    static char line[LINE_MAX_BYTES];
    FILE *setup = open_sample("setup.jsonl");
    while (fgets(line, sizeof(line), setup) != NULL) {
        cJSON *call = cJSON_Parse(line);
        assert_non_null(call);
        const char *op = cJSON_GetObjectItemCaseSensitive(call, "op")->valuestring;
        if (strcmp(op, "category.put") == 0) {
            char *args = cJSON_PrintUnformatted(cJSON_GetObjectItemCaseSensitive(call, "args"));
            contract_call(f, f->shop, op, "%s", args);
            free(args);
        }
        cJSON_Delete(call);
    }
    fclose(setup);
}

/* As an importer does: `stock` is the inventory's business. */
static void put_sample_product(fixture *f, const char *line)
{
    cJSON *product = cJSON_Parse(line);
    cJSON *variant;
    assert_non_null(product);
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.put", "%s", line);
    cJSON_ArrayForEach(variant, cJSON_GetObjectItemCaseSensitive(product, "variants"))
        cJSON_DeleteItemFromObjectCaseSensitive(variant, "stock");
    char *args = cJSON_PrintUnformatted(product);
    const char *written = contract_call(f, f->shop, "product.put", "%s", args);
    assert_string_equal(contract_text(f, written, "title"),
                        cJSON_GetObjectItemCaseSensitive(product, "title")->valuestring);
    free(args);
    cJSON_Delete(product);
}

static void sample_shop_goes_in(fixture *f)
{
    static char line[LINE_MAX_BYTES];
    put_sample_categories(f);
    FILE *catalog = open_sample("catalog.jsonl");
    while (fgets(line, sizeof(line), catalog) != NULL)
        put_sample_product(f, line);
    fclose(catalog);
    const char *tree = contract_call(f, f->nobody, "category.list", "{}");
    assert_int_equal(contract_length(f, tree, "categories"), SAMPLE_CATEGORIES);
    const char *all = contract_call(f, f->shop, "product.list",
                                    "{\"limit\":200,\"currency\":\"JPY\"}");
    assert_int_equal(contract_length(f, all, "items"), SAMPLE_PRODUCTS);
    const char *sold = contract_call(f, f->nobody, "product.list",
                                     "{\"limit\":200,\"currency\":\"EUR\"}");
    assert_int_equal(contract_length(f, sold, "items"), SAMPLE_PRODUCTS - 3);
    for (int i = 0; i < SAMPLE_PRODUCTS - 3; i++) {
        char path[48];
        snprintf(path, sizeof(path), "items[%d].price.minor", i);
        assert_true(contract_int(f, sold, path) > 0);
    }
}

static const contract_case cases[] = {
    {"category.list: the whole tree in order", list_is_the_tree_in_order},
    {"category.put: reads back, and keeps its id", put_reads_back},
    {"category.put: moves a branch", put_moves_a_branch},
    {"category.put: refuses circles and unknown parents", put_refuses_circles},
    {"category.put: bounds the levels", put_bounds_the_levels},
    {"category.put: is for who may write the catalogue", categories_are_written_by_staff},
    {"category.delete: needs an empty category", delete_needs_an_empty_category},
    {"category.delete: replays, as category.put", categories_replay},
    {"category.get: the same by C calls", the_same_by_c},
    {"product.list: filters", list_filters},
    {"product.list: shows a summary", list_shows_a_summary},
    {"product.list: refuses", list_refuses},
    {"product.list: pages join up", list_pages_join_up},
    {"product.list: pages stand still while products are added", list_pages_stand_still},
    {"product.list: has twenty items by default", list_has_twenty_items_by_default},
    {"product.put: the sample shop goes in", sample_shop_goes_in},
};
CONTRACT_SUITE(catalog_tree, cases);

/* catalog_test.c - the contract of products, variants and prices. Categories and lists have a file
 * of their own, catalog_tree_test.c. */
#include "contract.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define ABSENT_PRODUCT "prd_00000000000000000000000001"
#define LAMP                                                                                       \
    "\"slug\":\"lamp\",\"title\":\"Lamp\",\"brand\":\"Tind\",\"tax_class\":\"reduced\","           \
    "\"attributes\":[{\"name\":\"material\",\"value\":\"brass\"}],"                                \
    "\"media\":[{\"url\":\"https://shop.example/lamp.jpg\",\"alt\":\"A lamp\"},"                   \
    "{\"url\":\"https://shop.example/lamp-2.jpg\"}],"                                              \
    "\"variants\":[{\"sku\":\"LAMP-S\",\"title\":\"Small\",\"weight_grams\":900,"                  \
    "\"options\":[{\"name\":\"size\",\"value\":\"S\"}],"                                           \
    "\"prices\":[{\"minor\":4900,\"currency\":\"EUR\"},{\"minor\":5500,\"currency\":\"USD\"}]},"   \
    "{\"sku\":\"LAMP-L\",\"title\":\"Large\",\"prices\":[{\"minor\":7900,\"currency\":\"EUR\"}]}]"

enum { EDITS = 1000, RACED_EDITS = 300, RACING_READERS = 2 };

static const char *put_lamp(fixture *f)
{
    return contract_call(f, f->shop, "product.put", "{" LAMP "}");
}

static const char *put_lamp_id(fixture *f)
{
    return contract_text(f, put_lamp(f), "id");
}

static const char *put_draft(fixture *f)
{
    const char *p = contract_call(f, f->shop, "product.put",
                                  "{\"slug\":\"secret\",\"title\":\"Secret\","
                                  "\"status\":\"draft\",\"variants\":[{\"sku\":\"SECRET\"}]}");
    return contract_text(f, p, "id");
}

/* --- product.put ------------------------------------------------------------------------------ */

static void put_writes_everything(fixture *f)
{
    const char *p = put_lamp(f);
    contract_reopen(f);
    assert_string_equal(p, contract_call(f, f->shop, "product.get", "{\"product_id\":\"%s\"}",
                                         contract_text(f, p, "id")));
    assert_string_equal(contract_text(f, p, "slug"), "lamp");
    assert_string_equal(contract_text(f, p, "status"), "active");
    assert_string_equal(contract_text(f, p, "tax_class"), "reduced");
    assert_string_equal(contract_text(f, p, "attributes[0].value"), "brass");
    assert_string_equal(contract_text(f, p, "media[1].url"), "https://shop.example/lamp-2.jpg");
    assert_int_equal(contract_length(f, p, "variants"), 2);
    assert_string_equal(contract_text(f, p, "variants[0].options[0].value"), "S");
    assert_int_equal(contract_int(f, p, "variants[0].prices[1].minor"), 5500);
    assert_int_equal(contract_length(f, p, "variants[1].options"), 0);
    assert_int_equal(contract_int(f, p, "variants[1].prices[0].minor"), 7900);
    assert_int_equal(contract_int(f, p, "version"), 1);
}

static void put_again_replaces_and_keeps_ids(fixture *f)
{
    const char *first = put_lamp(f);
    const char *second =
        contract_call(f, f->shop, "product.put",
                      "{\"slug\":\"lamp\",\"title\":\"Desk lamp\","
                      "\"variants\":[{\"sku\":\"LAMP-L\"},"
                      "{\"sku\":\"LAMP-XL\"}]}");
    assert_string_equal(contract_text(f, first, "id"), contract_text(f, second, "id"));
    assert_string_equal(contract_text(f, first, "variants[1].id"),
                        contract_text(f, second, "variants[0].id"));
    assert_int_equal(contract_int(f, second, "version"), 2);
    assert_string_equal(contract_text(f, first, "created_at"),
                        contract_text(f, second, "created_at"));
    assert_int_equal(contract_length(f, second, "attributes"), 0);
    assert_int_equal(contract_length(f, second, "media"), 0);
    assert_false(contract_has(f, second, "brand"));
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "variant.get", "{\"sku\":\"LAMP-S\"}");
}

static void put_refuses_what_is_wrong(fixture *f)
{
    put_lamp(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "product.put",
                     "{\"slug\":\"x\",\"title\":\"X\",\"category\":\"none\","
                     "\"variants\":[{\"sku\":\"X\"}]}");
    contract_refused(f, f->shop, SHOP_E_ALREADY_EXISTS, "product.put",
                     "{\"slug\":\"x\",\"title\":\"X\",\"variants\":[{\"sku\":\"LAMP-S\"}]}");
    contract_refused(f, f->shop, SHOP_E_VERSION_MISMATCH, "product.put",
                     "{\"if_version\":7," LAMP "}");
    contract_refused(f, f->shop, SHOP_E_VERSION_MISMATCH, "product.put",
                     "{\"slug\":\"x\",\"title\":\"X\",\"if_version\":1,"
                     "\"variants\":[{\"sku\":\"X\"}]}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.put",
                     "{\"slug\":\"X y\",\"title\":\"X\",\"variants\":[{\"sku\":\"X\"}]}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.put",
                     "{\"slug\":\"x\",\"title\":\"X\","
                     "\"variants\":[{\"sku\":\"X\"},{\"sku\":\"X\"}]}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.put",
                     "{\"slug\":\"x\",\"title\":\"X\",\"variants\":[{\"sku\":\"X\",\"prices\":["
                     "{\"minor\":1,\"currency\":\"XXQ\"}]}]}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.put",
                     "{\"slug\":\"x\",\"title\":\"X\",\"variants\":[{\"sku\":\"X\",\"prices\":["
                     "{\"minor\":1,\"currency\":\"EUR\"},{\"minor\":2,\"currency\":\"EUR\"}]}]}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.put",
                     "{\"slug\":\"x\",\"title\":\"X\",\"variants\":[]}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.put", "{\"colour\":1," LAMP "}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "product.find", "{\"slug\":\"x\"}");
}

static void put_is_for_who_may_write(fixture *f)
{
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "product.put", "{" LAMP "}");
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "product.put", "{" LAMP "}");
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, "product.put",
                     "{" LAMP "}");
    contract_call(f, contract_staff(f, "merchandiser"), "product.put", "{" LAMP "}");
}

static void put_replays(fixture *f)
{
    const char *p = contract_replays(f, f->shop, "product.put", "{" LAMP "}",
                                     "{\"if_version\":1," LAMP "}");
    assert_int_equal(contract_int(f, p, "version"), 1);
    assert_int_equal(contract_int(f, put_lamp(f), "version"), 2);
}

/* --- product.get, product.find ---------------------------------------------------------------- */

static void get_reads_what_find_finds(fixture *f)
{
    const char *p = put_lamp(f);
    const char *id = contract_text(f, p, "id");
    assert_string_equal(p, contract_call(f, f->nobody, "product.get", "{\"product_id\":\"%s\"}",
                                         id));
    assert_string_equal(p, contract_call(f, f->nobody, "product.find", "{\"slug\":\"lamp\"}"));
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "product.find", "{\"slug\":\"lam\"}");
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "product.get",
                     "{\"product_id\":\"" ABSENT_PRODUCT "\"}");
    contract_refused(f, f->nobody, SHOP_E_INVALID, "product.get", "{\"product_id\":\"lamp\"}");
}

static void drafts_are_for_staff(fixture *f)
{
    const char *id = put_draft(f);
    shop *merchandiser = contract_staff(f, "merchandiser");
    contract_call(f, merchandiser, "product.get", "{\"product_id\":\"%s\"}", id);
    contract_call(f, merchandiser, "product.find", "{\"slug\":\"secret\"}");
    contract_call(f, merchandiser, "variant.get", "{\"sku\":\"SECRET\"}");
    shop *const strangers[] = {f->nobody, f->guest, f->customer, contract_staff(f, "support")};
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        contract_refused(f, strangers[i], SHOP_E_NOT_FOUND, "product.get",
                         "{\"product_id\":\"%s\"}", id);
        contract_refused(f, strangers[i], SHOP_E_NOT_FOUND, "product.find",
                         "{\"slug\":\"secret\"}");
        contract_refused(f, strangers[i], SHOP_E_NOT_FOUND, "variant.get", "{\"sku\":\"SECRET\"}");
    }
}

/* A slug that was not there is there at once, and means another product after a removal. */
static void find_follows_the_slug(fixture *f)
{
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "product.find", "{\"slug\":\"lamp\"}");
    const char *first = put_lamp_id(f);
    const char *found = contract_call(f, f->nobody, "product.find", "{\"slug\":\"lamp\"}");
    assert_string_equal(contract_text(f, found, "id"), first);
    contract_call(f, f->shop, "product.delete", "{\"product_id\":\"%s\"}", first);
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "product.find", "{\"slug\":\"lamp\"}");
    const char *second = put_lamp_id(f);
    assert_string_not_equal(first, second);
    found = contract_call(f, f->nobody, "product.find", "{\"slug\":\"lamp\"}");
    assert_string_equal(contract_text(f, found, "id"), second);
}

/* --- an edit is visible at once --------------------------------------------------------------- */

static int64_t read_price(shop *as, const char *id)
{
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    const shop_product *p = NULL;
    args.product_id = id;
    assert_int_equal(shop_product_get(as, &args, &p), 0);
    int64_t minor = p->variants[1]->prices[0]->minor;
    shop_free(p);
    return minor;
}

static shop_product_status find_status(shop *as, const char *slug, int64_t *ret_minor)
{
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    const shop_product *p = NULL;
    args.slug = slug;
    assert_int_equal(shop_product_find(as, &args, &p), 0);
    shop_product_status status = p->status;
    *ret_minor = p->variants[1]->prices[0]->minor;
    shop_free(p);
    return status;
}

static void set_price(shop *s, int64_t minor)
{
    shop_price_set_args args = SHOP_PRICE_SET_INIT;
    const shop_product_variant *v = NULL;
    args.sku = "LAMP-L";
    args.currency = "EUR";
    args.has_minor = true;
    args.minor = minor;
    assert_int_equal(shop_price_set(s, &args, &v), 0);
    assert_int_equal(v->variant->prices[0]->minor, minor);
    shop_free(v);
}

static void set_status(shop *s, const char *id, shop_product_status status)
{
    shop_product_set_status_args args = SHOP_PRODUCT_SET_STATUS_INIT;
    const shop_product *p = NULL;
    args.product_id = id;
    args.status = status;
    assert_int_equal(shop_product_set_status(s, &args, &p), 0);
    assert_int_equal(p->status, status);
    shop_free(p);
}

static void edits_are_seen_at_once(fixture *f)
{
    const char *id = put_lamp_id(f);
    int64_t minor;
    for (int i = 1; i <= EDITS; i++) {
        shop_product_status status = i % 2 == 0 ? SHOP_PRODUCT_STATUS_ACTIVE
                                                : SHOP_PRODUCT_STATUS_ARCHIVED;
        find_status(f->guest, "lamp", &minor);
        read_price(f->guest, id);
        set_price(f->shop, i);
        assert_int_equal(read_price(f->guest, id), i);
        set_status(f->shop, id, status);
        assert_int_equal(find_status(f->guest, "lamp", &minor), status);
        assert_int_equal(minor, i);
    }
}

static void writes_are_seen_at_once(fixture *f)
{
    const char *id = put_lamp_id(f);
    for (int i = 1; i <= 50; i++) {
        contract_call(f, f->nobody, "product.get", "{\"product_id\":\"%s\"}", id);
        contract_call(f, f->shop, "product.put",
                      "{\"slug\":\"lamp\",\"title\":\"Lamp %d\","
                      "\"variants\":[{\"sku\":\"LAMP-S\"}]}", i);
        char title[32];
        snprintf(title, sizeof(title), "Lamp %d", i);
        const char *p = contract_call(f, f->nobody, "product.get", "{\"product_id\":\"%s\"}", id);
        assert_string_equal(contract_text(f, p, "title"), title);
    }
}

typedef struct racing {
    shop *shop;
    const char *id;
    atomic_bool stop;
    atomic_int reads;
    atomic_int failures;
} racing;

/* Fills the shared results all the while, also from snapshots that an edit has just overtaken. */
static void *read_on(void *argument)
{
    racing *r = argument;
    int64_t last = 0;
    while (!r->stop) {
        shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
        const shop_product *p = NULL;
        args.product_id = r->id;
        bool good = shop_product_get(r->shop, &args, &p) == 0;
        r->failures += !good || p->version < last;
        last = good ? p->version : last;
        r->reads++;
        shop_free(p);
    }
    return NULL;
}

static void edits_are_seen_at_once_while_others_read(fixture *f)
{
    racing r = {.shop = f->guest, .id = put_lamp_id(f)};
    pthread_t readers[RACING_READERS];
    for (int i = 0; i < RACING_READERS; i++)
        assert_int_equal(pthread_create(&readers[i], NULL, read_on, &r), 0);
    int stale = 0;
    for (int i = 1; i <= RACED_EDITS; i++) {
        set_price(f->shop, i);
        stale += read_price(f->customer, r.id) != i;
    }
    r.stop = true;
    for (int i = 0; i < RACING_READERS; i++)
        pthread_join(readers[i], NULL);
    assert_int_equal(stale, 0);
    assert_int_equal(r.failures, 0);
    assert_true(r.reads > 0);
}

/* --- product.set_status ----------------------------------------------------------------------- */

static void set_status_changes_it(fixture *f)
{
    const char *id = put_draft(f);
    const char *p = contract_call(f, f->shop, "product.set_status",
                                  "{\"product_id\":\"%s\",\"status\":\"active\",\"if_version\":1}",
                                  id);
    assert_string_equal(contract_text(f, p, "status"), "active");
    assert_int_equal(contract_int(f, p, "version"), 2);
    contract_call(f, f->nobody, "product.get", "{\"product_id\":\"%s\"}", id);
    p = contract_call(f, f->shop, "product.set_status",
                      "{\"product_id\":\"%s\",\"status\":\"active\"}", id);
    assert_int_equal(contract_int(f, p, "version"), 2);
    contract_call(f, f->shop, "product.set_status", "{\"product_id\":\"%s\",\"status\":\"draft\"}",
                  id);
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "product.get", "{\"product_id\":\"%s\"}", id);
}

static void set_status_refuses(fixture *f)
{
    const char *id = put_lamp_id(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "product.set_status",
                     "{\"product_id\":\"" ABSENT_PRODUCT "\",\"status\":\"active\"}");
    contract_refused(f, f->shop, SHOP_E_VERSION_MISMATCH, "product.set_status",
                     "{\"product_id\":\"%s\",\"status\":\"draft\",\"if_version\":2}", id);
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.set_status",
                     "{\"product_id\":\"%s\",\"status\":\"gone\"}", id);
    contract_refused(f, f->shop, SHOP_E_INVALID, "product.set_status", "{\"product_id\":\"%s\"}",
                     id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "product.set_status",
                     "{\"product_id\":\"%s\",\"status\":\"draft\"}", id);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "product.set_status",
                     "{\"product_id\":\"%s\",\"status\":\"draft\"}", id);
}

static void set_status_replays(fixture *f)
{
    char active[128], draft[128];
    const char *id = put_draft(f);
    snprintf(active, sizeof(active), "{\"product_id\":\"%s\",\"status\":\"active\"}", id);
    snprintf(draft, sizeof(draft), "{\"product_id\":\"%s\",\"status\":\"draft\"}", id);
    contract_replays(f, f->shop, "product.set_status", active, draft);
    const char *p = contract_call(f, f->shop, "product.get", "{\"product_id\":\"%s\"}", id);
    assert_int_equal(contract_int(f, p, "version"), 2);
}

/* --- product.delete --------------------------------------------------------------------------- */

static void delete_frees_slug_and_skus(fixture *f)
{
    const char *id = put_lamp_id(f);
    contract_call(f, f->nobody, "product.get", "{\"product_id\":\"%s\"}", id);
    contract_call(f, f->shop, "product.delete", "{\"product_id\":\"%s\",\"if_version\":1}", id);
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "product.get", "{\"product_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "product.get", "{\"product_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "variant.get", "{\"sku\":\"LAMP-S\"}");
    const char *p = contract_call(f, f->shop, "product.put",
                                  "{\"slug\":\"torch\",\"title\":\"Torch\","
                                  "\"variants\":[{\"sku\":\"LAMP-S\"}]}");
    assert_int_equal(contract_length(f, p, "variants"), 1);
    contract_call(f, f->shop, "product.put",
                  "{\"slug\":\"lamp\",\"title\":\"Lamp\",\"variants\":[{\"sku\":\"LAMP-L\"}]}");
    contract_reopen(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "product.get", "{\"product_id\":\"%s\"}", id);
}

static void delete_refuses(fixture *f)
{
    const char *id = put_lamp_id(f);
    contract_refused(f, f->shop, SHOP_E_VERSION_MISMATCH, "product.delete",
                     "{\"product_id\":\"%s\",\"if_version\":9}", id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "product.delete",
                     "{\"product_id\":\"%s\"}", id);
    contract_refused(f, f->other, SHOP_E_FORBIDDEN, "product.delete", "{\"product_id\":\"%s\"}",
                     id);
    contract_call(f, f->shop, "product.delete", "{\"product_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "product.delete", "{\"product_id\":\"%s\"}", id);
}

/* The replay must not meet the product that has the slug by then. */
static void delete_replays(fixture *f)
{
    char first[128], second[128];
    snprintf(first, sizeof(first), "{\"product_id\":\"%s\"}", put_lamp_id(f));
    snprintf(second, sizeof(second), "{\"product_id\":\"%s\"}", put_draft(f));
    contract_replays(f, f->shop, "product.delete", first, second);
    contract_call(f, f->shop, "product.find", "{\"slug\":\"secret\"}");
}

/* --- variant.get, price.set ------------------------------------------------------------------- */

static void variant_is_read_by_sku(fixture *f)
{
    const char *p = put_lamp(f);
    const char *v = contract_call(f, f->nobody, "variant.get", "{\"sku\":\"LAMP-S\"}");
    assert_string_equal(contract_text(f, v, "product_id"), contract_text(f, p, "id"));
    assert_string_equal(contract_text(f, v, "variant.id"), contract_text(f, p, "variants[0].id"));
    assert_string_equal(contract_text(f, v, "variant.options[0].name"), "size");
    assert_int_equal(contract_length(f, v, "variant.prices"), 2);
    assert_int_equal(contract_int(f, v, "variant.weight_grams"), 900);
    assert_int_equal(contract_int(f, v, "version"), 1);
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "variant.get", "{\"sku\":\"lamp-s\"}");
}

static void price_is_added_changed_and_removed(fixture *f)
{
    put_lamp(f);
    const char *v = contract_call(f, f->shop, "price.set",
                                  "{\"sku\":\"LAMP-L\",\"currency\":\"JPY\",\"minor\":12000}");
    assert_int_equal(contract_length(f, v, "variant.prices"), 2);
    assert_string_equal(contract_text(f, v, "variant.prices[1].currency"), "JPY");
    assert_int_equal(contract_int(f, v, "version"), 2);
    v = contract_call(f, f->shop, "price.set",
                      "{\"sku\":\"LAMP-L\",\"currency\":\"JPY\",\"minor\":0}");
    assert_int_equal(contract_int(f, v, "variant.prices[1].minor"), 0);
    assert_int_equal(contract_int(f, v, "version"), 3);
    v = contract_call(f, f->shop, "price.set", "{\"sku\":\"LAMP-L\",\"currency\":\"EUR\"}");
    assert_int_equal(contract_length(f, v, "variant.prices"), 1);
    contract_reopen(f);
    assert_string_equal(v, contract_call(f, f->shop, "variant.get", "{\"sku\":\"LAMP-L\"}"));
    const char *other = contract_call(f, f->shop, "variant.get", "{\"sku\":\"LAMP-S\"}");
    assert_int_equal(contract_int(f, other, "variant.prices[0].minor"), 4900);
}

static void price_that_stands_changes_nothing(fixture *f)
{
    put_lamp(f);
    const char *v = contract_call(f, f->shop, "price.set",
                                  "{\"sku\":\"LAMP-L\",\"currency\":\"EUR\",\"minor\":7900}");
    assert_int_equal(contract_int(f, v, "version"), 1);
    v = contract_call(f, f->shop, "price.set", "{\"sku\":\"LAMP-L\",\"currency\":\"JPY\"}");
    assert_int_equal(contract_int(f, v, "version"), 1);
}

static void price_refuses(fixture *f)
{
    put_lamp(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "price.set",
                     "{\"sku\":\"none\",\"currency\":\"EUR\",\"minor\":1}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "price.set",
                     "{\"sku\":\"LAMP-S\",\"currency\":\"eur\",\"minor\":1}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "price.set",
                     "{\"sku\":\"LAMP-S\",\"currency\":\"EUR\",\"minor\":-1}");
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "price.set",
                     "{\"sku\":\"LAMP-S\",\"currency\":\"EUR\",\"minor\":1}");
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, "price.set",
                     "{\"sku\":\"LAMP-S\",\"currency\":\"EUR\",\"minor\":1}");
}

static void price_replays(fixture *f)
{
    put_lamp(f);
    contract_replays(f, f->shop, "price.set",
                     "{\"sku\":\"LAMP-S\",\"currency\":\"EUR\",\"minor\":1}",
                     "{\"sku\":\"LAMP-S\",\"currency\":\"EUR\",\"minor\":2}");
    const char *v = contract_call(f, f->shop, "variant.get", "{\"sku\":\"LAMP-S\"}");
    assert_int_equal(contract_int(f, v, "variant.prices[0].minor"), 1);
    assert_int_equal(contract_int(f, v, "version"), 2);
}

/* --- events ----------------------------------------------------------------------------------- */

static void every_change_is_told_once(fixture *f)
{
    static const char *const types[] = {"product.created", "product.updated", "product.updated",
                                        "product.updated", "product.deleted"};
    const char *id = put_lamp_id(f);
    char path[48];
    put_lamp(f);
    set_price(f->shop, 1);
    set_price(f->shop, 1);
    set_status(f->shop, id, SHOP_PRODUCT_STATUS_ACTIVE);
    set_status(f->shop, id, SHOP_PRODUCT_STATUS_DRAFT);
    contract_call(f, f->shop, "product.delete", "{\"product_id\":\"%s\"}", id);
    contract_settle(f);
    const char *log = contract_call(f, f->shop, "event.list", "{}");
    assert_int_equal(contract_length(f, log, "events"), sizeof(types) / sizeof(types[0]));
    for (int i = 0; i < 5; i++) {
        snprintf(path, sizeof(path), "events[%d].type", i);
        assert_string_equal(contract_text(f, log, path), types[i]);
        snprintf(path, sizeof(path), "events[%d].subject", i);
        assert_string_equal(contract_text(f, log, path), id);
        snprintf(path, sizeof(path), "events[%d].version", i);
        assert_int_equal(contract_int(f, log, path), i + 1);
    }
}

/* --- the C calls by name ---------------------------------------------------------------------- */

static void the_same_by_c(fixture *f)
{
    shop_price_input price = SHOP_PRICE_INPUT_INIT;
    shop_variant_input variant = SHOP_VARIANT_INPUT_INIT;
    shop_product_put_args put = SHOP_PRODUCT_PUT_INIT;
    shop_variant_get_args get = SHOP_VARIANT_GET_INIT;
    shop_product_delete_args remove = SHOP_PRODUCT_DELETE_INIT;
    const shop_product *p = NULL;
    const shop_product_variant *v = NULL;
    price.minor = 100;
    price.currency = "EUR";
    variant.sku = get.sku = "C";
    variant.prices = &price;
    variant.price_count = 1;
    put.slug = "c";
    put.title = "C";
    put.variants = &variant;
    put.variant_count = 1;
    assert_int_equal(shop_product_put(f->shop, &put, &p), 0);
    assert_int_equal(shop_variant_get(f->shop, &get, &v), 0);
    assert_string_equal(v->product_id, p->id);
    assert_int_equal(v->variant->prices[0]->minor, 100);
    remove.product_id = p->id;
    assert_int_equal(shop_product_delete(f->shop, &remove), 0);
    shop_free(v);
    assert_int_equal(shop_variant_get(f->shop, &get, &v), SHOP_E_NOT_FOUND);
    shop_free(p);
}

static const contract_case cases[] = {
    {"product.put: writes everything, and it lasts", put_writes_everything},
    {"product.put: a second one replaces the first and keeps ids by SKU",
     put_again_replaces_and_keeps_ids},
    {"product.put: refuses what is wrong and writes nothing", put_refuses_what_is_wrong},
    {"product.put: is for who may write the catalogue", put_is_for_who_may_write},
    {"product.put: replays", put_replays},
    {"product.get: reads what product.find finds", get_reads_what_find_finds},
    {"product.get: drafts are for who may write the catalogue", drafts_are_for_staff},
    {"product.find: follows the slug", find_follows_the_slug},
    {"product.get: 1,000 edits of price and status are seen at once", edits_are_seen_at_once},
    {"product.get: whole writes are seen at once", writes_are_seen_at_once},
    {"product.get: edits are seen at once while others read",
     edits_are_seen_at_once_while_others_read},
    {"product.set_status: changes it, once", set_status_changes_it},
    {"product.set_status: refuses", set_status_refuses},
    {"product.set_status: replays", set_status_replays},
    {"product.delete: frees slug and SKUs", delete_frees_slug_and_skus},
    {"product.delete: refuses", delete_refuses},
    {"product.delete: replays", delete_replays},
    {"variant.get: reads by SKU", variant_is_read_by_sku},
    {"price.set: adds, changes and removes", price_is_added_changed_and_removed},
    {"price.set: a price that stands changes nothing", price_that_stands_changes_nothing},
    {"price.set: refuses", price_refuses},
    {"price.set: replays", price_replays},
    {"product.put: every change is told once", every_change_is_told_once},
    {"variant.get: the same by C calls", the_same_by_c},
};
CONTRACT_SUITE(catalog, cases);

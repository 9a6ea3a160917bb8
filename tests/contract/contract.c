/* contract.c - the harness: fresh shops, calls by name, reading answers, and watching what is
 * covered. */
#define _GNU_SOURCE
#include "contract.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "lib/core/local.h"
#include "tests/support/folder.h"

enum { KEPT_MAX = 4096, STAFF_MAX = 16, JSON_TEXT_MAX = 256 * 1024 };

static struct {
    char folder[256];
    harness_setting setting;
    const void *answers[KEPT_MAX];
    size_t answer_count;
    cJSON *trees[KEPT_MAX];
    size_t tree_count;
    const char *parsed; /* the answer of the newest tree: most are asked several times in a row */
    shop *staff[STAFF_MAX];
    size_t staff_count;
    unsigned serial;
} world;

void contract_advance(fixture *f, int64_t ms)
{
    (void)f;
    if (contract_backend->remote)
        remote_advance(ms);
    harness_advance(ms);
}

/* --- a fresh shop ----------------------------------------------------------------------------- */

static shop *view(fixture *f, const shop_identity *who)
{
    shop *s = NULL;
    assert_int_equal(shop_as(f->shop, who, &s), 0);
    return s;
}

static void open_views(fixture *f)
{
    shop_identity guest = SHOP_IDENTITY_INIT, customer = SHOP_IDENTITY_INIT;
    shop_identity other = SHOP_IDENTITY_INIT, nobody = SHOP_IDENTITY_INIT;
    guest.guest_id = f->guest_id;
    customer.user_id = f->customer_id;
    other.user_id = f->other_id;
    f->guest = view(f, &guest);
    f->customer = view(f, &customer);
    f->other = view(f, &other);
    f->nobody = view(f, &nobody);
}

static void open_shop(fixture *f)
{
    if (contract_backend->remote)
        remote_open(world.folder, f->url);
    if (shop_open(f->url, &world.setting.options, &f->shop) != 0)
        fail_msg("cannot open %s: %s", f->url, shop_error_last()->message);
    if (f->customer_id[0] == '\0') {
        assert_int_equal(shop_id_new(f->shop, "usr", f->customer_id), 0);
        assert_int_equal(shop_id_new(f->shop, "usr", f->other_id), 0);
        assert_int_equal(shop_id_new(f->shop, "gst", f->guest_id), 0);
    }
    if (contract_backend->split)
        shop__local_split_sagas(f->shop, true);
    open_views(f);
}

static void close_shop(fixture *f)
{
    while (world.staff_count > 0)
        shop_close(world.staff[--world.staff_count]);
    shop_close(f->guest);
    shop_close(f->customer);
    shop_close(f->other);
    shop_close(f->nobody);
    shop_close(f->shop);
    f->shop = f->guest = f->customer = f->other = f->nobody = NULL;
    if (contract_backend->remote)
        remote_close();
}

int contract_setup(void **state)
{
    fixture *f = calloc(1, sizeof(*f));
    snprintf(world.folder, sizeof(world.folder), "%s/shop-contract-XXXXXX",
             getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    if (f == NULL || mkdtemp(world.folder) == NULL)
        return -1;
    harness_advance(0);
    harness_set(&world.setting, world.folder);
    f->mail_dir = world.setting.mail_dir;
    f->backend = contract_backend->name;
    contract_backend->make(world.folder, f->url);
    open_shop(f);
    *state = f;
    return 0;
}

static void forget_answers(void)
{
    while (world.answer_count > 0)
        shop_free(world.answers[--world.answer_count]);
    while (world.tree_count > 0)
        cJSON_Delete(world.trees[--world.tree_count]);
    world.parsed = NULL;
}

int contract_teardown(void **state)
{
    fixture *f = *state;
    if (contract_backend->remote)
        expect_no_store();
    forget_answers();
    close_shop(f);
    contract_backend->drop(f->url);
    folder_remove(world.folder);
    free(f);
    return 0;
}

void contract_reopen(fixture *f)
{
    close_shop(f);
    open_shop(f);
}

void contract_settle(fixture *f)
{
    if (contract_backend->remote)
        remote_settle();
    else if (harness_settle(f->shop) != 0)
        fail_msg("background work failed: %s", shop_error_last()->message);
}

shop *contract_staff(fixture *f, const char *role)
{
    char id[SHOP_ID_SIZE];
    shop_identity who = SHOP_IDENTITY_INIT;
    assert_int_equal(shop_id_new(f->shop, "usr", id), 0);
    who.user_id = id;
    who.role = role;
    assert_true(world.staff_count < STAFF_MAX);
    return world.staff[world.staff_count++] = view(f, &who);
}

/* --- calling ---------------------------------------------------------------------------------- */

static int call_text(const fixture *f, shop *as, const char *op, const char *json, const char **ret)
{
    int code = shop_call_json(as, op, json, ret);
    harness_saw(op, code);
    if (code == 0 && as == f->nobody)
        harness_saw_nobody(op);
    return code;
}

static const char *keep(const char *answer)
{
    assert_true(world.answer_count < KEPT_MAX);
    world.answers[world.answer_count++] = answer;
    return answer;
}

const char *contract_call(fixture *f, shop *as, const char *op, const char *format, ...)
{
    static char json[JSON_TEXT_MAX];
    const char *answer = NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(json, sizeof(json), format, args);
    va_end(args);
    if (call_text(f, as, op, json, &answer) != 0)
        fail_msg("%s %s: %s (%s) %s", op, json, shop_error_last()->name, shop_error_last()->message,
                 shop_error_last()->field);
    return keep(answer);
}

void contract_refused(fixture *f, shop *as, int code, const char *op, const char *format, ...)
{
    static char json[JSON_TEXT_MAX];
    const char *answer = NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(json, sizeof(json), format, args);
    va_end(args);
    int got = call_text(f, as, op, json, &answer);
    if (got != code)
        fail_msg("%s %s: expected %s, got %s (%s)", op, json, shop_code_name(code), shop_code_name(got),
                 got == 0 ? answer : shop_error_last()->message);
    if (shop_error_last()->message[0] == '\0')
        fail_msg("%s: %s has no message", op, shop_code_name(code));
}

static char *with_key(const char *json, const char *key)
{
    char *text = NULL;
    const char *rest = strchr(json, '{') + 1;
    bool empty = strspn(rest, " \n") == strlen(rest) - 1 && strchr(rest, '}') != NULL;
    if (asprintf(&text, "{\"idempotency_key\":\"%s\"%s%s", key, empty ? "" : ",", rest) < 0)
        fail_msg("out of memory");
    return text;
}

const char *contract_replays(fixture *f, shop *as, const char *op, const char *json,
                             const char *other_json)
{
    char key[64];
    const char *second = NULL, *third = NULL;
    snprintf(key, sizeof(key), "key-%u", ++world.serial);
    char *text = with_key(json, key), *other = with_key(other_json, key);
    const char *first = contract_call(f, as, op, "%s", text);
    if (call_text(f, as, op, text, &second) != 0)
        fail_msg("%s, replayed: %s", op, shop_error_last()->message);
    assert_string_equal(first, keep(second));
    assert_int_equal(call_text(f, as, op, other, &third), SHOP_E_IDEMPOTENCY_MISMATCH);
    harness_saw_replay(op);
    free(text);
    free(other);
    return first;
}

/* --- reading answers -------------------------------------------------------------------------- */

static const cJSON *parse(const char *json)
{
    if (world.parsed == json)
        return world.trees[world.tree_count - 1];
    assert_true(world.tree_count < KEPT_MAX);
    cJSON *tree = cJSON_Parse(json);
    assert_non_null(tree);
    world.trees[world.tree_count++] = tree;
    world.parsed = json;
    return tree;
}

static const cJSON *find(const char *json, const char *path)
{
    const cJSON *at = parse(json);
    while (at != NULL && *path != '\0') {
        char name[128];
        size_t length = strcspn(path, ".[]");
        snprintf(name, sizeof(name), "%.*s", (int)length, path);
        if (length > 0)
            at = cJSON_IsArray(at) ? cJSON_GetArrayItem(at, (int)strtol(name, NULL, 10))
                                   : cJSON_GetObjectItemCaseSensitive(at, name);
        path += length;
        path += strspn(path, ".[]");
    }
    return at;
}

bool contract_has(fixture *f, const char *json, const char *path)
{
    (void)f;
    return find(json, path) != NULL;
}

const char *contract_text(fixture *f, const char *json, const char *path)
{
    (void)f;
    const cJSON *at = find(json, path);
    if (at == NULL || !cJSON_IsString(at))
        fail_msg("no text at %s in %s", path, json);
    return at->valuestring;
}

int64_t contract_int(fixture *f, const char *json, const char *path)
{
    (void)f;
    const cJSON *at = find(json, path);
    if (at == NULL || !(cJSON_IsNumber(at) || cJSON_IsBool(at)))
        fail_msg("no number at %s in %s", path, json);
    return cJSON_IsBool(at) ? cJSON_IsTrue(at) : (int64_t)at->valuedouble;
}

size_t contract_length(fixture *f, const char *json, const char *path)
{
    (void)f;
    const cJSON *at = find(json, path);
    if (at == NULL || !cJSON_IsArray(at))
        fail_msg("no array at %s in %s", path, json);
    return (size_t)cJSON_GetArraySize(at);
}

const char *contract_product(fixture *f, const char *sku, int64_t minor)
{
    char slug[64];
    snprintf(slug, sizeof(slug), "product-%u", ++world.serial);
    const char *product = contract_call(
        f, f->shop, "product.put",
        "{\"slug\":\"%s\",\"title\":\"Product %s\",\"variants\":[{\"sku\":\"%s\",\"weight_grams\":250,"
        "\"prices\":[{\"minor\":%lld,\"currency\":\"EUR\"},{\"minor\":%lld,\"currency\":\"USD\"},"
        "{\"minor\":%lld,\"currency\":\"JPY\"}]}]}",
        slug, sku, sku, (long long)minor, (long long)(minor + 100), (long long)(minor + 200));
    return contract_text(f, product, "id");
}

/* host_test.c - a shop that answers other processes: the calls, results and refusals are those of the same
 * shop in this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/rpc/host.h"
#include "party.h"
#include "tests/support/temp_shop.h"

static const char mug[] = "{\"slug\":\"mug\",\"title\":\"Mug\",\"variants\":[{\"sku\":\"MUG\"}]}";

static party p;
static temp_shop local;
static shop *remote;

static int setup(void **state)
{
    (void)state;
    temp_shop_open(&local, NULL);
    party_init(&p);
    p.options.handle = shop__host_handle;
    p.options.userdata = local.shop;
    party_serve(&p);
    remote = party_open(&p, 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop_close(remote);
    party_end(&p);
    temp_shop_close(&local);
    return 0;
}

static void a_refusal_has_its_field_and_message(void **state)
{
    (void)state;
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    const shop_product *product = NULL;
    args.product_id = "prd_0000000000000000000000000a";
    assert_int_equal(shop_product_get(remote, &args, &product), SHOP_E_NOT_FOUND);
    char remote_message[FAULT_MESSAGE_MAX];
    memcpy(remote_message, shop_error_last()->message, strlen(shop_error_last()->message) + 1);
    assert_memory_equal(shop_error_last()->request_id, "req_", 4);
    assert_int_equal(shop_product_get(local.shop, &args, &product), SHOP_E_NOT_FOUND);
    assert_string_equal(remote_message, shop_error_last()->message);
    assert_null(product);
}

static void what_is_put_by_one_is_seen_by_the_other(void **state)
{
    (void)state;
    const char *json = NULL;
    assert_int_equal(shop_call_json(remote, "product.put", mug, &json), 0);
    assert_non_null(strstr(json, "\"slug\":\"mug\""));
    shop_free(json);
    shop_product_find_args args = SHOP_PRODUCT_FIND_INIT;
    const shop_product *here = NULL, *there = NULL;
    args.slug = "mug";
    assert_int_equal(shop_product_find(local.shop, &args, &here), 0);
    assert_int_equal(shop_product_find(remote, &args, &there), 0);
    assert_string_equal(here->id, there->id);
    assert_string_equal(here->variants[0]->sku, there->variants[0]->sku);
    assert_int_equal(here->created_at_ms, there->created_at_ms);
    shop_free(here);
    shop_free(there);
}

static void a_view_is_who_it_is_there_too(void **state)
{
    (void)state;
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *view = NULL;
    assert_int_equal(shop_as(remote, &who, &view), 0);
    assert_int_equal(shop_call_json(view, "product.put", mug, NULL), SHOP_E_UNAUTHENTICATED);
    shop_close(view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_refusal_has_its_field_and_message, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_put_by_one_is_seen_by_the_other, setup, teardown),
        cmocka_unit_test_setup_teardown(a_view_is_who_it_is_there_too, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

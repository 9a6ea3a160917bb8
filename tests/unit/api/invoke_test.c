/* invoke_test.c - the slot of every call and the door for scripts, over a driver that only listens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/api/block.h"
#include "lib/api/handle.h"
#include "lib/api/invoke.h"
#include "lib/base/id.h"
#include "tests/support/engine.h"

static engine e; /* for its memory */
static shop_base base;
static shop handle;

static struct {
    const schema_op *op;
    payload_form form, want;
    const char *text;
    const shop_identity *identity;
    int calls;
    int code;
} heard;

static int listen_to(void *state, const schema_op *op, call_header *header, const payload *in,
                     payload_form want, const void **ret_block, fault *f)
{
    assert_ptr_equal(state, &heard);
    heard.op = op;
    heard.form = in->form;
    heard.want = want;
    heard.text = in->form == PAYLOAD_JSON ? in->data : NULL;
    heard.identity = header->identity;
    heard.calls++;
    assert_int_equal(in->size, heard.text != NULL ? strlen(heard.text) : 0);
    snprintf(header->request_id, sizeof(header->request_id), "req_7");
    if (heard.code != 0)
        return shop__fault_set(f, heard.code, "told to fail");
    char *block = shop__block_new(&e.env, 16);
    memcpy(block, "{}", 3);
    *ret_block = block;
    return 0;
}

static int pending(void *state, int64_t *ret_done, fault *f)
{
    (void)state;
    (void)f;
    *ret_done = 3;
    return heard.code;
}

static const driver listener = {.call = listen_to, .run_pending = pending};

static int setup(void **state)
{
    *state = &e;
    engine_init(&e);
    memset(&heard, 0, sizeof(heard));
    base = (shop_base){.references = 1, .opened_by = getpid(), .env = &e.env};
    base.owner = base.routes[SHOP__SERVICE_CATALOG] = (route){&listener, &heard};
    handle = (shop){.magic = HANDLE_MAGIC, .library = HANDLE_LIBRARY, .base = &base};
    return 0;
}

/* --- misuse ----------------------------------------------------------------------------------- */

static void calls_without_arguments_or_a_place_for_the_answer_are_misuse(void **state)
{
    const shop_category *out = NULL;
    shop_category_get_args args = SHOP_CATEGORY_GET_INIT;
    (void)state;
    assert_int_equal(shop_category_get(&handle, NULL, &out), SHOP_E_USAGE);
    assert_int_equal(shop_category_get(&handle, &args, NULL), SHOP_E_USAGE);
    assert_int_equal(shop_category_get(NULL, &args, &out), SHOP_E_USAGE);
    assert_int_equal(heard.calls, 0);
    assert_null(out);
}

static void a_service_without_a_route_is_unavailable(void **state)
{
    (void)state;
    assert_int_equal(shop_call_json(&handle, "stock.list", NULL, NULL), SHOP_E_UNAVAILABLE);
    assert_non_null(strstr(shop_error_last()->message, "inventory"));
}

static void operations_that_are_none_are_misuse(void **state)
{
    static const char *const names[] = {"", "category", "category.", "category.gett", "Category.get",
                                        "variant.offers" /* internal */};
    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_int_equal(shop_call_json(&handle, names[i], "{}", NULL), SHOP_E_USAGE);
    assert_int_equal(shop_call_json(&handle, NULL, "{}", NULL), SHOP_E_USAGE);
    assert_int_equal(heard.calls, 0);
}

static void a_failure_leaves_the_output(void **state)
{
    const shop_category *out = (const shop_category *)&handle;
    const char *json = "before";
    shop_category_get_args args = SHOP_CATEGORY_GET_INIT;
    (void)state;
    heard.code = SHOP_E_NOT_FOUND;
    assert_int_equal(shop_category_get(&handle, &args, &out), SHOP_E_NOT_FOUND);
    assert_ptr_equal(out, &handle);
    assert_int_equal(shop_call_json(&handle, "category.get", "{}", &json), SHOP_E_NOT_FOUND);
    assert_string_equal(json, "before");
    assert_string_equal(shop_error_last()->message, "told to fail");
    assert_string_equal(shop_error_last()->request_id, "req_7");
}

/* --- use -------------------------------------------------------------------------------------- */

static void records_and_json_go_the_same_way(void **state)
{
    const shop_category *out = NULL;
    const char *json = NULL;
    shop_category_get_args args = SHOP_CATEGORY_GET_INIT;
    (void)state;
    assert_int_equal(shop_category_get(&handle, &args, &out), 0);
    assert_ptr_equal(heard.op, &shop__ops[SHOP__OP_CATEGORY_GET]);
    assert_int_equal(heard.form, PAYLOAD_RECORD);
    assert_int_equal(heard.want, PAYLOAD_RECORD);
    shop_free(out);
    assert_int_equal(shop_call_json(&handle, "category.get", NULL, &json), 0);
    assert_ptr_equal(heard.op, &shop__ops[SHOP__OP_CATEGORY_GET]);
    assert_string_equal(heard.text, "{}");
    assert_int_equal(heard.want, PAYLOAD_JSON);
    assert_string_equal(json, "{}");
    shop_free(json);
    assert_null(heard.identity);
    assert_int_equal(shop_call_json(&handle, "category.get", "{}", NULL), 0); /* and is freed */
}

static void pending_work_is_the_owners(void **state)
{
    int64_t done = 0;
    (void)state;
    assert_int_equal(shop_run_pending(&handle, &done), 0);
    assert_int_equal(done, 3);
    assert_int_equal(shop_run_pending(&handle, NULL), 0);
    heard.code = SHOP_E_STORAGE;
    done = 7;
    assert_int_equal(shop_run_pending(&handle, &done), SHOP_E_STORAGE);
    assert_int_equal(done, 7);
}

static void ids_have_prefixes_of_letters(void **state)
{
    static const char *const bad[] = {"", "a", "abcde", "a_b", "Ord", "o1", "ör"};
    char id[SHOP_ID_SIZE] = "before";
    uint8_t bytes[ID_BYTES];
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(shop_id_new(&handle, bad[i], id), SHOP_E_USAGE);
    assert_int_equal(shop_id_new(&handle, NULL, id), SHOP_E_USAGE);
    assert_int_equal(shop_id_new(&handle, "ord", NULL), SHOP_E_USAGE);
    assert_string_equal(id, "before");
    assert_int_equal(shop_id_new(&handle, "gst", id), 0);
    assert_true(shop__id_parse(id, "gst", bytes));
}

static void every_operation_is_described(void **state)
{
    shop_operation_info info;
    size_t count = 0;
    (void)state;
    while (shop_operation(count, &info)) {
        assert_ptr_equal(shop__schema_op(info.name, strlen(info.name)), &shop__ops[count]);
        assert_true(info.kind[0] != '\0' && info.service[0] != '\0');
        count++;
    }
    assert_int_equal(count, SHOP__OP_COUNT);
    assert_false(shop_operation(0, NULL));
    assert_false(shop_operation(SIZE_MAX, &info));
    assert_int_equal(shop_version(), SHOP_VERSION_NUMBER);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(calls_without_arguments_or_a_place_for_the_answer_are_misuse),
        TEST(a_service_without_a_route_is_unavailable),
        TEST(operations_that_are_none_are_misuse),
        TEST(a_failure_leaves_the_output),
        TEST(records_and_json_go_the_same_way),
        TEST(pending_work_is_the_owners),
        TEST(ids_have_prefixes_of_letters),
        TEST(every_operation_is_described),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

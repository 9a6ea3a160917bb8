/* wire_test.c - headers: hostile ones are refused, good ones come out as they went in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/rpc/limits.h"
#include "lib/rpc/wire.h"

static arena memory;
static shop_rpc_request request;
static shop_rpc_reply reply;

static int setup(void **state)
{
    (void)state;
    shop__arena_init(&memory, shop_env_default(), NULL, 0, 1024 * 1024);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop__arena_free(&memory);
    return 0;
}

static int read_request(const char *text, fault *f)
{
    return shop__wire_read_request(text, strlen(text), &memory, &request, f);
}

#define GOOD "\"version\":1,\"call\":7,\"deadline_ms\":99"

static void refuses_bad_requests(void **state)
{
    static const struct {
        const char *text;
        int code;
    } bad[] = {
        {"", SHOP_E_INVALID},
        {"{", SHOP_E_INVALID},
        {"[]", SHOP_E_INVALID},
        {"{" GOOD "} ,", SHOP_E_INVALID},
        {"{\"call\":7,\"deadline_ms\":99}", SHOP_E_UNSUPPORTED},
        {"{\"version\":2,\"call\":7,\"deadline_ms\":99}", SHOP_E_UNSUPPORTED},
        {"{\"version\":1,\"call\":0,\"deadline_ms\":99}", SHOP_E_INVALID},
        {"{\"version\":1,\"call\":-7,\"deadline_ms\":99}", SHOP_E_INVALID},
        {"{\"version\":1,\"call\":7}", SHOP_E_INVALID},
        {"{\"version\":1,\"call\":9007199254740993,\"deadline_ms\":99}", SHOP_E_INVALID},
        {"{" GOOD ",\"call\":8}", SHOP_E_INVALID},
        {"{" GOOD ",\"session\":5}", SHOP_E_INVALID},
        {"{" GOOD ",\"session\":\"a\\u0000b\"}", SHOP_E_INVALID},
        {"{" GOOD ",\"request_id\":\"12345678901234567890123456789012\"}", SHOP_E_INVALID},
        {"{" GOOD ",\"by_operator\":true,\"user_id\":\"usr_1\"}", SHOP_E_INVALID},
        {"{" GOOD ",\"by_operator\":true,\"role\":\"support\"}", SHOP_E_INVALID},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        fault f = {0};
        if (read_request(bad[i].text, &f) != bad[i].code)
            fail_msg("%s: %s", bad[i].text, f.message);
    }
}

static void a_refused_request_keeps_its_number(void **state)
{
    fault f = {0};
    (void)state;
    assert_int_equal(read_request("{\"version\":2,\"call\":7,\"deadline_ms\":99}", &f), SHOP_E_UNSUPPORTED);
    assert_int_equal(request.call, 7);
    f = (fault){0};
    assert_int_equal(read_request("{\"version\":1,\"call\":7,\"request_id\":\"x\"}", &f), SHOP_E_INVALID);
    assert_int_equal(request.call, 7);
    assert_null(request.request_id);
    f = (fault){0};
    assert_int_equal(read_request("{\"version\":1,\"call\":-7,\"deadline_ms\":99}", &f), SHOP_E_INVALID);
    assert_int_equal(request.call, 0);
    f = (fault){0};
    assert_int_equal(read_request("{\"version\":2,\"call\":7", &f), SHOP_E_INVALID);
    assert_int_equal(request.call, 0);
}

static void a_long_header_is_not_read(void **state)
{
    static char text[RPC_HEADER_MAX_BYTES + 2];
    fault f = {0};
    (void)state;
    memset(text, ' ', sizeof(text) - 1);
    assert_int_equal(read_request(text, &f), SHOP_E_TOO_LARGE);
}

static void a_request_says_who_asks_only_if_it_says_so(void **state)
{
    fault f = {0};
    shop_identity who;
    (void)state;
    assert_int_equal(read_request("{" GOOD ",\"later\":[1]}", &f), 0);
    assert_non_null(shop__wire_identity(&request, &who)); /* nobody, and not the operator */
    assert_null(who.session);
    assert_null(who.user_id);
    assert_int_equal(read_request("{" GOOD ",\"by_operator\":true}", &f), 0);
    assert_null(shop__wire_identity(&request, &who));
}

static void a_request_comes_out_as_it_went_in(void **state)
{
    fault f = {0};
    buf out;
    shop_identity who = SHOP_IDENTITY_INIT, back;
    shop_rpc_request in = {.call = 41, .deadline_ms = INT64_C(1800000000000), .idempotency_key = "k\"1",
                           .request_id = "req_1"};
    (void)state;
    who.user_id = "usr_1";
    who.role = "support";
    who.locale = "de-AT";
    who.traceparent = "00-1-2-01";
    shop__wire_put_identity(&in, &who);
    shop__buf_init(&out, shop_env_default(), RPC_HEADER_MAX_BYTES);
    assert_int_equal(shop__wire_write_request(&in, &out), 0);
    assert_int_equal(shop__wire_read_request(out.data, out.size, &memory, &request, &f), 0);
    shop__buf_free(&out);
    assert_int_equal(request.call, 41);
    assert_int_equal(request.deadline_ms, in.deadline_ms);
    assert_string_equal(request.idempotency_key, "k\"1");
    assert_string_equal(request.request_id, "req_1");
    assert_ptr_equal(shop__wire_identity(&request, &back), &back);
    assert_string_equal(back.user_id, "usr_1");
    assert_string_equal(back.role, "support");
    assert_string_equal(back.locale, "de-AT");
    assert_string_equal(back.traceparent, "00-1-2-01");
    assert_null(back.session);
}

static void refuses_bad_replies(void **state)
{
    static const char *const bad[] = {
        "",
        "{\"version\":1,\"call\":1,\"code\":1}",
        "{\"version\":1,\"call\":-1,\"code\":0}",
        "{\"version\":1,\"call\":1,\"code\":-99999999}",
        "{\"version\":1,\"call\":1,\"code\":0,\"retry_after_ms\":-1}",
        "{\"version\":3,\"call\":1,\"code\":0}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (shop__wire_read_reply(bad[i], strlen(bad[i]), &memory, &reply, NULL) == 0)
            fail_msg("taken: %s", bad[i]);
}

static void a_reply_comes_out_as_it_went_in(void **state)
{
    buf out;
    const shop_rpc_reply in = {.call = 3, .code = SHOP_E_OVERLOADED, .retryable = true, .retry_after_ms = 50,
                               .message = "later", .field = "lines[2].sku", .request_id = "req_2", .used_key = "k"};
    (void)state;
    shop__buf_init(&out, shop_env_default(), RPC_HEADER_MAX_BYTES);
    assert_int_equal(shop__wire_write_reply(&in, &out), 0);
    assert_int_equal(shop__wire_read_reply(out.data, out.size, &memory, &reply, NULL), 0);
    shop__buf_free(&out);
    assert_int_equal(reply.call, 3);
    assert_int_equal(reply.code, SHOP_E_OVERLOADED);
    assert_true(reply.retryable);
    assert_int_equal(reply.retry_after_ms, 50);
    assert_string_equal(reply.message, "later");
    assert_string_equal(reply.field, "lines[2].sku");
    assert_string_equal(reply.request_id, "req_2");
    assert_string_equal(reply.used_key, "k");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_bad_requests),
        cmocka_unit_test(a_refused_request_keeps_its_number),
        cmocka_unit_test(a_long_header_is_not_read),
        cmocka_unit_test(a_request_says_who_asks_only_if_it_says_so),
        cmocka_unit_test(a_request_comes_out_as_it_went_in),
        cmocka_unit_test(refuses_bad_replies),
        cmocka_unit_test(a_reply_comes_out_as_it_went_in),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

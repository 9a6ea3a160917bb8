/* serve_test.c - a shop answers other processes: the same calls, for whom the keys say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/crypto/curve.h"
#include "shop/pki.h"
#include "shop/serve.h"
#include "tests/support/temp_shop.h"

enum { TEXT_MAX = 256 };

typedef struct house {
    temp_shop temp;
    char pki[TEXT_MAX];
    shop_server *server;
} house;

static house h;

static int setup(void **state)
{
    memset(&h, 0, sizeof(h));
    temp_shop_open(&h.temp, NULL);
    snprintf(h.pki, sizeof(h.pki), "%s/pki", h.temp.folder);
    *state = &h;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop_server_stop(h.server);
    temp_shop_close(&h.temp);
    return 0;
}

static int serve(const char *where, const char *pki)
{
    shop_serve_options options = SHOP_SERVE_OPTIONS_INIT;
    options.endpoints = &where;
    options.endpoint_count = 1;
    options.pki = pki;
    options.service = pki != NULL ? "catalog" : NULL;
    return shop_serve(h.temp.shop, &options, &h.server);
}

static int call(shop *s, const char *op, const char *json)
{
    const char *answer = NULL;
    int code = shop_call_json(s, op, json, &answer);
    shop_free(answer);
    return code;
}

static void a_shop_opened_by_its_place_is_the_same_shop(void **state)
{
    char where[TEXT_MAX];
    shop *there;
    (void)state;
    snprintf(where, sizeof(where), "ipc://%s/rpc", h.temp.folder);
    assert_int_equal(serve(where, NULL), 0);
    assert_string_equal(shop_server_endpoint(h.server, 0), where);
    assert_null(shop_server_endpoint(h.server, 1));
    assert_int_equal(shop_server_reload(h.server), 0);
    assert_int_equal(shop_open(where, NULL, &there), 0);
    assert_int_equal(call(there, "location.put", "{\"code\":\"WH\",\"name\":\"House\",\"country\":\"DE\"}"), 0);
    assert_int_equal(temp_shop_number(&h.temp, "SELECT count(*) FROM inventory_locations"), 1);
    shop_close(there);
}

static void options_that_cannot_be_are_refused(void **state)
{
    static const char ipc[] = "ipc:///nowhere/at/all", tcp[] = "tcp://127.0.0.1:*";
    const char *where = ipc;
    shop_serve_options options = SHOP_SERVE_OPTIONS_INIT;
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *view;
    (void)state;
    assert_int_equal(shop_serve(h.temp.shop, NULL, &h.server), SHOP_E_USAGE);
    assert_int_equal(shop_serve(h.temp.shop, &options, &h.server), SHOP_E_USAGE);
    assert_int_not_equal(serve(ipc, NULL), 0);
    assert_int_equal(serve(tcp, NULL), SHOP_E_USAGE); /* never without keys */
    assert_int_equal(serve(tcp, h.pki), SHOP_E_NOT_FOUND);
    options.endpoints = &where;
    options.endpoint_count = 1;
    options.pki = h.pki;
    assert_int_equal(shop_serve(h.temp.shop, &options, &h.server), SHOP_E_USAGE);
    assert_int_equal(shop_as(h.temp.shop, &who, &view), 0);
    options.pki = NULL;
    assert_int_equal(shop_serve(view, &options, &h.server), SHOP_E_USAGE);
    shop_close(view);
    assert_null(h.server);
    shop_server_stop(NULL);
    assert_null(shop_server_endpoint(NULL, 0));
}

/* --- keys ----------------------------------------------------------------------------------------- */

static shop_pki authority(void)
{
    shop_pki p = SHOP_PKI_INIT;
    p.folder = h.pki;
    return p;
}

static void issue(const char *service)
{
    const shop_pki p = authority();
    char serial[SHOP_PKI_SERIAL_SIZE];
    assert_int_equal(shop_pki_issue(&p, service, serial), 0);
}

static void serve_with_keys(void)
{
    static const char *const services[] = {"catalog", "search", "gateway", "operator"};
    const shop_pki p = authority();
    assert_int_equal(shop_pki_init(&p), 0);
    for (size_t i = 0; i < sizeof(services) / sizeof(services[0]); i++)
        issue(services[i]);
    assert_int_equal(serve("tcp://127.0.0.1:*", h.pki), 0);
}

/* The code of a call that a peer makes with its key, as the operator or for a guest. */
static int call_for(const char *peer, bool guest, const char *op, const char *json)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    curve_key own, theirs;
    fault f = {.code = 0};
    shop *there;
    shop_options options = SHOP_OPTIONS_INIT;
    assert_int_equal(shop__curve_load(h.pki, peer, &own, &f), 0);
    assert_int_equal(shop__curve_load(h.pki, "catalog", &theirs, &f), 0);
    options.secret_key = own.pair.secret_key;
    options.server_key = theirs.pair.public_key;
    options.timeout_ms = 2000;
    assert_int_equal(shop_open(shop_server_endpoint(h.server, 0), &options, &there), 0);
    shop *view = there;
    char id[SHOP_ID_SIZE];
    if (guest) {
        assert_int_equal(shop_id_new(there, "gst", id), 0);
        who.guest_id = id;
        assert_int_equal(shop_as(there, &who, &view), 0);
    }
    int code = call(view, op, json);
    if (guest)
        shop_close(view);
    shop_close(there);
    return code;
}

static int call_as(const char *peer, const char *op, const char *json)
{
    return call_for(peer, false, op, json);
}

static void a_peer_may_what_is_declared_for_it(void **state)
{
    static const char put[] = "{\"code\":\"WH\",\"name\":\"House\",\"country\":\"DE\"}";
    (void)state;
    serve_with_keys();
    assert_int_equal(call_as("operator", "location.put", put), 0);
    assert_int_equal(call_as("search", "location.put", put), SHOP_E_FORBIDDEN);
    assert_int_equal(call_as("search", "product.list", "{}"), 0);
}

/* What comes from outside is never the operator's, whatever the gateway says. */
static void the_gateway_is_never_the_operator(void **state)
{
    static const char put[] = "{\"code\":\"WH\",\"name\":\"House\",\"country\":\"DE\"}";
    (void)state;
    serve_with_keys();
    assert_int_equal(call_for("gateway", true, "product.list", "{}"), 0);
    assert_int_equal(call_for("gateway", true, "location.put", put), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(call_as("gateway", "location.put", put), SHOP_E_FORBIDDEN);
    assert_int_equal(temp_shop_number(&h.temp, "SELECT count(*) FROM inventory_locations"), 0);
}

static void who_is_revoked_is_refused_at_the_next_reading(void **state)
{
    const shop_pki p = authority();
    size_t count;
    (void)state;
    serve_with_keys();
    assert_int_equal(call_as("search", "product.list", "{}"), 0);
    assert_int_equal(shop_pki_revoke(&p, "search", &count), 0);
    assert_int_equal(shop_server_reload(h.server), 0);
    assert_int_not_equal(call_as("search", "product.list", "{}"), 0);
    assert_int_equal(call_as("operator", "product.list", "{}"), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_shop_opened_by_its_place_is_the_same_shop),
        CASE(options_that_cannot_be_are_refused),
        CASE(a_peer_may_what_is_declared_for_it),
        CASE(the_gateway_is_never_the_operator),
        CASE(who_is_revoked_is_refused_at_the_next_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

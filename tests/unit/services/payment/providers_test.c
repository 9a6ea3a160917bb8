/* providers_test.c - what reaches a provider and what does not: once it may have been sent a request it is asked
 * first, and what is being given up is never sent again. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

#define SOME_ORDER "ord_01arz3ndektsv4rrffq69g5fav"

/* An authorization at the relay that nothing is known of yet. */
static request authorization(const char *token)
{
    return (request){.payment = {.order_id = SOME_ORDER,
                                 .attempt = 1,
                                 .provider = "relay",
                                 .currency = "EUR",
                                 .state = SHOP_PAYMENT_STATE_SENDING},
                     .row = {.progress = {.id = SOME_ORDER "/1"},
                             .kind = REQUEST_AUTHORIZE,
                             .minor = 5000,
                             .phase = REQUEST_SENDING,
                             .token = token}};
}

static int send(call *c, void *userdata)
{
    return shop__provider_send(c, userdata);
}

static int32_t sent(desk *d, request *r)
{
    assert_int_equal(till_within(d, send, r), 0);
    return r->answer.state;
}

static int look_up(call *c, void *userdata)
{
    request *r = userdata;
    return shop__provider_lookup(c, r, &r->answer);
}

static int made(desk *d)
{
    return desk_effects(d->relay_log, "authorized", NULL);
}

/* --- who there is ----------------------------------------------------------------------------- */

typedef struct search {
    const char *name;
    const shop_payment_provider *found;
} search;

static int find(call *c, void *userdata)
{
    search *s = userdata;
    return shop__provider_find(c, s->name, &s->found);
}

static void providers_are_found_by_their_whole_name(void **state)
{
    static const char *const strangers[] = {"", "Sandbox", "sandbox2", "rela", "Relay"};
    desk *d = *state;
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        search s = {strangers[i], &d->relay.provider};
        assert_int_equal(till_within(d, find, &s), 0);
        assert_null(s.found);
    }
    search given = {.name = "relay"}, built_in = {.name = "sandbox"};
    assert_int_equal(till_within(d, find, &given), 0);
    assert_ptr_equal(given.found, &d->relay.provider);
    assert_int_equal(till_within(d, find, &built_in), 0);
    assert_non_null(built_in.found);
}

static void the_list_begins_with_the_default(void **state)
{
    desk *d = *state;
    shop_provider_list_args args = SHOP_PROVIDER_LIST_INIT;
    const shop_provider_directory *list = NULL;
    assert_int_equal(shop_provider_list(d->shop, &args, &list), 0);
    assert_int_equal(list->provider_count, 2);
    assert_string_equal(list->providers[0]->name, "sandbox");
    assert_true(list->providers[0]->is_default);
    assert_string_equal(list->providers[1]->name, "relay");
    assert_false(list->providers[1]->is_default);
    shop_free(list);
}

/* --- what reaches it -------------------------------------------------------------------------- */

static void an_absent_provider_says_nothing(void **state)
{
    desk *d = *state;
    request r = authorization("tok_approve");
    r.payment.provider = "gone";
    r.answer.state = SHOP_PROVIDER_AUTHORIZED; /* of an earlier answer nothing is left */
    assert_int_equal(sent(d, &r), SHOP_PROVIDER_UNKNOWN);
    r.answer.state = SHOP_PROVIDER_AUTHORIZED;
    assert_int_equal(till_within(d, look_up, &r), 0);
    assert_int_equal(r.answer.state, SHOP_PROVIDER_UNKNOWN);
}

static void what_is_done_is_not_sent(void **state)
{
    desk *d = *state;
    request r = authorization("tok_approve");
    r.row.phase = REQUEST_DONE;
    assert_int_equal(sent(d, &r), SHOP_PROVIDER_UNKNOWN);
    assert_int_equal(made(d), 0);
    assert_int_equal(d->relay.lookups, 0);
}

static void a_repeated_request_is_asked_about_first(void **state)
{
    desk *d = *state;
    request r = authorization("tok_approve");
    assert_int_equal(sent(d, &r), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(d->relay.lookups, 0);
    r.repeated = true;
    assert_int_equal(sent(d, &r), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(d->relay.lookups, 1);
    assert_int_equal(made(d), 1);
}

static void what_the_provider_never_got_is_sent_again(void **state)
{
    desk *d = *state;
    request r = authorization("tok_approve");
    r.repeated = true;
    assert_int_equal(sent(d, &r), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(made(d), 1);
}

static void what_is_given_up_or_asked_of_the_payer_is_not_sent_again(void **state)
{
    static const shop_payment_state states[] = {SHOP_PAYMENT_STATE_ACTION_REQUIRED, SHOP_PAYMENT_STATE_VOIDING,
                                                SHOP_PAYMENT_STATE_VOIDED, SHOP_PAYMENT_STATE_FAILED};
    desk *d = *state;
    request r = authorization("tok_approve");
    r.repeated = true;
    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        r.payment.state = (int32_t)states[i];
        assert_int_equal(sent(d, &r), SHOP_PROVIDER_NOT_FOUND);
    }
    assert_int_equal(made(d), 0);
    r.row.kind = REQUEST_VOID; /* but that it is given up may be said again */
    r.row.progress.id = SOME_ORDER "/1/void/0001";
    (void)sent(d, &r);
    assert_int_equal(desk_effects(d->relay_log, "voided", NULL), 1);
}

static void say_nothing(void *self, const shop_provider_request *q, shop_provider_answer *answer)
{
    (void)self;
    (void)q;
    answer->state = SHOP_PROVIDER_UNKNOWN;
}

static void without_an_answer_to_the_question_nothing_is_sent(void **state)
{
    desk *d = *state;
    request r = authorization("tok_approve");
    r.repeated = true;
    d->relay.provider.lookup = say_nothing;
    assert_int_equal(sent(d, &r), SHOP_PROVIDER_UNKNOWN);
    assert_int_equal(made(d), 0);
}

/* --- what is said ----------------------------------------------------------------------------- */

typedef struct seen {
    char key[TILL_KEY_MAX], attempt[TILL_KEY_MAX], order_id[SHOP_ID_SIZE];
    int64_t minor;
    uint32_t timeout_ms;
} seen;

static void remember(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    seen *s = r->userdata;
    (void)answer;
    snprintf(s->key, sizeof(s->key), "%s", q->key);
    snprintf(s->attempt, sizeof(s->attempt), "%s", q->attempt);
    snprintf(s->order_id, sizeof(s->order_id), "%s", q->order_id);
    s->minor = q->amount.minor;
    s->timeout_ms = q->timeout_ms;
}

static void a_request_names_the_authorization_that_it_is_about(void **state)
{
    desk *d = *state;
    seen s = {.minor = 0};
    request r = authorization(NULL);
    r.row.kind = REQUEST_CAPTURE;
    r.row.progress.id = SOME_ORDER "/1/capture/a";
    r.row.minor = 77;
    d->relay.after = remember;
    d->relay.userdata = &s;
    (void)sent(d, &r);
    assert_string_equal(s.key, SOME_ORDER "/1/capture/a");
    assert_string_equal(s.attempt, SOME_ORDER "/1");
    assert_string_equal(s.order_id, SOME_ORDER);
    assert_int_equal(s.minor, 77);
    assert_int_equal(s.timeout_ms, PROVIDER_TIMEOUT_MS);
}

static void fill(relay *r, const shop_provider_request *q, shop_provider_answer *answer)
{
    (void)r;
    (void)q;
    memset(answer->reason, 'x', sizeof(answer->reason));
    memset(answer->action_url, 'y', sizeof(answer->action_url));
}

static void fill_found(void *self, const shop_provider_request *q, shop_provider_answer *answer)
{
    fill(self, q, answer);
}

static void texts_of_an_answer_end(void **state)
{
    desk *d = *state;
    request r = authorization("tok_approve");
    d->relay.after = fill;
    d->relay.provider.lookup = fill_found;
    (void)sent(d, &r);
    assert_int_equal(strnlen(r.answer.reason, sizeof(r.answer.reason)), sizeof(r.answer.reason) - 1);
    assert_int_equal(strnlen(r.answer.action_url, sizeof(r.answer.action_url)), sizeof(r.answer.action_url) - 1);
    assert_int_equal(till_within(d, look_up, &r), 0);
    assert_int_equal(strnlen(r.answer.reason, sizeof(r.answer.reason)), sizeof(r.answer.reason) - 1);
    assert_int_equal(strnlen(r.answer.action_url, sizeof(r.answer.action_url)), sizeof(r.answer.action_url) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(providers_are_found_by_their_whole_name),
        TILL_CASE(the_list_begins_with_the_default),
        TILL_CASE(an_absent_provider_says_nothing),
        TILL_CASE(what_is_done_is_not_sent),
        TILL_CASE(a_repeated_request_is_asked_about_first),
        TILL_CASE(what_the_provider_never_got_is_sent_again),
        TILL_CASE(what_is_given_up_or_asked_of_the_payer_is_not_sent_again),
        TILL_CASE(without_an_answer_to_the_question_nothing_is_sent),
        TILL_CASE(a_request_names_the_authorization_that_it_is_about),
        TILL_CASE(texts_of_an_answer_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

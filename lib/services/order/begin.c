/* begin.c - the three ways into the checkout saga: a cart is placed, a payer has confirmed, a payment is
 * tried again. All run the same steps. */
#include <ctype.h>
#include <string.h>

#include "lib/base/mail_address.h"
#include "lib/base/text.h"
#include "lib/codec/json.h"
#include "lib/services/generated/calls.h"
#include "lib/services/order/generated/handlers.h"
#include "lib/services/order/place.h"

enum { NUMBER_GROUP = 4, NUMBER_DIGITS = 12 };

/* The end of the id, which is random, in groups: "7QX2-9K3F-ABCD". */
static int make_number(call *c, const char *id, const char **ret)
{
    char *text = call_alloc(c, NUMBER_DIGITS + NUMBER_DIGITS / NUMBER_GROUP);
    const char *digits = id + strlen(id) - NUMBER_DIGITS;
    size_t n = 0;
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    for (size_t i = 0; i < NUMBER_DIGITS; i++) {
        if (i > 0 && i % NUMBER_GROUP == 0)
            text[n++] = '-';
        text[n++] = (char)toupper((unsigned char)digits[i]);
    }
    *ret = text;
    return 0;
}

static int address_text(call *c, const shop_address_input *address, const char **ret)
{
    buf json;
    if (address == NULL)
        return 0;
    shop__buf_init(&json, call_env(c), JSON_SIZE_MAX);
    shop__json_encode(&shop__record_address_input, address, &json);
    char *text = json.failed ? NULL : shop__arena_bytes(call_arena(c), json.data, json.size);
    shop__buf_free(&json);
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    *ret = text;
    return 0;
}

/* Where the confirmation goes: what was given, or the account's address. */
static int choose_email(call *c, const char *given, const char **ret)
{
    const shop_contact *contact;
    shop_account_contact_args args = SHOP_ACCOUNT_CONTACT_INIT;
    *ret = given;
    ENSURE(shop__text_empty(given) || shop__mail_address_ok(given),
           call_invalid(c, "email", "must be one address like name@example.org"));
    if (!shop__text_empty(given) || call_principal(c)->kind != PRINCIPAL_USER)
        return 0;
    args.user_id = call_principal(c)->id;
    int code = call_user_account_contact(c, &args, &contact);
    if (code == 0)
        *ret = contact->email;
    else if (code == SHOP_E_NOT_FOUND)
        call_forgive(c); /* an account that the application keeps itself */
    else
        return code;
    return 0;
}

static int place_open(call *c, const void *arguments, void *state)
{
    const shop_order_place_args *args = arguments;
    placing *o = state;
    order_row *r = &o->row;
    TRY(call_new_id(c, "ord", &r->progress.id));
    TRY(make_number(c, r->progress.id, &r->number));
    TRY(choose_email(c, args->email, &r->email));
    TRY(address_text(c, args->shipping_address, &r->shipping_address));
    TRY(address_text(c, args->billing_address, &r->billing_address));
    r->owner = call_principal(c)->id;
    r->cart_id = args->cart_id;
    r->cart_version = args->cart_version;
    r->currency = args->total.currency;
    r->provider = shop__text_empty(args->payment_provider) ? NULL : args->payment_provider;
    r->token = args->payment_token;
    r->attempt = 1;
    r->created_at_ms = r->attempt_at_ms = call_now_ms(c);
    r->total_minor = args->total.minor; /* as the caller saw it; see order_lock_cart() */
    return 0;
}

static int load_own(call *c, const char *order_id, placing *o)
{
    TRY(shop__order_load_own(c, order_id, &o->row));
    return shop__order_load_lines(c, order_id, &o->lines, &o->line_count);
}

static int confirm_open(call *c, const void *arguments, void *state)
{
    const shop_order_confirm_args *args = arguments;
    placing *o = state;
    TRY(load_own(c, args->order_id, o));
    if (o->row.state == SHOP_ORDER_STATE_PLACED)
        return 0; /* the provider's own message was faster */
    ENSURE(o->row.state == SHOP_ORDER_STATE_PENDING && o->row.waiting,
           call_fail(c, SHOP_E_CONFLICT, "the order does not wait for its payer: it is %s",
                     shop__order_state_name(o->row.state)));
    if (o->row.progress.outcome != 0) /* else somebody is just going on with it */
        call_continue(c, o);
    return 0;
}

static int retry_open(call *c, const void *arguments, void *state)
{
    const shop_order_retry_args *args = arguments;
    placing *o = state;
    order_row *r = &o->row;
    TRY(load_own(c, args->order_id, o));
    ENSURE(r->state == SHOP_ORDER_STATE_PAYMENT_FAILED,
           call_fail(c, SHOP_E_CONFLICT, "only a failed payment can be tried again; the order is %s",
                     shop__order_state_name(r->state)));
    TRY(shop__order_record_move(c, r, SHOP_ORDER_STATE_PENDING, NULL));
    call_continue(c, o);
    r->progress.direction = SAGA_FORWARD;
    r->progress.step = PLACE_STEP_LOCK;
    r->progress.outcome = 0;
    r->progress.reason = r->cause = NULL;
    r->attempt++;
    r->attempt_at_ms = call_now_ms(c);
    r->provider = shop__text_empty(args->payment_provider) ? NULL : args->payment_provider;
    r->token = args->payment_token;
    return 0;
}

#define PLACE_SAGA(open_function)                                                                  \
    {.steps = shop__place_steps,                                                                   \
     .step_count = PLACE_STEP_COUNT,                                                               \
     .state_size = sizeof(placing),                                                                \
     .lease_ms = PLACE_LEASE_MS,                                                                   \
     .open = (open_function),                                                                      \
     .load = shop__place_load,                                                                     \
     .save = shop__place_save,                                                                     \
     .result = shop__place_result}

const saga shop__order_place_saga = PLACE_SAGA(place_open);
const saga shop__order_confirm_saga = PLACE_SAGA(confirm_open);
const saga shop__order_retry_saga = PLACE_SAGA(retry_open);

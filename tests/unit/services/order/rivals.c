/* rivals.c - see rivals.h. */
#include "tests/unit/services/order/rivals.h"

#include <stdio.h>
#include <string.h>

#include "lib/schema/generated/ops.h"
#include "lib/schema/schema.h"

#define PLACE(key, cart)                                                                                               \
    "{\"idempotency_key\":\"" key "\",\"cart_id\":\"" cart "\",\"payment_provider\":\"simpay\","                       \
    "\"payment_token\":\"tok_approve\",\"email\":\"$email\"}"
#define RETRY "{\"order_id\":\"$order\",\"payment_provider\":\"simpay\",\"payment_token\":\"tok_approve\"}"
#define ADDRESS "{\"name\":\"N\",\"line1\":\"L\",\"city\":\"C\",\"country\":\"DE\"}"
#define VARIANT(minor)                                                                                                 \
    "{\"sku\":\"$sku\",\"prices\":[{\"minor\":" #minor ",\"currency\":\"EUR\"}]}"
#define ORDER "{\"order_id\":\"$order\"}"
#define PAYMENT "{\"payment_id\":\"$payment\"}"
#define USER "{\"user_id\":\"$user\"}"
#define CART "{\"cart_id\":\"$cart\"}"

const rival rivals[] = {
    /* the checkout itself */
    {"order.place", PLACE("$key", "$cart"), RIVAL_BY_USER},
    {"order.place", PLACE("$key", "$cart"), RIVAL_BY_USER | RIVAL_LATE},
    {"order.place", PLACE("other", "$cart"), RIVAL_BY_USER},
    {"order.place", PLACE("other", "$cart"), RIVAL_BY_USER | RIVAL_LATE},
    {"order.place", PLACE("other", "$second"), RIVAL_BY_USER},
    {"order.place", PLACE("other", "$second"), RIVAL_BY_USER | RIVAL_LATE},
    {"order.place", PLACE("other", "$guests"), 0}, /* for the same coupon */
    {"order.place", PLACE("other", "$guests"), RIVAL_LATE},
    {"order.confirm", ORDER, RIVAL_BY_USER},
    {"order.confirm", ORDER, RIVAL_BY_USER | RIVAL_LATE},
    {"order.confirm", ORDER, RIVAL_BY_USER | RIVAL_WAITING | RIVAL_PAYS},
    {"order.confirm", ORDER, RIVAL_BY_USER | RIVAL_WAITING | RIVAL_NEVER},
    {"order.retry", RETRY, RIVAL_DECLINED},
    {"order.retry", RETRY, RIVAL_DECLINED | RIVAL_LATE},
    {"order.cancel", ORDER, RIVAL_BY_USER},
    {"order.cancel", ORDER, RIVAL_BY_USER | RIVAL_LATE},
    {"order.cancel", ORDER, RIVAL_BY_USER | RIVAL_WAITING},
    {"order.cancel", ORDER, RIVAL_BY_USER | RIVAL_DECLINED},
    {"order.get", ORDER, 0},
    {"order.list", "{\"owner\":\"$user\"}", 0},
    {"order.history", ORDER, 0},
    {"order.fulfil", ORDER, 0},
    {"fulfilment.list", ORDER, 0},
    {"fulfilment.update", "{\"order_id\":\"$past\",\"fulfilment_id\":\"$parcel\",\"state\":\"delivered\"}", 0},
    {"return.request", "{\"order_id\":\"$order\",\"lines\":[{\"sku\":\"$sku\",\"quantity\":1}]}", 0},
    {"return.list", ORDER, 0},
    {"return.close", "{\"order_id\":\"$past\",\"return_id\":\"$return\",\"accept\":true,\"restock\":true}", 0},
    /* the cart */
    {"cart.get", CART, RIVAL_BY_USER},
    {"cart.list", "{\"owner\":\"$user\"}", 0},
    {"cart.quote", CART, RIVAL_BY_USER},
    {"cart.delete", CART, RIVAL_BY_USER},
    {"cart.add_line", "{\"cart_id\":\"$cart\",\"sku\":\"$sku\",\"quantity\":1}", RIVAL_BY_USER},
    {"cart.set_line", "{\"cart_id\":\"$cart\",\"sku\":\"$sku\",\"quantity\":1}", RIVAL_BY_USER},
    {"cart.set_line", "{\"cart_id\":\"$cart\",\"sku\":\"$sku\",\"quantity\":0}", RIVAL_BY_USER},
    {"cart.set_delivery", "{\"cart_id\":\"$cart\",\"country\":\"DE\",\"email\":\"$email\"}", RIVAL_BY_USER},
    {"cart.add_coupon", "{\"cart_id\":\"$second\",\"code\":\"$coupon\"}", RIVAL_BY_USER},
    {"cart.remove_coupon", "{\"cart_id\":\"$cart\",\"code\":\"$coupon\"}", RIVAL_BY_USER},
    {"cart.merge", "{\"guest_cart_id\":\"$guests\",\"guest_id\":\"$guest\",\"into_cart_id\":\"$cart\"}", RIVAL_BY_USER},
    {"cart.merge", "{\"guest_cart_id\":\"$cart\",\"guest_id\":\"$guest\",\"into_cart_id\":\"$second\"}",
     RIVAL_BY_USER | RIVAL_GUEST},
    {"cart.merge", "{\"guest_cart_id\":\"$cart\",\"guest_id\":\"$guest\"}", RIVAL_BY_USER | RIVAL_GUEST},
    {"cart.abandon_due", "{}", 0},
    {"promotion.put", "{\"code\":\"$coupon\",\"title\":\"Less\",\"kind\":\"percent\",\"percent_ppm\":200000}", 0},
    {"promotion.delete", "{\"code\":\"$coupon\"}", 0},
    {"region.put", "{\"code\":\"eu\",\"title\":\"EU\",\"currency\":\"EUR\",\"countries\":[\"DE\"],"
                   "\"tax_inclusive\":true}", RIVAL_WRECKS},
    {"region.delete", "{\"code\":\"eu\"}", RIVAL_WRECKS},
    {"shipping_method.put", "{\"region\":\"eu\",\"code\":\"post\",\"title\":\"Post\","
                            "\"price\":{\"minor\":700,\"currency\":\"EUR\"}}", RIVAL_WRECKS},
    {"shipping_method.delete", "{\"region\":\"eu\",\"code\":\"post\"}", RIVAL_WRECKS},
    /* the goods */
    {"product.get", "{\"product_id\":\"$product\"}", 0},
    {"product.put", "{\"slug\":\"$sku\",\"title\":\"New\",\"variants\":[" VARIANT(900) "]}", 0},
    {"product.set_status", "{\"product_id\":\"$product\",\"status\":\"archived\"}", 0},
    {"product.delete", "{\"product_id\":\"$product\"}", 0},
    {"variant.get", "{\"sku\":\"$sku\"}", 0},
    {"price.set", "{\"sku\":\"$sku\",\"currency\":\"EUR\",\"minor\":1200}", 0},
    {"price.set", "{\"sku\":\"$sku\",\"currency\":\"EUR\"}", 0},
    {"stock.set", "{\"sku\":\"$sku\",\"location\":\"BER\",\"on_hand\":1}", 0},
    {"stock.adjust", "{\"sku\":\"$sku\",\"location\":\"BER\",\"quantity\":-2}", 0},
    {"stock.get", "{\"sku\":\"$sku\"}", 0},
    {"stock.check", "{\"skus\":[\"$sku\"]}", 0},
    {"movement.list", "{\"sku\":\"$sku\"}", 0},
    {"location.delete", "{\"code\":\"BER\"}", RIVAL_NEVER},
    {"reservation.get", ORDER, 0},
    {"reservation.expire_due", "{}", 0},
    {"reservation.expire_due", "{}", RIVAL_LATE},
    {"behaviour.report", "{\"product_id\":\"$product\",\"kind\":\"like\"}", RIVAL_BY_USER},
    {"behaviour.prune", "{}", 0},
    {"recommendation.for_product", "{\"product_id\":\"$product\"}", 0},
    {"recommendation.for_cart", "{\"product_ids\":[\"$product\"]}", 0},
    /* the money */
    {"payment.get", PAYMENT, 0},
    {"payment.list", ORDER, 0},
    {"payment.history", PAYMENT, 0},
    {"payment.capture", PAYMENT, 0},
    {"payment.refund", "{\"payment_id\":\"$paid\"}", 0},
    {"payment.confirm", PAYMENT, 0},
    {"payment.confirm", PAYMENT, RIVAL_LATE},
    {"payment.confirm", PAYMENT, RIVAL_WAITING | RIVAL_PAYS},
    {"payment.notify", "{\"provider\":\"simpay\",\"event_id\":\"e-$key\",\"attempt\":\"$order/1\","
                       "\"kind\":\"authorized\"}", 0},
    {"payment.notify", "{\"provider\":\"simpay\",\"event_id\":\"e-$key\",\"attempt\":\"$order/1\","
                       "\"kind\":\"authorized\"}", RIVAL_LATE},
    {"refund.list", PAYMENT, 0},
    {"ledger.list", PAYMENT, 0},
    /* the customer */
    {"account.get", USER, 0},
    {"account.list", "{\"email\":\"$email\"}", 0},
    {"account.update", "{\"user_id\":\"$user\",\"name\":\"New\"}", 0},
    {"account.set_role", "{\"user_id\":\"$user\",\"role\":\"support\"}", 0},
    {"account.change_password",
     "{\"user_id\":\"$user\",\"old_password\":\"correct horse\",\"new_password\":\"battery staple\"}", RIVAL_BY_USER},
    {"account.erase", USER, RIVAL_ERASES},
    {"session.create", "{\"email\":\"$email\",\"password\":\"correct horse\"}", 0},
    {"session.list", USER, 0},
    {"session.prune", "{}", 0},
    {"address.put", "{\"user_id\":\"$user\",\"address\":" ADDRESS "}", 0},
    {"address.get", "{\"user_id\":\"$user\",\"address_id\":\"$address\"}", 0},
    {"address.list", USER, 0},
    {"address.delete", "{\"user_id\":\"$user\",\"address_id\":\"$address\"}", 0},
    {"preference.get", USER, 0},
    {"preference.set", "{\"user_id\":\"$user\",\"locale\":\"de\"}", 0},
    {"notification.send", "{\"user_id\":\"$user\",\"topic\":\"orders\",\"subject\":\"S\",\"text\":\"T\"}", 0},
    {"delivery.list", USER, 0},
    {"delivery.send_due", "{}", 0},
    /* the background */
    {"order.recover_due", "{}", 0},
    {"order.recover_due", "{}", RIVAL_LATE},
    {"order.recover_due", "{}", RIVAL_LATE | RIVAL_WAITING},
    {"order.recover_due", "{}", RIVAL_LATE | RIVAL_DECLINED | RIVAL_FUSED},
    {"payment.recover_due", "{}", 0},
    {"payment.recover_due", "{}", RIVAL_LATE},
    {"payment.capture_due", "{}", 0},
    {"payment.prune", "{}", 0},
    {"system.prune", "{}", 0},
    {NULL, "{}", 0},
    {NULL, "{}", RIVAL_LATE},
};
const size_t rivals_count = sizeof(rivals) / sizeof(rivals[0]);

/* --- words -------------------------------------------------------------------------------------- */

static const rival_word *word_at(const char *text, const rival_word *words)
{
    const rival_word *best = NULL;
    for (const rival_word *w = words; w->name != NULL; w++)
        if (strncmp(text, w->name, strlen(w->name)) == 0 && (best == NULL || strlen(w->name) > strlen(best->name)))
            best = w;
    return best;
}

void rivals_expand(const char *json, const rival_word *words, char ret[RIVAL_TEXT_MAX])
{
    size_t used = 0;
    for (const char *at = json; *at != '\0' && used < RIVAL_TEXT_MAX - 1;) {
        const rival_word *w = *at == '$' ? word_at(at + 1, words) : NULL;
        if (w == NULL) {
            ret[used++] = *at++;
            continue;
        }
        used += (size_t)snprintf(ret + used, RIVAL_TEXT_MAX - used, "%s", w->value);
        at += 1 + strlen(w->name);
    }
    ret[used < RIVAL_TEXT_MAX ? used : RIVAL_TEXT_MAX - 1] = '\0';
}

/* --- none is missing ---------------------------------------------------------------------------- */

static bool is_one_of(const char *text, const char *const *list)
{
    while (*list != NULL && strcmp(*list, text) != 0)
        list++;
    return *list != NULL;
}

static bool names_something(const schema_record *r)
{
    static const char *const prefixes[] = {"crt", "ord", "pay", "usr", "gst", "prd", NULL};
    static const char *const names[] = {"sku", "skus", "product_ids", "attempt", "owner", NULL};
    for (size_t i = 0; i < r->field_count; i++) {
        const schema_field *f = &r->fields[i];
        if (f->kind == FIELD_ID && is_one_of(f->of.prefix, prefixes))
            return true;
        if (is_one_of(f->name, names))
            return true;
        if ((f->kind == FIELD_RECORD || f->kind == FIELD_LIST) && names_something(f->of.record))
            return true;
    }
    return false;
}

static bool is_rival(const char *op)
{
    for (size_t i = 0; i < rivals_count; i++)
        if (rivals[i].op != NULL && strcmp(rivals[i].op, op) == 0)
            return true;
    return false;
}

int64_t rivals_missing(void)
{
    for (size_t i = 0; i < SHOP__OP_COUNT; i++) {
        const schema_op *o = &shop__ops[i];
        bool wanted = o->every_ms > 0 || names_something(o->args);
        if ((o->flags & OP_INTERNAL) == 0 && wanted && !is_rival(o->name))
            return (int64_t)i;
    }
    return -1;
}

/* offline_till.c - a till that needs nobody: it sells for cash from its own file and knows the day's takings.
 *
 *     offline_till [URL]        the default is sqlite:till.db, which is made
 *
 * It starts no thread: what happens behind a sale (the ledger, the stock's book) is done by shop_run_pending(). A
 * till that is switched off in the middle of a sale goes on with it when it is opened again. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <shop/cart.h>
#include <shop/order.h>
#include <shop/payment.h>
#include <shop/shop.h>

#define JSON(...) #__VA_ARGS__

static const char *const setup[][2] = {
    {"location.put", JSON({"code": "SHELF", "name": "Shelf", "country": "AT"})},
    {"region.put", JSON({"code": "at", "title": "Austria", "currency": "EUR", "countries": ["AT"]})},
    {"shipping_method.put", JSON({"region": "at", "code": "till", "title": "Over the counter",
                                  "price": {"minor": 0, "currency": "EUR"}})},
    {"product.put", JSON({"slug": "postcard", "title": "Postcard",
                          "variants": [{"sku": "CARD", "prices": [{"minor": 150, "currency": "EUR"}]}]})},
    {"stock.set", JSON({"sku": "CARD", "location": "SHELF", "on_hand": 1000})},
};

/* Cash is a payment provider that never says no and is never away. */
#define CASH(name, answered) \
    static void name(void *self, const shop_provider_request *request, shop_provider_answer *answer) \
    { (void)self, (void)request, answer->state = (answered); }
CASH(take_cash, SHOP_PROVIDER_AUTHORIZED)
CASH(keep_cash, SHOP_PROVIDER_CAPTURED)
CASH(hand_back, SHOP_PROVIDER_VOIDED)
CASH(pay_back, SHOP_PROVIDER_REFUNDED)
CASH(look_up, SHOP_PROVIDER_NOT_FOUND)

static const shop_payment_provider cash = {sizeof(cash), 0,         "cash",   NULL,   take_cash,
                                           keep_cash,    hand_back, pay_back, look_up};

/* Give up with the library's own words unless the call succeeded. */
static void must(int code, const char *what)
{
    const shop_error *e = shop_error_last();
    if (code != 0) {
        fprintf(stderr, "offline_till: %s: %s: %s %s\n", what, e->name, e->message, e->field);
        exit(EXIT_FAILURE);
    }
}

/* Open the till and bring to an end what was under way when it was switched off. */
static shop *open_till(const char *url)
{
    shop_options options = SHOP_OPTIONS_INIT;
    shop *s;
    options.flags = SHOP_OPEN_MANUAL;
    options.providers = (const shop_payment_provider *const[]){&cash}, options.provider_count = 1;
    must(shop_open(url, &options, &s), "shop_open");
    must(shop_run_pending(s, NULL), "shop_run_pending");
    return s;
}

/* Sell so many postcards and hand them over; returns what was paid, in cents. */
static int64_t sell(shop *s, int64_t quantity)
{
    shop_cart_create_args create = SHOP_CART_CREATE_INIT;
    shop_cart_add_line_args line = SHOP_CART_ADD_LINE_INIT;
    shop_cart_set_delivery_args delivery = SHOP_CART_SET_DELIVERY_INIT;
    shop_order_place_args place = SHOP_ORDER_PLACE_INIT;
    shop_order_fulfil_args fulfil = SHOP_ORDER_FULFIL_INIT;
    const shop_cart *cart, *filled, *ready;
    const shop_order *order;
    const shop_fulfilment *handed_over;
    must(shop_cart_create(s, &create, &cart), "cart.create");
    line.cart_id = delivery.cart_id = place.cart_id = place.idempotency_key = cart->id;
    line.sku = "CARD", line.quantity = quantity;
    must(shop_cart_add_line(s, &line, &filled), "cart.add_line");
    delivery.country = "AT", delivery.shipping_method = "till";
    must(shop_cart_set_delivery(s, &delivery, &ready), "cart.set_delivery");
    place.payment_provider = "cash", place.payment_token = "cash";
    must(shop_order_place(s, &place, &order), "order.place");
    fulfil.order_id = order->id;
    must(shop_order_fulfil(s, &fulfil, &handed_over), "order.fulfil");
    int64_t paid = order->total.minor;
    shop_free(handed_over), shop_free(order), shop_free(ready), shop_free(filled), shop_free(cart);
    return paid;
}

/* What the ledger says has come in since then, in cents. */
static int64_t takings(shop *s, int64_t since_ms)
{
    shop_ledger_balance_args args = SHOP_LEDGER_BALANCE_INIT;
    const shop_balance_sheet *sheet;
    int64_t sum = 0;
    args.since_ms = since_ms;
    must(shop_ledger_balance(s, &args, &sheet), "ledger.balance");
    for (size_t i = 0; i < sheet->account_count; i++)
        if (sheet->accounts[i]->account == SHOP_LEDGER_ACCOUNT_REVENUE)
            sum += sheet->accounts[i]->credits.minor;
    shop_free(sheet);
    return sum;
}

int main(int argc, char **argv)
{
    const char *url = argc > 1 ? argv[1] : "sqlite:till.db";
    int64_t midnight_ms = (int64_t)time(NULL) / 86400 * 86400 * 1000; /* UTC */
    shop *s = open_till(url);
    for (size_t i = 0; i < sizeof(setup) / sizeof(setup[0]); i++)
        must(shop_call_json(s, setup[i][0], setup[i][1], NULL), setup[i][0]);
    int64_t sum = takings(s, midnight_ms);
    sum += sell(s, 1) + sell(s, 12);
    shop_close(s); /* switched off before anything was booked */
    s = open_till(url);
    int64_t booked = takings(s, midnight_ms);
    printf("takings of the day: %lld.%02lld EUR\n", (long long)(booked / 100), (long long)(booked % 100));
    shop_close(s);
    return booked == sum ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* checkout.c - a guest fills a cart, looks at the quote, pays and gets a receipt.
 *
 *     checkout [URL]        the default is sqlite:checkout.db, which is made
 *
 * Prices, taxes and stock are the shop's business: the guest's handle only says what is wanted. */
#include <stdio.h>
#include <stdlib.h>

#include <shop/cart.h>
#include <shop/order.h>
#include <shop/shop.h>

#define JSON(...) #__VA_ARGS__

/* What the shop sells and how; each may be run again. */
static const char *const setup[][2] = {
    {"location.put", JSON({"code": "WH", "name": "Warehouse", "country": "DE"})},
    {"region.put", JSON({"code": "de", "title": "Germany", "currency": "EUR", "countries": ["DE"],
                         "tax_inclusive": true,
                         "taxes": [{"tax_class": "standard", "title": "VAT 19 %", "rate_ppm": 190000}]})},
    {"shipping_method.put", JSON({"region": "de", "code": "standard", "title": "Parcel", "tax_class": "standard",
                                  "price": {"minor": 490, "currency": "EUR"}})},
    {"product.put", JSON({"slug": "tea-pot", "title": "Tea pot",
                          "variants": [{"sku": "POT", "prices": [{"minor": 3490, "currency": "EUR"}]}]})},
    {"stock.set", JSON({"sku": "POT", "location": "WH", "on_hand": 100})},
};

/* Give up with the library's own words unless the call succeeded. */
static void must(int code, const char *what)
{
    const shop_error *e = shop_error_last();
    if (code != 0) {
        fprintf(stderr, "checkout: %s: %s: %s %s\n", what, e->name, e->message, e->field);
        exit(EXIT_FAILURE);
    }
}

static const shop_cart *fill_cart(shop *guest)
{
    const shop_cart *cart, *filled, *addressed;
    shop_cart_create_args create = SHOP_CART_CREATE_INIT;
    shop_cart_add_line_args line = SHOP_CART_ADD_LINE_INIT;
    shop_cart_set_delivery_args delivery = SHOP_CART_SET_DELIVERY_INIT;
    must(shop_cart_create(guest, &create, &cart), "cart.create");
    line.cart_id = delivery.cart_id = cart->id;
    line.sku = "POT", line.quantity = 2;
    must(shop_cart_add_line(guest, &line, &filled), "cart.add_line");
    delivery.country = "DE", delivery.shipping_method = "standard", delivery.email = "guest@shop.example";
    must(shop_cart_set_delivery(guest, &delivery, &addressed), "cart.set_delivery");
    shop_free(cart);
    shop_free(filled);
    return addressed;
}

/* Order for exactly what was quoted. The idempotency key makes it safe to send again after any lost answer. */
static const shop_order *pay(shop *guest, const char *cart_id)
{
    shop_cart_quote_args quote_args = SHOP_CART_QUOTE_INIT;
    shop_order_place_args args = SHOP_ORDER_PLACE_INIT;
    shop_address_input to = SHOP_ADDRESS_INPUT_INIT;
    const shop_quote *quote;
    const shop_order *order;
    quote_args.cart_id = cart_id;
    must(shop_cart_quote(guest, &quote_args, &quote), "cart.quote");
    to.name = "Grace Guest", to.line1 = "Lindenstr. 1";
    to.postal_code = "10969", to.city = "Berlin", to.country = "DE";
    args.cart_id = cart_id;
    args.total = quote->total;          /* refused with PRICE_CHANGED if it is another by now */
    args.payment_token = "tok_approve"; /* what the payment provider's form gave to the browser */
    args.shipping_address = &to;
    args.idempotency_key = cart_id;
    must(shop_order_place(guest, &args, &order), "order.place");
    shop_free(quote);
    return order;
}

static void print_line(int64_t quantity, const char *text, shop_money amount)
{
    char money[SHOP_MONEY_TEXT_SIZE];
    shop_money_format(amount, money);
    printf("%3lld  %-20s %14s\n", (long long)quantity, text, money);
}

/* Whether the order is placed, and its lines and the delivery are the total. */
static bool print_receipt(const shop_order *order)
{
    int64_t sum = order->shipping.minor;
    printf("Order %s\n", order->number);
    for (size_t i = 0; i < order->line_count; i++) {
        print_line(order->lines[i]->quantity, order->lines[i]->title, order->lines[i]->total);
        sum += order->lines[i]->total.minor;
    }
    print_line(1, "Delivery", order->shipping);
    print_line(1, "Total", order->total);
    return order->state == SHOP_ORDER_STATE_PLACED && sum == order->total.minor;
}

int main(int argc, char **argv)
{
    shop *s, *guest;
    shop_identity who = SHOP_IDENTITY_INIT;
    char guest_id[SHOP_ID_SIZE];
    must(shop_open(argc > 1 ? argv[1] : "sqlite:checkout.db", NULL, &s), "shop_open");
    for (size_t i = 0; i < sizeof(setup) / sizeof(setup[0]); i++)
        must(shop_call_json(s, setup[i][0], setup[i][1], NULL), setup[i][0]);
    must(shop_id_new(s, "gst", guest_id), "shop_id_new"); /* a web shop keeps it in a cookie */
    who.guest_id = guest_id;
    must(shop_as(s, &who, &guest), "shop_as");
    const shop_cart *cart = fill_cart(guest);
    const shop_order *order = pay(guest, cart->id);
    bool right = print_receipt(order);
    shop_free(order);
    shop_free(cart);
    shop_close(guest);
    shop_close(s);
    return right ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* flash_sale.c - many customers race for few units: as many orders as units, never one more.
 *
 *     flash_sale [CUSTOMERS [UNITS [URL]]]      32 for 5 in sqlite:flash_sale.db
 *
 * Every customer is a thread with a view of the one shop. Whoever comes too late is told OUT_OF_STOCK. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include <shop/cart.h>
#include <shop/inventory.h>
#include <shop/order.h>
#include <shop/shop.h>

#define JSON(...) #__VA_ARGS__

enum { CUSTOMERS_MAX = 256 };

static const char *const setup[][2] = {
    {"location.put", JSON({"code": "WH", "name": "Warehouse", "country": "DE"})},
    {"region.put", JSON({"code": "de", "title": "Germany", "currency": "EUR", "countries": ["DE"]})},
    {"shipping_method.put", JSON({"region": "de", "code": "standard", "title": "Post",
                                  "price": {"minor": 490, "currency": "EUR"}})},
    {"product.put", JSON({"slug": "console", "title": "Console",
                          "variants": [{"sku": "CONSOLE", "prices": [{"minor": 49900, "currency": "EUR"}]}]})},
};

typedef struct sale {
    shop *shop;
    atomic_int sold, too_late;
} sale;

/* Give up with the library's own words unless the call succeeded. */
static void must(int code, const char *what)
{
    const shop_error *e = shop_error_last();
    if (code != 0) {
        fprintf(stderr, "flash_sale: %s: %s: %s %s\n", what, e->name, e->message, e->field);
        exit(EXIT_FAILURE);
    }
}

/* One customer: a cart with one unit, and the order. Returns what order.place returned. */
static int buy(shop *guest)
{
    const shop_cart *cart, *changed;
    const shop_order *order = NULL;
    shop_cart_create_args create = SHOP_CART_CREATE_INIT;
    shop_cart_add_line_args line = SHOP_CART_ADD_LINE_INIT;
    shop_cart_set_delivery_args delivery = SHOP_CART_SET_DELIVERY_INIT;
    shop_order_place_args place = SHOP_ORDER_PLACE_INIT;
    must(shop_cart_create(guest, &create, &cart), "cart.create");
    line.cart_id = delivery.cart_id = place.cart_id = place.idempotency_key = cart->id;
    line.sku = "CONSOLE", line.quantity = 1;
    must(shop_cart_add_line(guest, &line, &changed), "cart.add_line");
    shop_free(changed);
    delivery.country = "DE", delivery.shipping_method = "standard", delivery.email = "guest@shop.example";
    must(shop_cart_set_delivery(guest, &delivery, &changed), "cart.set_delivery");
    shop_free(changed);
    place.payment_token = "tok_approve";
    int code = shop_order_place(guest, &place, &order);
    shop_free(order);
    shop_free(cart);
    return code;
}

static void *customer(void *argument)
{
    sale *s = argument;
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *guest;
    char id[SHOP_ID_SIZE];
    must(shop_id_new(s->shop, "gst", id), "shop_id_new");
    who.guest_id = id;
    must(shop_as(s->shop, &who, &guest), "shop_as");
    int code = buy(guest);
    if (code != SHOP_E_OUT_OF_STOCK)
        must(code, "order.place");
    atomic_fetch_add(code == 0 ? &s->sold : &s->too_late, 1);
    shop_close(guest);
    return NULL;
}

static int64_t available(shop *s)
{
    shop_stock_check_args args = SHOP_STOCK_CHECK_INIT;
    const shop_availability_list *list;
    args.skus = (const char *const[]){"CONSOLE"}, args.sku_count = 1;
    must(shop_stock_check(s, &args, &list), "stock.check");
    int64_t quantity = list->items[0]->available;
    shop_free(list);
    return quantity;
}

int main(int argc, char **argv)
{
    long customers = argc > 1 ? strtol(argv[1], NULL, 10) : 32, started = 0;
    long units = argc > 2 ? strtol(argv[2], NULL, 10) : 5;
    pthread_t threads[CUSTOMERS_MAX];
    shop_stock_adjust_args change = SHOP_STOCK_ADJUST_INIT;
    const shop_stock *stock = NULL;
    sale s = {0};
    must(shop_open(argc > 3 ? argv[3] : "sqlite:flash_sale.db", NULL, &s.shop), "shop_open");
    for (size_t i = 0; i < sizeof(setup) / sizeof(setup[0]); i++)
        must(shop_call_json(s.shop, setup[i][0], setup[i][1], NULL), setup[i][0]);
    change.sku = "CONSOLE", change.location = "WH", change.quantity = units - available(s.shop);
    must(change.quantity != 0 ? shop_stock_adjust(s.shop, &change, &stock) : 0, "stock.adjust");
    while (started < customers && started < CUSTOMERS_MAX &&
           pthread_create(&threads[started], NULL, customer, &s) == 0)
        started++;
    for (long i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    printf("%ld customers, %ld units: %d sold, %d too late\n", started, units, s.sold, s.too_late);
    bool right = s.sold == (units < started ? units : started) && available(s.shop) == units - s.sold;
    shop_free(stock);
    shop_close(s.shop);
    return right && s.sold + s.too_late == started ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* demo.h - the main job as a story: who takes part, and how a step is told and checked. */
#ifndef SHOP_EXAMPLES_DEMO_H
#define SHOP_EXAMPLES_DEMO_H

#include <shop/cart.h>
#include <shop/catalog.h>
#include <shop/inventory.h>
#include <shop/order.h>
#include <shop/payment.h>
#include <shop/recommendation.h>
#include <shop/search.h>
#include <shop/shop.h>
#include <shop/user.h>

typedef struct demo {
    shop *shop;     /* the operator */
    shop *guest;    /* a visitor */
    shop *customer; /* the same person, signed in */
    char guest_id[SHOP_ID_SIZE];
    char mail_dir[512];
    char email[64];
    char user_id[SHOP_ID_SIZE];
    char cart_id[SHOP_ID_SIZE];
    char order_id[SHOP_ID_SIZE];
    char product_id[SHOP_ID_SIZE];
    int64_t available_before; /* of SKU, to see that it fell by what was sold */
} demo;

/* Print a step's title; then its lines are indented. */
void step(const char *title);
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Give up with the library's own error unless the call succeeded. */
void must(int code, const char *what);

/* Give up unless what the step promised is true. */
void check(bool condition, const char *what);

/* An amount as text; eight may be in use at a time. */
const char *money(shop_money amount);

/* Deliver events and run jobs until nothing is left, as the background thread would. */
void settle(demo *d);

/* Steps, in their order. */
void look_at_catalogue(demo *d);
void search_and_choose(demo *d);
void fill_cart(demo *d);
void sign_in(demo *d);
void see_other_regions(demo *d);
void fail_to_pay(demo *d);
void place_order(demo *d);
void look_behind(demo *d);
void fulfil(demo *d);
void recommend(demo *d);
void print_receipt(demo *d);

#define DEMO_SKU_ONE "NV-MCS-NAVY-M"
#define DEMO_SKU_TWO "FP-OPF"

#endif

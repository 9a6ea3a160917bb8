/* basket.h - for tests: two mugs and one tea in region eu, sent by post, with coupon TEN, all of it in plain
 * structs that a test changes as it likes. */
#ifndef SHOP_TESTS_UNIT_SERVICES_CART_BASKET_H
#define SHOP_TESTS_UNIT_SERVICES_CART_BASKET_H

#include "lib/base/money.h"
#include "lib/services/cart/quote.h"

typedef struct basket {
    cart_row cart;
    line_row lines[2];
    cart_lines held;
    shop_offer offers[2];
    const shop_offer *offer_list[2];
    shop_offer_list offered;
    price_tax tax;
    promotion_row promotions[2]; /* of which source.promotion_count take part */
    const char *codes[1];
    quote_source source;
} basket;

static inline void basket_init(basket *b)
{
    static const char *const categories[] = {"kitchen", "home"};
    *b = (basket){
        .cart = {.id = "crt_1", .owner = "usr_1", .state = SHOP_CART_STATE_OPEN, .version = 7,
                 .region = "eu", .country = "DE", .shipping_method = "post", .email = "ann@example.org",
                 .currency = "EUR", .tax_inclusive = true, .shipping_title = "Post",
                 .shipping_minor = 600, .shipping_free_from_minor = -1,
                 .shipping_tax_class = "standard"},
        .lines = {{"MUG", 1, "prd_1", "var_1", "Old Mug", 2}, {"TEA", 2, "prd_2", "var_2", "Old Tea", 1}},
        .offers = {{.sku = "MUG", .product_id = "prd_1", .variant_id = "var_1", .title = "Mug",
                    .categories = categories, .category_count = 2, .tax_class = "standard",
                    .weight_grams = 300, .price = shop__money(1000, "EUR")},
                   {.sku = "TEA", .product_id = "prd_2", .variant_id = "var_2", .title = "Tea",
                    .tax_class = "standard", .weight_grams = 100, .price = shop__money(500, "EUR")}},
        .tax = {"standard", "VAT 20 %", 200000},
        .promotions = {{.code = "TEN", .title = "Ten", .kind = SHOP_PROMOTION_KIND_PERCENT,
                        .percent_ppm = 100000},
                       {.code = "TWO", .title = "Two", .kind = SHOP_PROMOTION_KIND_FIXED,
                        .amount_minor = 200, .currency = "EUR"}},
        .codes = {"TEN"},
    };
    b->offer_list[0] = &b->offers[0];
    b->offer_list[1] = &b->offers[1];
    b->offered = (shop_offer_list){b->offer_list, 2};
    b->held = (cart_lines){b->lines, 2};
    b->source = (quote_source){.cart = &b->cart, .lines = &b->held, .offers = &b->offered,
                               .taxes = &b->tax, .tax_count = 1, .promotions = b->promotions,
                               .codes = b->codes, .code_count = 1, .now_ms = 5000};
}

#endif

/* shopping.c - from the catalogue to a cart whose price is explained. */
#include <stdio.h>
#include <string.h>

#include "demo.h"

void look_at_catalogue(demo *d)
{
    shop_product_list_args args = SHOP_PRODUCT_LIST_INIT;
    const shop_product_summary_page *page;
    size_t products = 0, variants = 0;
    char cursor[400] = "";
    bool more = true;
    step("The catalogue");
    args.limit = 50;
    while (more) {
        args.cursor = cursor[0] != '\0' ? cursor : NULL;
        must(shop_product_list(d->shop, &args, &page), "product.list");
        for (size_t i = 0; i < page->item_count; i++)
            variants += (size_t)page->items[i]->variant_count;
        products += page->item_count;
        more = page->next_cursor != NULL;
        snprintf(cursor, sizeof(cursor), "%s", more ? page->next_cursor : "");
        shop_free(page);
    }
    say("%zu products with %zu variants, in two warehouses, at prices in EUR, USD and JPY", products, variants);
    check(products >= 60 && variants >= 200, "the sample catalogue is there");
}

void search_and_choose(demo *d)
{
    shop_search_query_args query = SHOP_SEARCH_QUERY_INIT;
    shop_stock_get_args stock_args = SHOP_STOCK_GET_INIT;
    const shop_search_result *found;
    const shop_stock *stock;
    step("A visitor searches for \"merino\"");
    query.q = "merino";
    query.facets = true;
    query.limit = 5;
    must(shop_search_query(d->guest, &query, &found), "search.query");
    check(found->hit_count > 0, "something is found");
    for (size_t i = 0; i < found->hit_count; i++)
        say("%-34s %12s   %s", found->hits[i]->title, money(found->hits[i]->price), found->hits[i]->category);
    say("%lld in all", (long long)found->total);
    snprintf(d->product_id, sizeof(d->product_id), "%s", found->hits[0]->product_id);
    shop_free(found);
    stock_args.sku = DEMO_SKU_ONE;
    must(shop_stock_get(d->guest, &stock_args, &stock), "stock.get");
    d->available_before = stock->available;
    say("of %s there are %lld", DEMO_SKU_ONE, (long long)stock->available);
    shop_free(stock);
}

static void add(demo *d, const char *sku, int64_t quantity)
{
    shop_cart_add_line_args args = SHOP_CART_ADD_LINE_INIT;
    const shop_cart *cart;
    args.cart_id = d->cart_id;
    args.sku = sku;
    args.quantity = quantity;
    must(shop_cart_add_line(d->guest, &args, &cart), "cart.add_line");
    shop_free(cart);
}

static void print_quote(const shop_quote *q)
{
    int64_t sum = q->shipping.minor + (q->tax_inclusive ? 0 : q->shipping_tax.minor);
    for (size_t i = 0; i < q->line_count; i++) {
        say("%2lld x %-40s %14s", (long long)q->lines[i]->quantity, q->lines[i]->title,
            money(q->lines[i]->total));
        sum += q->lines[i]->total.minor;
    }
    say("%-45s %14s", "delivery", money(q->shipping));
    for (size_t i = 0; i < q->tax_count; i++)
        if (q->taxes[i]->tax.minor != 0)
            say("%-6s %-38s %14s", q->tax_inclusive ? "incl." : "plus", q->taxes[i]->title,
                money(q->taxes[i]->tax));
    say("%-45s %14s", "total", money(q->total));
    check(sum == q->total.minor, "the total is the sum of its lines and delivery, to the cent");
}

static void print_explained_quote(demo *d)
{
    shop_cart_quote_args args = SHOP_CART_QUOTE_INIT;
    const shop_quote *quote;
    args.cart_id = d->cart_id;
    must(shop_cart_quote(d->guest, &args, &quote), "cart.quote");
    print_quote(quote);
    check(quote->problem_count == 0, "everything in the cart can be bought");
    shop_free(quote);
}

static void deliver_to(demo *d, const char *region, const char *country)
{
    shop_cart_set_delivery_args args = SHOP_CART_SET_DELIVERY_INIT;
    const shop_cart *cart;
    args.cart_id = d->cart_id;
    args.region = region;
    args.country = country;
    args.shipping_method = "standard";
    must(shop_cart_set_delivery(d->guest, &args, &cart), "cart.set_delivery");
    shop_free(cart);
}

void fill_cart(demo *d)
{
    shop_cart_create_args create = SHOP_CART_CREATE_INIT;
    shop_cart_add_coupon_args coupon = SHOP_CART_ADD_COUPON_INIT;
    const shop_cart *cart;
    step("A cart, with a coupon, for Germany (prices include tax)");
    create.region = "de";
    must(shop_cart_create(d->guest, &create, &cart), "cart.create");
    snprintf(d->cart_id, sizeof(d->cart_id), "%s", cart->id);
    shop_free(cart);
    add(d, DEMO_SKU_ONE, 2);
    add(d, DEMO_SKU_TWO, 1);
    coupon.cart_id = d->cart_id;
    coupon.code = "WINTER10";
    must(shop_cart_add_coupon(d->guest, &coupon, &cart), "cart.add_coupon");
    shop_free(cart);
    deliver_to(d, "de", "DE");
    print_explained_quote(d);
}

void see_other_regions(demo *d)
{
    step("The same cart for the United States (tax is added) and for Japan");
    deliver_to(d, "us", "US");
    print_explained_quote(d);
    deliver_to(d, "jp", "JP");
    print_explained_quote(d);
    deliver_to(d, "de", "DE");
}

/* pricing.c - the course of a pricing run: check, price the lines, discount, ship, tax, add up.
 * Everything is worked out in a pricing_work and handed over at the end, so a failure leaves the
 * caller's result untouched. */
#include "lib/pricing/pricing.h"

#include <assert.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/pricing/work.h"

int shop__pricing_overflow(fault *f)
{
    return shop__fault_field(f, SHOP_E_INVALID, "lines", "the amounts are too large to add up");
}

int shop__pricing_no_memory(fault *f)
{
    return shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory to price the cart");
}

int shop__pricing_add(pricing_work *w, int64_t *sum, int64_t amount)
{
    bool overflow = __builtin_add_overflow(*sum, amount, sum);

    return overflow ? shop__pricing_overflow(w->fault) : 0;
}

int shop__pricing_share(pricing_work *w, int64_t total)
{
    for (size_t i = 0; i < w->picked_count; i++)
        w->weights[i] = w->picked[i]->left_minor;
    if (shop__share(total, w->weights, w->picked_count, w->shares) != 0)
        return shop__pricing_overflow(w->fault);
    return 0;
}

int shop__pricing_compare_text(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

void shop__pricing_sort(const void **pointers, size_t count, pricing_compare *compare)
{
    for (size_t i = 1; i < count; i++) {
        const void *moved = pointers[i];
        size_t low = 0, high = i;

        while (low < high) {
            size_t middle = low + (high - low) / 2;

            if (compare(pointers[middle], moved) <= 0)
                low = middle + 1;
            else
                high = middle;
        }
        memmove(&pointers[low + 1], &pointers[low], (i - low) * sizeof(pointers[0]));
        pointers[low] = moved;
    }
}

static int compare_categories(const price_line *a, const price_line *b)
{
    if (a->category_count != b->category_count)
        return a->category_count < b->category_count ? -1 : 1;
    for (size_t i = 0; i < a->category_count; i++) {
        int order = strcmp(a->categories[i], b->categories[i]);

        if (order != 0)
            return order;
    }
    return 0;
}

/* By everything that can influence an amount: lines that compare equal are interchangeable. */
static int compare_lines(const void *left, const void *right)
{
    const price_line *a = left, *b = right;
    int order = strcmp(a->sku, b->sku);

    if (order == 0)
        order = shop__pricing_compare_text(a->product_id, b->product_id);
    if (order == 0)
        order = shop__pricing_compare_text(a->tax_class, b->tax_class);
    if (order == 0)
        order = (a->unit_minor > b->unit_minor) - (a->unit_minor < b->unit_minor);
    if (order == 0)
        order = (a->quantity > b->quantity) - (a->quantity < b->quantity);
    return order != 0 ? order : compare_categories(a, b);
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static int allocate(pricing_work *w)
{
    const price_input *in = w->input;
    size_t items_max = in->line_count + 1;
    size_t scratch_max = larger(items_max, in->region.tax_count);

    w->reasons_max = in->line_count + in->promotion_count + 2 + 2 * in->region.tax_count;
    w->items = shop__arena_array(w->arena, items_max, sizeof(w->items[0]));
    w->picked = shop__arena_array(w->arena, items_max, sizeof(pricing_item *));
    w->weights = shop__arena_array(w->arena, scratch_max, sizeof(w->weights[0]));
    w->shares = shop__arena_array(w->arena, scratch_max, sizeof(w->shares[0]));
    w->taxes = shop__arena_array(w->arena, in->region.tax_count + 1, sizeof(w->taxes[0]));
    w->coupons = shop__arena_array(w->arena, in->code_count + 1, sizeof(w->coupons[0]));
    if (in->explain)
        w->reasons = shop__arena_array(w->arena, w->reasons_max, sizeof(w->reasons[0]));
    if (!w->items || !w->picked || !w->weights || !w->shares || !w->taxes || !w->coupons ||
        (in->explain && !w->reasons))
        return shop__pricing_no_memory(w->fault);
    return 0;
}

/* items[] in working order, each at its full price. */
static int order_lines(pricing_work *w)
{
    const price_input *in = w->input;
    const void **sorted = shop__arena_array(w->arena, in->line_count + 1, sizeof(sorted[0]));

    ENSURE(sorted != NULL, shop__pricing_no_memory(w->fault));
    for (size_t i = 0; i < in->line_count; i++)
        sorted[i] = &in->lines[i];
    shop__pricing_sort(sorted, in->line_count, compare_lines);
    for (size_t i = 0; i < in->line_count; i++) {
        const price_line *line = sorted[i];
        int64_t price_minor = line->quantity * line->unit_minor; /* price_lines() saw it fit */

        w->items[i] = (pricing_item){ .line = line,
                                      .tax_class = line->tax_class,
                                      .price_minor = price_minor,
                                      .left_minor = price_minor };
    }
    w->line_count = w->item_count = in->line_count;
    return 0;
}

static int price_lines(pricing_work *w)
{
    for (size_t i = 0; i < w->input->line_count; i++) {
        const price_line *line = &w->input->lines[i];
        int64_t subtotal_minor, weight_grams;

        if (__builtin_mul_overflow(line->quantity, line->unit_minor, &subtotal_minor) ||
            __builtin_mul_overflow(line->quantity, line->weight_grams, &weight_grams))
            return shop__pricing_overflow(w->fault);
        TRY(shop__pricing_add(w, &w->result.subtotal_minor, subtotal_minor));
        TRY(shop__pricing_add(w, &w->result.weight_grams, weight_grams));
        TRY(shop__pricing_explain_price(w, line, subtotal_minor));
    }
    return order_lines(w);
}

static int price_shipping_method(pricing_work *w)
{
    const price_shipping *method = w->input->shipping;
    priced_shipping *shipping = &w->result.shipping;
    int64_t goods_minor = 0;

    if (method == NULL)
        return 0;
    for (size_t i = 0; i < w->line_count; i++)
        goods_minor += w->items[i].left_minor; /* at most the subtotal */
    shipping->price_minor = method->price_minor;
    if (method->free_from_minor >= 0 && goods_minor >= method->free_from_minor)
        shipping->discount_minor = method->price_minor;
    w->items[w->item_count++] =
        (pricing_item){ .tax_class = method->tax_class,
                        .price_minor = shipping->price_minor,
                        .left_minor = shipping->price_minor - shipping->discount_minor };
    return shop__pricing_explain_shipping(w);
}

/* What an item comes to: net and total from what is left of it and its tax. */
static int settle_item(pricing_work *w, const pricing_item *item, priced_line *ret)
{
    *ret = (priced_line){ .subtotal_minor = item->price_minor,
                          .discount_minor = item->price_minor - item->left_minor,
                          .net_minor = item->left_minor,
                          .tax_minor = item->tax_minor };
    if (w->input->region.tax_inclusive)
        ret->net_minor -= item->tax_minor;
    ret->total_minor = ret->net_minor;
    TRY(shop__pricing_add(w, &ret->total_minor, ret->tax_minor));
    TRY(shop__pricing_add(w, &w->result.tax_minor, ret->tax_minor));
    return shop__pricing_add(w, &w->result.total_minor, ret->total_minor);
}

static int settle(pricing_work *w)
{
    const price_input *in = w->input;
    priced_line *lines = shop__arena_array(w->arena, in->line_count + 1, sizeof(lines[0]));
    priced_shipping *shipping = &w->result.shipping;

    ENSURE(lines != NULL, shop__pricing_no_memory(w->fault));
    for (size_t i = 0; i < w->line_count; i++) {
        priced_line *line = &lines[w->items[i].line - in->lines];

        TRY(settle_item(w, &w->items[i], line));
        w->result.discount_minor += line->discount_minor; /* at most the subtotal */
    }
    if (w->item_count > w->line_count) {
        priced_line sums;

        TRY(settle_item(w, &w->items[w->line_count], &sums));
        shipping->net_minor = sums.net_minor;
        shipping->tax_minor = sums.tax_minor;
        shipping->total_minor = sums.total_minor;
    }
    w->result.lines = lines;
    w->result.line_count = in->line_count;
    return 0;
}

/* Rule 8, reckoned again from the finished result. */
static bool adds_up(const price_result *r, bool tax_inclusive)
{
    const priced_shipping *s = &r->shipping;
    int64_t lines_minor = 0, class_tax_minor = 0;
    int64_t steps_minor = r->subtotal_minor - r->discount_minor;

    for (size_t i = 0; i < r->line_count; i++) {
        const priced_line *line = &r->lines[i];

        if (line->discount_minor < 0 || line->net_minor < 0 || line->tax_minor < 0)
            return false;
        lines_minor += line->total_minor;
    }
    for (size_t i = 0; i < r->tax_count; i++)
        class_tax_minor += r->taxes[i].tax_minor;
    steps_minor += s->price_minor - s->discount_minor + (tax_inclusive ? 0 : r->tax_minor);
    return r->total_minor == lines_minor + s->total_minor && r->total_minor == steps_minor &&
           r->tax_minor == class_tax_minor;
}

int shop__price_cart(const price_input *input, arena *a, fault *f, price_result *ret)
{
    pricing_work w = { .input = input, .arena = a, .fault = f };
    bool exact;

    TRY(shop__pricing_check(input, f));
    w.zero = shop__money(0, input->region.currency);
    TRY(allocate(&w));
    TRY(price_lines(&w));
    TRY(shop__pricing_promote(&w));
    TRY(price_shipping_method(&w));
    TRY(shop__pricing_tax(&w));
    TRY(settle(&w));
    w.result.taxes = w.taxes;
    w.result.reasons = w.reasons;
    w.result.coupons = w.coupons;
    exact = adds_up(&w.result, input->region.tax_inclusive);
    assert(exact);
    ENSURE(exact, shop__fault_set(f, SHOP_E_INTERNAL, "the totals do not add up"));
    *ret = w.result;
    return 0;
}

/* promotions.c - which promotions take part, in which order, what each takes off, and what became
 * of every code that was entered. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/pricing/work.h"

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* By (priority, code), then by whatever else makes a difference: promotions that compare equal are
 * interchangeable. */
static int compare_promotions(const void *left, const void *right)
{
    const price_promotion *a = left, *b = right;
    int order = compare_numbers(a->priority, b->priority);

    if (order == 0)
        order = shop__pricing_compare_text(a->code, b->code);
    if (order == 0)
        order = strcmp(a->title, b->title);
    if (order == 0)
        order = compare_numbers(a->kind, b->kind);
    if (order == 0)
        order = shop__pricing_compare_text(a->category, b->category);
    if (order == 0)
        order = compare_numbers(a->minimum_minor, b->minimum_minor);
    if (order == 0)
        order = compare_numbers(a->percent_ppm, b->percent_ppm);
    return order != 0 ? order : compare_numbers(a->amount_minor, b->amount_minor);
}

/* Note the outcome for every entry of the promotion's code; the best one stays. */
static void answer_code(pricing_work *w, const price_promotion *p, price_coupon_status status,
                        int64_t discount_minor)
{
    if (p->code == NULL)
        return;
    for (size_t i = 0; i < w->result.coupon_count; i++) {
        price_coupon *coupon = &w->coupons[i];

        if (strcmp(coupon->code, p->code) != 0)
            continue;
        coupon->discount_minor += discount_minor; /* all of them together: at most the subtotal */
        if (coupon->status < status)
            coupon->status = status;
    }
}

static bool was_entered(const price_input *in, const price_promotion *p)
{
    if (p->code == NULL)
        return true;
    for (size_t i = 0; i < in->code_count; i++)
        if (strcmp(in->codes[i], p->code) == 0)
            return true;
    return false;
}

static bool is_running(pricing_work *w, const price_promotion *p)
{
    if (p->ends_at_ms != 0 && w->input->now_ms >= p->ends_at_ms) {
        answer_code(w, p, PRICE_COUPON_EXPIRED, 0);
        return false;
    }
    if (p->starts_at_ms != 0 && w->input->now_ms < p->starts_at_ms) {
        answer_code(w, p, PRICE_COUPON_NOT_YET_VALID, 0);
        return false;
    }
    return true;
}

static bool has_category(const price_line *line, const char *category)
{
    if (category == NULL)
        return true;
    for (size_t i = 0; i < line->category_count; i++)
        if (strcmp(line->categories[i], category) == 0)
            return true;
    return false;
}

/* The lines that a promotion looks at into w->picked; their value before every discount and what
 * is left of it. Neither sum can exceed the subtotal. */
static void pick_lines(pricing_work *w, const price_promotion *p, int64_t *ret_full_minor,
                       int64_t *ret_left_minor)
{
    *ret_full_minor = *ret_left_minor = 0;
    w->picked_count = 0;
    for (size_t i = 0; i < w->line_count; i++) {
        pricing_item *item = &w->items[i];

        if (!has_category(item->line, p->category))
            continue;
        *ret_full_minor += item->price_minor;
        *ret_left_minor += item->left_minor;
        w->picked[w->picked_count++] = item;
    }
}

static int reckon_discount(pricing_work *w, const price_promotion *p, int64_t left_minor,
                           int64_t *ret_minor)
{
    if (p->kind == PRICE_PROMOTION_FIXED) {
        *ret_minor = p->amount_minor < left_minor ? p->amount_minor : left_minor;
        return 0;
    }
    if (shop__scale(left_minor, p->percent_ppm, PRICING_WHOLE_PPM, ret_minor) != 0)
        return shop__pricing_overflow(w->fault);
    return 0;
}

static int take_off(pricing_work *w, int64_t discount_minor)
{
    TRY(shop__pricing_share(w, discount_minor));
    for (size_t i = 0; i < w->picked_count; i++)
        w->picked[i]->left_minor -= w->shares[i];
    return 0;
}

static int apply(pricing_work *w, const price_promotion *p)
{
    int64_t full_minor, left_minor, discount_minor;

    pick_lines(w, p, &full_minor, &left_minor);
    if (w->picked_count > 0 && full_minor < p->minimum_minor) {
        answer_code(w, p, PRICE_COUPON_MINIMUM_NOT_REACHED, 0);
        return 0;
    }
    TRY(reckon_discount(w, p, left_minor, &discount_minor));
    if (discount_minor == 0) {
        answer_code(w, p, PRICE_COUPON_NO_MATCHING_GOODS, 0);
        return 0;
    }
    TRY(take_off(w, discount_minor));
    answer_code(w, p, PRICE_COUPON_APPLIED, discount_minor);
    return shop__pricing_explain_discount(w, p, left_minor, discount_minor);
}

static void list_codes(pricing_work *w)
{
    w->result.coupon_count = w->input->code_count;
    for (size_t i = 0; i < w->input->code_count; i++)
        w->coupons[i].code = w->input->codes[i];
}

int shop__pricing_promote(pricing_work *w)
{
    const price_input *in = w->input;
    const void **running = shop__arena_array(w->arena, in->promotion_count + 1, sizeof(running[0]));
    size_t count = 0;

    ENSURE(running != NULL, shop__pricing_no_memory(w->fault));
    list_codes(w);
    for (size_t i = 0; i < in->promotion_count; i++)
        if (was_entered(in, &in->promotions[i]) && is_running(w, &in->promotions[i]))
            running[count++] = &in->promotions[i];
    shop__pricing_sort(running, count, compare_promotions);
    for (size_t i = 0; i < count; i++)
        TRY(apply(w, running[i]));
    return 0;
}

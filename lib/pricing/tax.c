/* tax.c - tax by class: reckoned and rounded once on the sum, then shared over what it is due on,
 * so that the taxes of the lines and of shipping add up to those on the invoice. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/pricing/work.h"

/* The taxes of one class, and the sum of the picked items that they are due on. */
typedef struct class_tax {
    const char *tax_class;
    priced_tax *rows; /* at the end of w->taxes */
    size_t row_count;
    int64_t rate_ppm; /* all rows together */
    int64_t sum_minor;
    int64_t tax_minor;
} class_tax;

static int scale(pricing_work *w, int64_t value, int64_t numerator, int64_t denominator,
                 int64_t *ret)
{
    if (shop__scale(value, numerator, denominator, ret) != 0)
        return shop__pricing_overflow(w->fault);
    return 0;
}

/* The tax contained in an amount that includes it. */
static int contained_tax(pricing_work *w, int64_t gross_minor, int64_t rate_ppm, int64_t *ret)
{
    return scale(w, gross_minor, rate_ppm, PRICING_WHOLE_PPM + rate_ppm, ret);
}

/* Items of one class into w->picked; all that have none when tax_class is NULL. */
static int pick_class(pricing_work *w, class_tax *class)
{
    bool untaxed_region = w->input->region.tax_count == 0;

    w->picked_count = 0;
    for (size_t i = 0; i < w->item_count; i++) {
        pricing_item *item = &w->items[i];
        const char *tax_class = untaxed_region ? NULL : item->tax_class;

        if (!shop__text_equal(tax_class, class->tax_class))
            continue;
        w->picked[w->picked_count++] = item;
        TRY(shop__pricing_add(w, &class->sum_minor, item->left_minor));
    }
    return 0;
}

static void list_rows(pricing_work *w, class_tax *class)
{
    const price_region *region = &w->input->region;

    class->rows = &w->taxes[w->result.tax_count];
    for (size_t i = 0; i < region->tax_count; i++) {
        const price_tax *tax = &region->taxes[i];

        if (strcmp(tax->tax_class, class->tax_class) != 0)
            continue;
        class->rows[class->row_count++] = (priced_tax){ .tax_class = tax->tax_class,
                                                        .title = tax->title,
                                                        .rate_ppm = tax->rate_ppm };
        class->rate_ppm += tax->rate_ppm;
    }
    w->result.tax_count += class->row_count;
}

static int reckon_exclusive(pricing_work *w, class_tax *class)
{
    for (size_t i = 0; i < class->row_count; i++) {
        priced_tax *row = &class->rows[i];

        row->net_minor = class->sum_minor;
        TRY(scale(w, class->sum_minor, row->rate_ppm, PRICING_WHOLE_PPM, &row->tax_minor));
        TRY(shop__pricing_add(w, &class->tax_minor, row->tax_minor));
    }
    return 0;
}

static int reckon_inclusive(pricing_work *w, class_tax *class)
{
    TRY(contained_tax(w, class->sum_minor, class->rate_ppm, &class->tax_minor));
    for (size_t i = 0; i < class->row_count; i++)
        w->weights[i] = class->rows[i].rate_ppm;
    if (shop__share(class->tax_minor, w->weights, class->row_count, w->shares) != 0)
        return shop__pricing_overflow(w->fault);
    for (size_t i = 0; i < class->row_count; i++) {
        class->rows[i].net_minor = class->sum_minor - class->tax_minor;
        class->rows[i].tax_minor = w->shares[i];
    }
    return 0;
}

/* What the class's taxes would be on one item by itself. */
static int item_tax(pricing_work *w, const class_tax *class, int64_t left_minor, int64_t *ret)
{
    if (w->input->region.tax_inclusive)
        return contained_tax(w, left_minor, class->rate_ppm, ret);
    *ret = 0;
    for (size_t i = 0; i < class->row_count; i++) {
        int64_t tax_minor;

        TRY(scale(w, left_minor, class->rows[i].rate_ppm, PRICING_WHOLE_PPM, &tax_minor));
        TRY(shop__pricing_add(w, ret, tax_minor));
    }
    return 0;
}

static int explain(pricing_work *w, const class_tax *class)
{
    int64_t rounding_minor = class->tax_minor;

    if (!w->input->explain)
        return 0;
    for (size_t i = 0; i < class->row_count; i++)
        TRY(shop__pricing_explain_tax(w, &class->rows[i]));
    for (size_t i = 0; i < w->picked_count; i++) {
        int64_t tax_minor;

        TRY(item_tax(w, class, w->picked[i]->left_minor, &tax_minor));
        TRY(shop__pricing_add(w, &rounding_minor, -tax_minor));
    }
    if (rounding_minor == 0)
        return 0;
    return shop__pricing_explain_rounding(w, class->tax_class, rounding_minor);
}

static int tax_class_items(pricing_work *w, const char *tax_class)
{
    class_tax class = { .tax_class = tax_class };

    TRY(pick_class(w, &class));
    if (w->picked_count == 0)
        return 0;
    list_rows(w, &class);
    if (w->input->region.tax_inclusive)
        TRY(reckon_inclusive(w, &class));
    else
        TRY(reckon_exclusive(w, &class));
    TRY(shop__pricing_share(w, class.tax_minor));
    for (size_t i = 0; i < w->picked_count; i++)
        w->picked[i]->tax_minor = w->shares[i];
    return explain(w, &class);
}

static int list_untaxed(pricing_work *w)
{
    class_tax none = { .tax_class = NULL };

    TRY(pick_class(w, &none));
    if (w->picked_count > 0)
        w->taxes[w->result.tax_count++] =
            (priced_tax){ .tax_class = "", .title = "", .net_minor = none.sum_minor };
    return 0;
}

/* Whether an earlier tax of the region has the same class as tax `index`. */
static bool is_repeated(const price_region *region, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(region->taxes[i].tax_class, region->taxes[index].tax_class) == 0)
            return true;
    return false;
}

int shop__pricing_tax(pricing_work *w)
{
    const price_region *region = &w->input->region;

    for (size_t i = 0; i < region->tax_count; i++)
        if (!is_repeated(region, i))
            TRY(tax_class_items(w, region->taxes[i].tax_class));
    return list_untaxed(w);
}

/* check.c - refuses what the pricing function does not price, naming the field at fault. What the
 * other files take for granted about their input is established here. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/pricing/work.h"

static int refuse(fault *f, const char *field, const char *why)
{
    return shop__fault_field(f, SHOP_E_INVALID, field, "%s %s", field, why);
}

static int check_given(fault *f, const char *field, const char *text)
{
    ENSURE(!shop__text_empty(text), refuse(f, field, "is missing"));
    return 0;
}

static int check_not_empty(fault *f, const char *field, const char *text)
{
    ENSURE(text == NULL || text[0] != '\0', refuse(f, field, "is empty"));
    return 0;
}

static int check_range(fault *f, const char *field, int64_t value, int64_t min, int64_t max)
{
    if (value < min || value > max)
        return shop__fault_field(f, SHOP_E_INVALID, field, "%s is %lld, not within %lld to %lld",
                                 field, (long long)value, (long long)min, (long long)max);
    return 0;
}

static int check_count(fault *f, const char *field, size_t count, size_t max)
{
    if (count > max)
        return shop__fault_field(f, SHOP_E_TOO_LARGE, field, "%zu %s, more than %zu", count, field,
                                 max);
    return 0;
}

static int check_tax_class(fault *f, const price_region *region, const char *tax_class)
{
    TRY(check_not_empty(f, "tax_class", tax_class));
    if (tax_class == NULL || region->tax_count == 0)
        return 0;
    for (size_t i = 0; i < region->tax_count; i++)
        if (strcmp(region->taxes[i].tax_class, tax_class) == 0)
            return 0;
    return shop__fault_field(f, SHOP_E_INVALID, "tax_class", "region %s has no tax class %s",
                             region->code, tax_class);
}

static int check_tax(fault *f, const price_tax *tax)
{
    TRY(check_given(f, "tax_class", tax->tax_class));
    TRY(check_given(f, "title", tax->title));
    return check_range(f, "rate_ppm", tax->rate_ppm, 0, PRICING_RATE_MAX_PPM);
}

static int check_region(fault *f, const price_region *region)
{
    TRY(check_given(f, "code", region->code));
    TRY(check_given(f, "currency", region->currency));
    if (shop__currency_exponent(region->currency) < 0)
        return refuse(f, "currency", "is not an active ISO 4217 code");
    TRY(check_count(f, "taxes", region->tax_count, PRICING_TAXES_MAX));
    for (size_t i = 0; i < region->tax_count; i++) {
        int code = check_tax(f, &region->taxes[i]);

        if (code != 0)
            shop__fault_prefix(f, "taxes[%zu]", i);
        TRY(code);
    }
    return 0;
}

static int check_line(fault *f, const price_region *region, const price_line *line)
{
    TRY(check_given(f, "sku", line->sku));
    TRY(check_range(f, "quantity", line->quantity, 1, PRICING_QUANTITY_MAX));
    TRY(check_range(f, "unit_minor", line->unit_minor, 0, INT64_MAX));
    TRY(check_range(f, "weight_grams", line->weight_grams, 0, INT64_MAX));
    TRY(check_count(f, "categories", line->category_count, PRICING_CATEGORIES_MAX));
    for (size_t i = 0; i < line->category_count; i++)
        TRY(check_given(f, "categories", line->categories[i]));
    return check_tax_class(f, region, line->tax_class);
}

static int check_shipping(fault *f, const price_region *region, const price_shipping *shipping)
{
    TRY(check_given(f, "code", shipping->code));
    TRY(check_given(f, "title", shipping->title));
    TRY(check_range(f, "price_minor", shipping->price_minor, 0, INT64_MAX));
    TRY(check_range(f, "free_from_minor", shipping->free_from_minor, -1, INT64_MAX));
    return check_tax_class(f, region, shipping->tax_class);
}

static int check_promotion(fault *f, const price_promotion *p)
{
    TRY(check_not_empty(f, "code", p->code));
    TRY(check_given(f, "title", p->title));
    if (p->kind != PRICE_PROMOTION_PERCENT && p->kind != PRICE_PROMOTION_FIXED)
        return refuse(f, "kind", "is neither percent nor fixed");
    if (p->kind == PRICE_PROMOTION_PERCENT)
        TRY(check_range(f, "percent_ppm", p->percent_ppm, 0, PRICING_WHOLE_PPM));
    else
        TRY(check_range(f, "amount_minor", p->amount_minor, 0, INT64_MAX));
    TRY(check_not_empty(f, "category", p->category));
    return check_range(f, "minimum_minor", p->minimum_minor, 0, INT64_MAX);
}

static int check_lines(fault *f, const price_input *in)
{
    TRY(check_count(f, "lines", in->line_count, PRICING_LINES_MAX));
    for (size_t i = 0; i < in->line_count; i++) {
        int code = check_line(f, &in->region, &in->lines[i]);

        if (code != 0)
            shop__fault_prefix(f, "lines[%zu]", i);
        TRY(code);
    }
    return 0;
}

static int check_promotions(fault *f, const price_input *in)
{
    TRY(check_count(f, "promotions", in->promotion_count, PRICING_PROMOTIONS_MAX));
    for (size_t i = 0; i < in->promotion_count; i++) {
        int code = check_promotion(f, &in->promotions[i]);

        if (code != 0)
            shop__fault_prefix(f, "promotions[%zu]", i);
        TRY(code);
    }
    return 0;
}

static int check_codes(fault *f, const price_input *in)
{
    TRY(check_count(f, "codes", in->code_count, PRICING_CODES_MAX));
    for (size_t i = 0; i < in->code_count; i++)
        if (shop__text_empty(in->codes[i]))
            return shop__fault_field(f, SHOP_E_INVALID, "codes", "codes[%zu] is empty", i);
    return 0;
}

int shop__pricing_check(const price_input *input, fault *f)
{
    int code = check_region(f, &input->region);

    if (code != 0)
        shop__fault_prefix(f, "region");
    TRY(code);
    TRY(check_lines(f, input));
    if (input->shipping != NULL) {
        code = check_shipping(f, &input->region, input->shipping);
        if (code != 0)
            shop__fault_prefix(f, "shipping");
        TRY(code);
    }
    TRY(check_promotions(f, input));
    return check_codes(f, input);
}

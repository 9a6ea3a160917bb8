/* explain.c - the steps from the prices to the total as short English sentences. They are put
 * together without printf: a cart is priced again at every change of it. */
#include <assert.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/pricing/work.h"

enum {
    MONEY_TEXT_MAX = 40,
    INT_TEXT_MAX = 21,
    PPM_PER_PERCENT = 10000,
    SENTENCE_MAX = PRICING_TITLE_MAX + 2 * MONEY_TEXT_MAX + 2 * INT_TEXT_MAX
};

/* A title, two amounts and the few words between them always fit. */
typedef struct sentence {
    char text[SENTENCE_MAX];
    size_t size;
} sentence;

static void say(sentence *s, const char *text)
{
    size_t size = strlen(text);

    assert(size <= sizeof(s->text) - s->size);
    memcpy(s->text + s->size, text, size);
    s->size += size;
}

/* A merchant's own words, which may be long. */
static void say_title(sentence *s, const char *title)
{
    size_t size = strlen(title);

    if (size > PRICING_TITLE_MAX)
        size = shop__utf8_cut(title, PRICING_TITLE_MAX);
    memcpy(s->text + s->size, title, size);
    s->size += size;
}

/* A number >= 0 with at least `digits` digits. */
static void say_digits(sentence *s, int64_t value, size_t digits)
{
    char text[INT_TEXT_MAX];
    size_t start = sizeof(text);

    assert(value >= 0 && digits < sizeof(text));
    text[--start] = '\0';
    do {
        text[--start] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0 || sizeof(text) - 1 - start < digits);
    say(s, text + start);
}

static void say_money(sentence *s, const pricing_work *w, int64_t minor)
{
    char text[MONEY_TEXT_MAX];
    shop_money money = w->zero;

    money.minor = minor;
    shop__money_print(money, text);
    say(s, text);
}

/* "7.25 %": without trailing zeros. */
static void say_percent(sentence *s, int64_t ppm)
{
    int64_t fraction = ppm % PPM_PER_PERCENT;
    size_t digits = 4;

    say_digits(s, ppm / PPM_PER_PERCENT, 1);
    if (fraction > 0) {
        for (; fraction % 10 == 0; digits--)
            fraction /= 10;
        say(s, ".");
        say_digits(s, fraction, digits);
    }
    say(s, " %");
}

static int put(pricing_work *w, price_reason_kind kind, const char *subject, int64_t amount_minor,
               const sentence *s)
{
    const char *text = shop__arena_bytes(w->arena, s->text, s->size);

    ENSURE(text != NULL, shop__pricing_no_memory(w->fault));
    assert(w->result.reason_count < w->reasons_max);
    w->reasons[w->result.reason_count++] = (price_reason){
        .kind = kind, .subject = subject, .text = text, .amount_minor = amount_minor
    };
    return 0;
}

int shop__pricing_explain_price(pricing_work *w, const price_line *line, int64_t subtotal_minor)
{
    sentence s;

    if (!w->input->explain)
        return 0;
    s.size = 0;
    say_digits(&s, line->quantity, 1);
    say(&s, " at ");
    say_money(&s, w, line->unit_minor);
    say(&s, line->quantity == 1 ? "." : " each.");
    return put(w, PRICE_REASON_PRICE, line->sku, subtotal_minor, &s);
}

int shop__pricing_explain_discount(pricing_work *w, const price_promotion *p, int64_t of_minor,
                                   int64_t amount_minor)
{
    sentence s;

    if (!w->input->explain)
        return 0;
    s.size = 0;
    say_title(&s, p->title);
    say(&s, ": ");
    if (p->kind == PRICE_PROMOTION_PERCENT)
        say_percent(&s, p->percent_ppm);
    else
        say_money(&s, w, p->amount_minor);
    say(&s, " off ");
    say_money(&s, w, of_minor);
    say(&s, ".");
    return put(w, PRICE_REASON_DISCOUNT, p->code == NULL ? "" : p->code, -amount_minor, &s);
}

int shop__pricing_explain_shipping(pricing_work *w)
{
    const price_shipping *method = w->input->shipping;
    const priced_shipping *priced = &w->result.shipping;
    sentence s;

    if (!w->input->explain)
        return 0;
    s.size = 0;
    say_title(&s, method->title);
    say(&s, ".");
    TRY(put(w, PRICE_REASON_SHIPPING, method->code, priced->price_minor, &s));
    if (priced->discount_minor == 0)
        return 0;
    s.size = 0;
    say(&s, "Free from ");
    say_money(&s, w, method->free_from_minor);
    say(&s, ".");
    return put(w, PRICE_REASON_SHIPPING, method->code, -priced->discount_minor, &s);
}

int shop__pricing_explain_tax(pricing_work *w, const priced_tax *tax)
{
    sentence s;

    if (!w->input->explain)
        return 0;
    s.size = 0;
    say_title(&s, tax->title);
    say(&s, ": ");
    say_percent(&s, tax->rate_ppm);
    say(&s, " of ");
    say_money(&s, w, tax->net_minor);
    say(&s, w->input->region.tax_inclusive ? ", included." : ", added.");
    return put(w, PRICE_REASON_TAX, tax->tax_class, tax->tax_minor, &s);
}

int shop__pricing_explain_rounding(pricing_work *w, const char *tax_class, int64_t amount_minor)
{
    sentence s;

    if (!w->input->explain)
        return 0;
    s.size = 0;
    say(&s, "Tax is rounded once on the sum, not line by line.");
    return put(w, PRICE_REASON_ROUNDING, tax_class, amount_minor, &s);
}

/* revocation.c - the list of what is revoked: a number, a time, and a line for each serial. */
#include "lib/crypto/revocation.h"

#include <string.h>

static const char head[] = "libshop revocations 1";
static const char signature_name[] = "signature";

/* Where a serial stands, or would stand. */
static size_t place_of(const revocations *l, uint64_t serial)
{
    size_t low = 0, high = l->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (l->serials[middle] < serial)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool shop__revoked(const revocations *l, uint64_t serial)
{
    size_t place = place_of(l, serial);
    return place < l->count && l->serials[place] == serial;
}

int shop__revoke(revocations *l, uint64_t serial, int64_t now_ms, fault *f)
{
    ENSURE(!shop__revoked(l, serial), shop__fault_set(f, SHOP_E_ALREADY_EXISTS, "it is revoked already"));
    ENSURE(l->count < REVOKED_MAX,
           shop__fault_set(f, SHOP_E_TOO_LARGE, "%d serials are revoked; begin with a new authority", REVOKED_MAX));
    size_t place = place_of(l, serial);
    memmove(&l->serials[place + 1], &l->serials[place], (l->count - place) * sizeof(l->serials[0]));
    l->serials[place] = serial;
    l->count++;
    l->number++;
    l->issued_ms = now_ms - now_ms % 1000;
    return 0;
}

/* --- as text ---------------------------------------------------------------------------------- */

int shop__revocations_print(const revocations *l, const raw_pair *authority, buf *out, fault *f)
{
    uint8_t signature[SIGNATURE_BYTES];
    shop__buf_text(out, head);
    shop__buf_text(out, "\nnumber: ");
    shop__buf_int(out, l->number);
    shop__buf_char(out, '\n');
    shop__text_write_time(out, "issued", l->issued_ms);
    for (size_t i = 0; i < l->count; i++)
        shop__text_write_serial(out, "revoked", l->serials[i]);
    ENSURE(!out->failed, shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the list of what is revoked"));
    TRY(shop__sign(authority, out->data, out->size, signature, f));
    shop__text_write_raw(out, signature_name, signature, SIGNATURE_BYTES);
    return out->failed ? shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for the list of what is revoked") : 0;
}

static int parse_serials(text_reader *r, revocations *l)
{
    uint64_t serial = 0;
    while (shop__text_next_is(r, "revoked")) {
        TRY(shop__text_serial(r, "revoked", &serial));
        ENSURE(l->count < REVOKED_MAX, shop__fault_set(r->fault, SHOP_E_CORRUPT, "more than %d serials", REVOKED_MAX));
        ENSURE(l->count == 0 || l->serials[l->count - 1] < serial,
               shop__fault_set(r->fault, SHOP_E_CORRUPT, "line %u: the serials are not in order", r->line - 1));
        l->serials[l->count++] = serial;
    }
    return 0;
}

int shop__revocations_parse(const char *text, size_t size, const uint8_t authority[RAW_KEY_BYTES], revocations *ret,
                            fault *f)
{
    uint8_t signature[SIGNATURE_BYTES];
    text_reader r = shop__text_reader(text, size, f);
    ret->count = 0;
    TRY(shop__text_head(&r, head));
    TRY(shop__text_number(&r, "number", &ret->number));
    TRY(shop__text_time(&r, "issued", &ret->issued_ms));
    TRY(parse_serials(&r, ret));
    size_t body = (size_t)(r.at - text);
    TRY(shop__text_raw(&r, signature_name, signature, SIGNATURE_BYTES));
    TRY(shop__text_end(&r));
    ENSURE(shop__signed_by(authority, text, body, signature),
           shop__fault_set(f, SHOP_E_FORBIDDEN, "the list of what is revoked was not signed by this authority"));
    return 0;
}

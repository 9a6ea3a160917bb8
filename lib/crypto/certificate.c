/* certificate.c - the two kinds of certificates as text. */
#include "lib/crypto/certificate.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/time.h"

static const char *const heads[] = {"libshop certificate 1", "libshop authority 1"};

/* Everything but the signature. */
static size_t print_body(const certificate *c, char out[CERTIFICATE_FILE_MAX])
{
    char serial[SERIAL_TEXT_SIZE], key[RAW_KEY_TEXT_SIZE], from[TIME_TEXT_MAX], to[TIME_TEXT_MAX];
    shop__serial_print(c->serial, serial);
    shop__raw_print(c->key, RAW_KEY_BYTES, key, sizeof(key));
    (void)shop__time_print(c->not_before_ms, from);
    (void)shop__time_print(c->not_after_ms, to);
    int size = snprintf(out, CERTIFICATE_FILE_MAX, "%s\n%s%s%sserial: %s\nkey: %s\nnot-before: %s\nnot-after: %s\n",
                        heads[c->authority], c->authority ? "" : "service: ", c->service, c->authority ? "" : "\n",
                        serial, key, from, to);
    assert(size > 0 && size < CERTIFICATE_FILE_MAX);
    return (size_t)size;
}

size_t shop__certificate_print(const certificate *c, char out[CERTIFICATE_FILE_MAX])
{
    char signature[SIGNATURE_TEXT_SIZE];
    size_t used = print_body(c, out);
    shop__raw_print(c->signature, SIGNATURE_BYTES, signature, sizeof(signature));
    int more = snprintf(out + used, CERTIFICATE_FILE_MAX - used, "signature: %s\n", signature);
    assert(more > 0 && used + (size_t)more < CERTIFICATE_FILE_MAX);
    return used + (size_t)more;
}

int shop__certificate_sign(certificate *c, const raw_pair *authority, fault *f)
{
    char body[CERTIFICATE_FILE_MAX];
    assert(c->authority || shop__service_name_valid(c->service));
    size_t size = print_body(c, body);
    return shop__sign(authority, body, size, c->signature, f);
}

int shop__certificate_verify(const certificate *c, const uint8_t authority[RAW_KEY_BYTES], fault *f)
{
    char body[CERTIFICATE_FILE_MAX];
    size_t size = print_body(c, body);
    ENSURE(shop__signed_by(authority, body, size, c->signature),
           shop__fault_set(f, SHOP_E_FORBIDDEN,
                           "the certificate of %s was not signed by this authority; issue a new one, or remove it",
                           c->authority ? "the authority" : c->service));
    return 0;
}

int shop__certificate_parse(const char *text, size_t size, certificate *ret, fault *f)
{
    certificate c = {.authority = size > strlen(heads[1]) && memcmp(text, heads[1], strlen(heads[1])) == 0};
    text_reader r = shop__text_reader(text, size, f);
    ENSURE(size < CERTIFICATE_FILE_MAX,
           shop__fault_set(f, SHOP_E_CORRUPT, "a certificate has less than %d bytes", CERTIFICATE_FILE_MAX));
    TRY(shop__text_head(&r, heads[c.authority]));
    if (!c.authority)
        TRY(shop__text_service(&r, "service", c.service));
    TRY(shop__text_serial(&r, "serial", &c.serial));
    TRY(shop__text_raw(&r, "key", c.key, RAW_KEY_BYTES));
    TRY(shop__text_time(&r, "not-before", &c.not_before_ms));
    TRY(shop__text_time(&r, "not-after", &c.not_after_ms));
    TRY(shop__text_raw(&r, "signature", c.signature, SIGNATURE_BYTES));
    TRY(shop__text_end(&r));
    ENSURE(c.not_before_ms <= c.not_after_ms,
           shop__fault_set(f, SHOP_E_CORRUPT, "a certificate that ends before it begins"));
    *ret = c;
    return 0;
}

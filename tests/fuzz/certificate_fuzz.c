/* certificate_fuzz.c - texts that come from others: certificates, keys, lists of what is revoked. One that is taken is
 * the one text of its facts, to the byte; one that is refused says why, and leaves what was there. */
#include <stdlib.h>
#include <string.h>

#include "lib/crypto/certificate.h"
#include "lib/crypto/revocation.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the program, so that the fuzzer keeps the input. */
static void require(bool promise)
{
    if (!promise)
        abort();
}

static void require_refusal(int code, const fault *f)
{
    require((code == SHOP_E_CORRUPT || code == SHOP_E_FORBIDDEN) && f->code == code && f->message[0] != '\0');
}

static void try_certificate(const char *text, size_t size)
{
    char again[CERTIFICATE_FILE_MAX];
    certificate c = {.serial = 7};
    fault f = {.code = 0};
    int code = shop__certificate_parse(text, size, &c, &f);
    if (code != 0) {
        require_refusal(code, &f);
        require(c.serial == 7);
        return;
    }
    require(shop__certificate_print(&c, again) == size && memcmp(text, again, size) == 0);
    require(c.authority || shop__service_name_valid(c.service));
    require(c.not_before_ms <= c.not_after_ms && c.serial > 0 && c.serial <= INT64_MAX);
}

static void try_key(const char *text, size_t size)
{
    char again[CURVE_FILE_MAX];
    curve_key k = {.service = "untouched"};
    fault f = {.code = 0};
    int code = shop__curve_parse(text, size, &k, &f);
    if (code != 0) {
        require_refusal(code, &f);
        require(strcmp(k.service, "untouched") == 0);
        return;
    }
    require(shop__curve_print(&k, again) == size && memcmp(text, again, size) == 0);
}

/* The key that signed the lists of the corpus is gone: what is in the right form was signed by somebody else. */
static void try_list(const char *text, size_t size)
{
    static const uint8_t nobody[RAW_KEY_BYTES];
    static revocations l;
    fault f = {.code = 0};
    int code = shop__revocations_parse(text, size, nobody, &l, &f);
    require_refusal(code, &f);
    require(l.count <= REVOKED_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    try_certificate((const char *)data, size);
    try_key((const char *)data, size);
    try_list((const char *)data, size);
    return 0;
}

/* x509.c - certificates for TLS, by OpenSSL. Ed25519 signs without a digest of its own, hence the NULL ones. */
#include "lib/crypto/x509.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { SECOND_MS = 1000 };

static EVP_PKEY *key_of(const raw_pair *authority)
{
    return EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, authority->secret_key, RAW_KEY_BYTES);
}

/* What was written to memory. */
static int take(BIO *from, pem *ret, fault *f)
{
    const char *text = NULL;
    long size = BIO_get_mem_data(from, &text);
    ENSURE(size > 0 && size < PEM_MAX, shop__fault_set(f, SHOP_E_INTERNAL, "a PEM text has %ld bytes", size));
    memcpy(ret->text, text, (size_t)size);
    ret->text[size] = '\0';
    ret->size = (size_t)size;
    return 0;
}

static int print_key(EVP_PKEY *key, pem *ret, fault *f)
{
    BIO *to = BIO_new(BIO_s_secmem());
    bool done = to != NULL && PEM_write_bio_PrivateKey(to, key, NULL, NULL, 0, NULL, NULL) == 1;
    int code = done ? take(to, ret, f) : shop__openssl_failed(f, "a key could not be written");
    BIO_free(to);
    return code;
}

static int print_certificate(X509 *x, pem *ret, fault *f)
{
    BIO *to = BIO_new(BIO_s_mem());
    bool done = to != NULL && PEM_write_bio_X509(to, x) == 1;
    int code = done ? take(to, ret, f) : shop__openssl_failed(f, "a certificate could not be written");
    BIO_free(to);
    return code;
}

int shop__x509_key_print(const raw_pair *authority, pem *ret, fault *f)
{
    EVP_PKEY *key = key_of(authority);
    int code = key != NULL ? print_key(key, ret, f) : shop__openssl_failed(f, "a key could not be written");
    EVP_PKEY_free(key);
    return code;
}

/* Asked for a password; there is none, and nobody to ask. */
static int no_password(char *out, int size, int writing, void *userdata)
{
    (void)out;
    (void)size;
    (void)writing;
    (void)userdata;
    return -1;
}

int shop__x509_key_parse(const pem *text, raw_pair *ret, fault *f)
{
    size_t secret = RAW_KEY_BYTES, shown = RAW_KEY_BYTES;
    BIO *from = BIO_new_mem_buf(text->text, (int)text->size);
    EVP_PKEY *key = from != NULL ? PEM_read_bio_PrivateKey(from, NULL, no_password, NULL) : NULL;
    raw_pair p;
    bool good = key != NULL && EVP_PKEY_get_id(key) == EVP_PKEY_ED25519 &&
                EVP_PKEY_get_raw_private_key(key, p.secret_key, &secret) == 1 &&
                EVP_PKEY_get_raw_public_key(key, p.public_key, &shown) == 1;
    EVP_PKEY_free(key);
    BIO_free(from);
    if (good)
        *ret = p;
    shop__raw_pair_wipe(&p);
    return good ? 0 : shop__openssl_failed(f, "ca.key is no Ed25519 key in PEM");
}

/* --- certificates ----------------------------------------------------------------------------- */

static bool name_it(X509_NAME *name, const char *common)
{
    return X509_NAME_add_entry_by_txt(name, "O", MBSTRING_ASC, (const unsigned char *)"libshop", -1, -1, 0) == 1 &&
           X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)common, -1, -1, 0) == 1;
}

/* The serial tells one authority from another that replaced it. */
static X509_NAME *authority_name(const certificate *c)
{
    char common[64], serial[SERIAL_TEXT_SIZE];
    X509_NAME *name = X509_NAME_new();
    shop__serial_print(c->serial, serial);
    (void)snprintf(common, sizeof(common), "authority %s", serial);
    if (name != NULL && name_it(name, common))
        return name;
    X509_NAME_free(name);
    return NULL;
}

static bool set_time(ASN1_TIME *to, int64_t unix_ms)
{
    return to != NULL && ASN1_TIME_adj(to, (time_t)(unix_ms / SECOND_MS), 0, 0) != NULL;
}

static bool set_facts(X509 *x, const certificate *c)
{
    return X509_set_version(x, X509_VERSION_3) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(x), c->serial) == 1 &&
           set_time(X509_getm_notBefore(x), c->not_before_ms) && set_time(X509_getm_notAfter(x), c->not_after_ms);
}

static bool extend(X509 *x, X509 *issuer, const char *const (*extensions)[2], size_t count)
{
    X509V3_CTX context;
    bool good = true;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, x, NULL, NULL, 0);
    for (size_t i = 0; i < count && good; i++) {
        X509_EXTENSION *e = X509V3_EXT_conf(NULL, &context, extensions[i][0], extensions[i][1]);
        good = e != NULL && X509_add_ext(x, e, -1) == 1;
        X509_EXTENSION_free(e);
    }
    return good;
}

static bool fill_authority(X509 *x, EVP_PKEY *key, const certificate *c)
{
    static const char *const extensions[][2] = {{"basicConstraints", "critical,CA:TRUE,pathlen:0"},
                                                {"keyUsage", "critical,keyCertSign,cRLSign"},
                                                {"subjectKeyIdentifier", "hash"}};
    X509_NAME *name = authority_name(c);
    bool good = name != NULL && set_facts(x, c) && X509_set_subject_name(x, name) == 1 &&
                X509_set_issuer_name(x, name) == 1 && X509_set_pubkey(x, key) == 1 &&
                extend(x, x, extensions, sizeof(extensions) / sizeof(extensions[0])) && X509_sign(x, key, NULL) > 0;
    X509_NAME_free(name);
    return good;
}

int shop__x509_authority(const raw_pair *authority, const certificate *c, pem *ret, fault *f)
{
    EVP_PKEY *key = key_of(authority);
    X509 *x = X509_new();
    bool good = key != NULL && x != NULL && fill_authority(x, key, c);
    int code = good ? print_certificate(x, ret, f) : shop__openssl_failed(f, "ca.pem could not be made");
    X509_free(x);
    EVP_PKEY_free(key);
    return code;
}

static bool fill_service(X509 *x, EVP_PKEY *key, EVP_PKEY *signer, X509 *authority, const certificate *c)
{
    char names[SERVICE_NAME_SIZE + sizeof("DNS:")];
    const char *const extensions[][2] = {{"basicConstraints", "critical,CA:FALSE"},
                                         {"keyUsage", "critical,digitalSignature"},
                                         {"extendedKeyUsage", "serverAuth,clientAuth"},
                                         {"subjectAltName", names},
                                         {"subjectKeyIdentifier", "hash"},
                                         {"authorityKeyIdentifier", "keyid:always"}};
    (void)snprintf(names, sizeof(names), "DNS:%s", c->service);
    return set_facts(x, c) && name_it(X509_get_subject_name(x), c->service) &&
           X509_set_issuer_name(x, X509_get_subject_name(authority)) == 1 && X509_set_pubkey(x, key) == 1 &&
           extend(x, authority, extensions, sizeof(extensions) / sizeof(extensions[0])) &&
           X509_sign(x, signer, NULL) > 0;
}

int shop__x509_service(const raw_pair *authority, const certificate *of_authority, const certificate *c, pem *ret,
                       pem *ret_key, fault *f)
{
    EVP_PKEY *signer = key_of(authority), *key = EVP_EC_gen("P-256");
    X509 *x = X509_new(), *issuer = X509_new();
    bool good = signer != NULL && key != NULL && x != NULL && issuer != NULL &&
                fill_authority(issuer, signer, of_authority) && fill_service(x, key, signer, issuer, c);
    int code = good ? print_certificate(x, ret, f) : shop__openssl_failed(f, "a TLS certificate could not be made");
    if (code == 0)
        code = print_key(key, ret_key, f);
    X509_free(issuer);
    X509_free(x);
    EVP_PKEY_free(key);
    EVP_PKEY_free(signer);
    return code;
}

/* --- what is revoked -------------------------------------------------------------------------- */

static bool revoke_one(X509_CRL *crl, uint64_t number, const ASN1_TIME *when)
{
    X509_REVOKED *entry = X509_REVOKED_new();
    ASN1_INTEGER *serial = ASN1_INTEGER_new();
    bool good = entry != NULL && serial != NULL && ASN1_INTEGER_set_uint64(serial, number) == 1 &&
                X509_REVOKED_set_serialNumber(entry, serial) == 1 &&
                X509_REVOKED_set_revocationDate(entry, (ASN1_TIME *)when) == 1 &&
                X509_CRL_add0_revoked(crl, entry) == 1;
    if (!good)
        X509_REVOKED_free(entry);
    ASN1_INTEGER_free(serial);
    return good;
}

static bool number_it(X509_CRL *crl, int64_t number)
{
    ASN1_INTEGER *n = ASN1_INTEGER_new();
    bool good = n != NULL && ASN1_INTEGER_set_int64(n, number) == 1 &&
                X509_CRL_add1_ext_i2d(crl, NID_crl_number, n, 0, 0) == 1;
    ASN1_INTEGER_free(n);
    return good;
}

/* Whose list it is, by the key that signs it. */
static bool name_signer(X509_CRL *crl, X509 *authority)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, authority, NULL, NULL, crl, 0);
    X509_EXTENSION *e = X509V3_EXT_conf(NULL, &context, "authorityKeyIdentifier", "keyid:always");
    bool good = e != NULL && X509_CRL_add_ext(crl, e, -1) == 1;
    X509_EXTENSION_free(e);
    return good;
}

static bool fill_list(X509_CRL *crl, X509 *authority, const revocations *l, int64_t from_ms,
                      int64_t until_ms)
{
    ASN1_TIME *from = ASN1_TIME_new(), *until = ASN1_TIME_new();
    bool good = set_time(from, from_ms) && set_time(until, until_ms) &&
                X509_CRL_set_version(crl, X509_CRL_VERSION_2) == 1 &&
                X509_CRL_set_issuer_name(crl, X509_get_subject_name(authority)) == 1 && name_signer(crl, authority) &&
                X509_CRL_set1_lastUpdate(crl, from) == 1 && X509_CRL_set1_nextUpdate(crl, until) == 1 &&
                number_it(crl, l->number);
    for (size_t i = 0; i < l->count && good; i++)
        good = revoke_one(crl, l->serials[i], from);
    ASN1_TIME_free(until);
    ASN1_TIME_free(from);
    return good;
}

static int print_list(X509_CRL *crl, buf *out, fault *f)
{
    const char *text = NULL;
    BIO *to = BIO_new(BIO_s_mem());
    bool done = to != NULL && PEM_write_bio_X509_CRL(to, crl) == 1;
    if (done) {
        long size = BIO_get_mem_data(to, &text);
        shop__buf_bytes(out, text, (size_t)size);
    }
    BIO_free(to);
    ENSURE(done, shop__openssl_failed(f, "revoked.pem could not be written"));
    return out->failed ? shop__fault_set(f, SHOP_E_NO_MEMORY, "no memory for revoked.pem") : 0;
}

int shop__x509_revoked(const raw_pair *authority, const certificate *of_authority, const revocations *l,
                       int64_t from_ms, int64_t until_ms, buf *out, fault *f)
{
    EVP_PKEY *key = key_of(authority);
    X509 *issuer = X509_new();
    X509_CRL *crl = X509_CRL_new();
    bool good = key != NULL && crl != NULL && issuer != NULL && fill_authority(issuer, key, of_authority) &&
                fill_list(crl, issuer, l, from_ms, until_ms) && X509_CRL_sort(crl) == 1 &&
                X509_CRL_sign(crl, key, NULL) > 0;
    int code = good ? print_list(crl, out, f) : shop__openssl_failed(f, "revoked.pem could not be made");
    X509_CRL_free(crl);
    X509_free(issuer);
    EVP_PKEY_free(key);
    return code;
}

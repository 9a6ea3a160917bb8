/**
 * @file pki.h
 * @brief Keys between services: an authority in a folder, and the certificates that it signs.
 *
 * What `shopctl pki` does. A service gets a CURVE key and a certificate for it, for ZeroMQ, and beside them a key and
 * a certificate in X.509, for mutual TLS around it. Each function locks the folder, writes every file as a whole, and
 * sets the last error. Times are Unix milliseconds.
 */
#ifndef SHOP_PKI_H
#define SHOP_PKI_H

#include "shop/base.h"
#include "shop/sys/env.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Flags of shop_pki. */
enum {
    SHOP_PKI_REPLACE = 1 /**< Replace keys that are there already. */
};

/** Bytes of a serial with its NUL: 16 digits of hex. */
#define SHOP_PKI_SERIAL_SIZE 17

/** The folder of an authority, and for how long what is made counts. Start from SHOP_PKI_INIT. */
typedef struct shop_pki {
    uint32_t struct_size; /**< sizeof this struct; the initialiser fills it in. */
    uint32_t flags;       /**< SHOP_PKI_… */
    const shop_env *env;  /**< NULL = the operating system's. */
    const char *folder;   /**< NULL = "pki" in the working directory. */
    int64_t valid_ms;     /**< 0 = ten years for the authority, 90 days for a service; at most 100 years. */
    int64_t overlap_ms;   /**< How long a certificate counts that was replaced; at most 100 years. */
} shop_pki;

/** Initialiser of shop_pki: ./pki, the default validity, an overlap of 24 hours. */
#define SHOP_PKI_INIT                                                                              \
    {                                                                                              \
        sizeof(shop_pki), 0, NULL, NULL, 0, INT64_C(86400000)                                      \
    }

/** What a certificate counts for. */
typedef enum shop_pki_state {
    SHOP_PKI_GOOD = 1, /**< It counts. */
    SHOP_PKI_NOT_YET,  /**< Its time has not begun. */
    SHOP_PKI_EXPIRED,  /**< Its time has ended, or that of the authority. */
    SHOP_PKI_REVOKED,  /**< It was revoked. */
    SHOP_PKI_BROKEN    /**< Not a certificate of this authority; `problem` says why. */
} shop_pki_state;

/** A certificate's file in the folder. */
typedef struct shop_pki_certificate {
    const char *file;      /**< Its name, for example "order.crt". */
    const char *service;   /**< Whose it is; "" for the authority and for a broken one. */
    const char *serial;    /**< 16 digits of hex; "" for a broken one. */
    const char *problem;   /**< Why it is broken, or "". */
    shop_pki_state state;  /**< What it counts for. */
    uint8_t authority;     /**< 1 = the authority's own. */
    uint8_t peer;          /**< 1 = a service of this name may call something. */
    uint8_t reserved[2];   /**< Zero. */
    int64_t not_before_ms; /**< When its time begins; 0 for a broken one. */
    int64_t not_after_ms;  /**< When its time ends; 0 for a broken one. */
} shop_pki_certificate;

/**
 * Make an authority: ca.key, ca.crt, ca.pem, revoked, revoked.pem. The folder is made when it is not there.
 *
 * @param p NULL = every default.
 * @return 0, SHOP_E_ALREADY_EXISTS, SHOP_E_USAGE, SHOP_E_STORAGE, SHOP_E_NO_MEMORY.
 */
SHOP_API int shop_pki_init(const shop_pki *p);

/**
 * Make a service's first key: SERVICE.key, SERVICE.crt, SERVICE-key.pem, SERVICE.pem.
 *
 * @param      p          NULL = every default.
 * @param      service    Lower-case letters, digits and hyphens, at most 32.
 * @param[out] out_serial Of the certificate; SHOP_PKI_SERIAL_SIZE bytes, or NULL. Set only on success.
 * @return 0, SHOP_E_NOT_FOUND (no authority), SHOP_E_ALREADY_EXISTS, SHOP_E_INVALID, SHOP_E_CONFLICT (the authority has
 *         ended), SHOP_E_FORBIDDEN (a secret that others can read), SHOP_E_CORRUPT, SHOP_E_USAGE, SHOP_E_STORAGE,
 *         SHOP_E_NO_MEMORY.
 */
SHOP_API int shop_pki_issue(const shop_pki *p, const char *service, char *out_serial);

/**
 * Make a service's next key. The certificate of the old one becomes SERVICE.SERIAL.crt and ends with the overlap.
 *
 * @param      p          NULL = every default.
 * @param      service    One that has a key.
 * @param[out] out_serial Of the new certificate; SHOP_PKI_SERIAL_SIZE bytes, or NULL. Set only on success.
 * @return As shop_pki_issue(); SHOP_E_NOT_FOUND also when the service has no certificate.
 */
SHOP_API int shop_pki_rotate(const shop_pki *p, const char *service, char *out_serial);

/**
 * Revoke certificates. Who reads the folder again refuses their keys from then on.
 *
 * @param      p         NULL = every default.
 * @param      what      A serial, also of a certificate that is not here; or a service: all of its certificates.
 * @param[out] out_count How many are revoked now that were not before, or NULL. Set only on success.
 * @return 0, SHOP_E_NOT_FOUND, SHOP_E_ALREADY_EXISTS (they are revoked already), and as shop_pki_issue().
 */
SHOP_API int shop_pki_revoke(const shop_pki *p, const char *what, size_t *out_count);

/**
 * Look at every certificate: the authority's, then those of services by the names of their files.
 *
 * @param p        NULL = every default.
 * @param each     Called for each with `userdata`; anything but 0 ends the list. What it is given lives until it
 *                 returns.
 * @param userdata For `each`.
 * @return 0, what `each` returned, SHOP_E_NOT_FOUND (no authority), SHOP_E_CORRUPT, SHOP_E_FORBIDDEN, SHOP_E_USAGE,
 *         SHOP_E_STORAGE, SHOP_E_NO_MEMORY.
 */
SHOP_API int shop_pki_list(const shop_pki *p, int (*each)(void *userdata, const shop_pki_certificate *certificate),
                           void *userdata);

#ifdef __cplusplus
}
#endif
#endif

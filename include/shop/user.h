/**
 * @file user.h
 * @brief People: accounts, signing in, sessions, addresses.
 *
 * Written by lib/schema/generate.py from lib/schema/user.toml; change that file.
 */
#ifndef SHOP_USER_H
#define SHOP_USER_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Whether an account is somebody's. Append only; 0 = unknown to this library. */
typedef enum shop_account_state {
    SHOP_ACCOUNT_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_ACCOUNT_STATE_ACTIVE = 1, /**< Somebody's. */
    SHOP_ACCOUNT_STATE_ERASED = 2  /**< Its personal data is gone; the id stays as a pseudonym. */
} shop_account_state;

/**
 * Somebody who can sign in. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_account {
    const char *id;            /**< Id. "usr_…". */
    const char *email;         /**< Normalised: trimmed, lower case. Personal data. */
    const char *name;          /**< Name. Personal data. */
    const char *locale;        /**< BCP 47: "de-AT". */
    const char *role;          /**< What the account may do: "customer", "support", … */
    shop_account_state state;  /**< State. */
    uint8_t reserved_state[4]; /**< Zero. */
    int64_t version;           /**< Grows with each change; for If-Match. */
    int64_t created_at_ms;     /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;     /**< Updated at. Unix time; 0 = absent. */
} shop_account;

/**
 * Somebody signed in on one device. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_session {
    const char *id;        /**< Id. "ses_…". */
    const char *user_id;   /**< User id. "usr_…". */
    /**
     * For shop_identity; only in the answer of shop_session_create(), the store keeps a
     * digest. Secret: never logged.
     */
    const char *token;
    const char *role;      /**< Role. */
    const char *device;    /**< As it was named when signing in. Personal data. */
    int64_t created_at_ms; /**< Created at. Unix time; 0 = absent. */
    int64_t expires_at_ms; /**< Expires at. Unix time; 0 = absent. */
} shop_session;

/**
 * An address in somebody's address book. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_saved_address {
    const char *id;                       /**< Id. "adr_…". */
    const char *user_id;                  /**< User id. "usr_…". */
    const shop_address *address;          /**< Address. */
    /**
     * Where goods go unless said otherwise; at most one of somebody's.
     */
    bool default_shipping;
    uint8_t reserved_default_shipping[7]; /**< Zero. */
    /**
     * Where invoices go unless said otherwise; at most one of somebody's.
     */
    bool default_billing;
    uint8_t reserved_default_billing[7];  /**< Zero. */
    int64_t created_at_ms;                /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;                /**< Updated at. Unix time; 0 = absent. */
} shop_saved_address;

/** Arguments of shop_account_register(). */
typedef struct shop_account_register_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * Unique in the shop, whatever its case. Required. At most 254 bytes. Personal data.
     */
    const char *email;
    /**
     * Anything but the e-mail. Required. At most 200 bytes. Secret: never logged.
     */
    const char *password;
    const char *name;            /**< Name. At most 200 bytes. Personal data. */
    /**
     * BCP 47: "de-AT"; absent means the caller's. At most 35 bytes.
     */
    const char *locale;
} shop_account_register_args;

/** Initialiser of shop_account_register_args: everything absent. */
#define SHOP_ACCOUNT_REGISTER_INIT \
    { \
        sizeof(shop_account_register_args), 0, NULL, NULL, NULL, NULL, NULL \
    }

/** Arguments of shop_account_get(). */
typedef struct shop_account_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
} shop_account_get_args;

/** Initialiser of shop_account_get_args: everything absent. */
#define SHOP_ACCOUNT_GET_INIT \
    { \
        sizeof(shop_account_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_account. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_account_page {
    const shop_account *const *items; /**< In the list's order. */
    size_t item_count;                /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_account_page;

/** Arguments of shop_account_list(). */
typedef struct shop_account_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    /**
     * Only the account with this e-mail. At most 254 bytes. Personal data.
     */
    const char *email;
    int64_t limit;               /**< Accounts on a page; 0 = 20. */
    const char *cursor;          /**< `next_cursor` of the page before. At most 400 bytes. */
} shop_account_list_args;

/** Initialiser of shop_account_list_args: everything absent. */
#define SHOP_ACCOUNT_LIST_INIT \
    { \
        sizeof(shop_account_list_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_account_update(). */
typedef struct shop_account_update_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
    const char *email;           /**< Cannot be cleared. At most 254 bytes. Personal data. */
    /**
     * The present one; only for changing one's own e-mail. At most 200 bytes. Secret:
     * never logged.
     */
    const char *password;
    const char *name;            /**< Name. At most 200 bytes. Personal data. */
    const char *locale;          /**< BCP 47: "de-AT"; "" means "en". At most 35 bytes. */
    /**
     * Refuse unless the account has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_account_update_args;

/** Initialiser of shop_account_update_args: everything absent. */
#define SHOP_ACCOUNT_UPDATE_INIT \
    { \
        sizeof(shop_account_update_args), 0, NULL, NULL, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_account_set_role(). */
typedef struct shop_account_set_role_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
    const char *role;            /**< "customer" or a role of staff. Required. At most 40 bytes. */
    /**
     * Refuse unless the account has this version; 0 = whatever it has.
     */
    int64_t if_version;
} shop_account_set_role_args;

/** Initialiser of shop_account_set_role_args: everything absent. */
#define SHOP_ACCOUNT_SET_ROLE_INIT \
    { \
        sizeof(shop_account_set_role_args), 0, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_account_change_password(). */
typedef struct shop_account_change_password_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
    /**
     * Old password. Required. At most 200 bytes. Secret: never logged.
     */
    const char *old_password;
    /**
     * Anything but the e-mail. Required. At most 200 bytes. Secret: never logged.
     */
    const char *new_password;
} shop_account_change_password_args;

/** Initialiser of shop_account_change_password_args: everything absent. */
#define SHOP_ACCOUNT_CHANGE_PASSWORD_INIT \
    { \
        sizeof(shop_account_change_password_args), 0, NULL, NULL, NULL, NULL \
    }

/** Arguments of shop_account_erase(). */
typedef struct shop_account_erase_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
} shop_account_erase_args;

/** Initialiser of shop_account_erase_args: everything absent. */
#define SHOP_ACCOUNT_ERASE_INIT \
    { \
        sizeof(shop_account_erase_args), 0, NULL, NULL \
    }

/** Arguments of shop_session_create(). */
typedef struct shop_session_create_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *email;           /**< Email. Required. At most 254 bytes. Personal data. */
    /**
     * Password. Required. At most 200 bytes. Secret: never logged.
     */
    const char *password;
    /**
     * What to call it in the list of sessions. At most 200 bytes. Personal data.
     */
    const char *device;
} shop_session_create_args;

/** Initialiser of shop_session_create_args: everything absent. */
#define SHOP_SESSION_CREATE_INIT \
    { \
        sizeof(shop_session_create_args), 0, NULL, NULL, NULL, NULL \
    }

/**
 * A page of a list of shop_session. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_session_page {
    const shop_session *const *items; /**< In the list's order. */
    size_t item_count;                /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_session_page;

/** Arguments of shop_session_list(). */
typedef struct shop_session_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
    int64_t limit;               /**< Sessions on a page; 0 = 20. */
    const char *cursor;          /**< `next_cursor` of the page before. At most 400 bytes. */
} shop_session_list_args;

/** Initialiser of shop_session_list_args: everything absent. */
#define SHOP_SESSION_LIST_INIT \
    { \
        sizeof(shop_session_list_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_session_delete(). */
typedef struct shop_session_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *session_id;      /**< Session id. "ses_…". Required. */
} shop_session_delete_args;

/** Initialiser of shop_session_delete_args: everything absent. */
#define SHOP_SESSION_DELETE_INIT \
    { \
        sizeof(shop_session_delete_args), 0, NULL, NULL \
    }

/** Arguments of shop_session_prune(). */
typedef struct shop_session_prune_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_session_prune_args;

/** Initialiser of shop_session_prune_args: everything absent. */
#define SHOP_SESSION_PRUNE_INIT \
    { \
        sizeof(shop_session_prune_args), 0, NULL \
    }

/** Arguments of shop_address_put(). */
typedef struct shop_address_put_args {
    uint32_t struct_size;                 /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;                  /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;          /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;                  /**< User id. "usr_…". Required. */
    /**
     * Which one to overwrite; absent = a new one. "adr_…".
     */
    const char *address_id;
    const shop_address_input *address;    /**< Address. Required. */
    bool default_shipping;                /**< Default shipping. */
    uint8_t reserved_default_shipping[7]; /**< Zero. */
    bool default_billing;                 /**< Default billing. */
    uint8_t reserved_default_billing[7];  /**< Zero. */
} shop_address_put_args;

/** Initialiser of shop_address_put_args: everything absent. */
#define SHOP_ADDRESS_PUT_INIT \
    { \
        sizeof(shop_address_put_args), 0, NULL, NULL, NULL, NULL, false, {0}, false, {0} \
    }

/** Arguments of shop_address_get(). */
typedef struct shop_address_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
    const char *address_id;      /**< Address id. "adr_…". Required. */
} shop_address_get_args;

/** Initialiser of shop_address_get_args: everything absent. */
#define SHOP_ADDRESS_GET_INIT \
    { \
        sizeof(shop_address_get_args), 0, NULL, NULL, NULL \
    }

/**
 * A page of a list of shop_saved_address. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_saved_address_page {
    const shop_saved_address *const *items; /**< In the list's order. */
    size_t item_count;                      /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_saved_address_page;

/** Arguments of shop_address_list(). */
typedef struct shop_address_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
    int64_t limit;               /**< Addresses on a page; 0 = 20. */
    const char *cursor;          /**< `next_cursor` of the page before. At most 400 bytes. */
} shop_address_list_args;

/** Initialiser of shop_address_list_args: everything absent. */
#define SHOP_ADDRESS_LIST_INIT \
    { \
        sizeof(shop_address_list_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_address_delete(). */
typedef struct shop_address_delete_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
    const char *address_id;      /**< Address id. "adr_…". Required. */
} shop_address_delete_args;

/** Initialiser of shop_address_delete_args: everything absent. */
#define SHOP_ADDRESS_DELETE_INIT \
    { \
        sizeof(shop_address_delete_args), 0, NULL, NULL, NULL \
    }

/**
 * Make an account with the role "customer". ALREADY_EXISTS means that somebody has this e-mail
 * already. Signing in is a call of its own, shop_session_create().
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ACCOUNT_REGISTER_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_ALREADY_EXISTS (something with this unique value exists), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_account_register(
    shop *s, const shop_account_register_args *args, const shop_account **out);

/**
 * Read one account. Of an erased one only the id, the times and the state are left.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ACCOUNT_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_account_get(shop *s, const shop_account_get_args *args, const shop_account **out);

/**
 * List accounts, oldest first, or find the one with an e-mail.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ACCOUNT_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_account_list(
    shop *s, const shop_account_list_args *args, const shop_account_page **out);

/**
 * Change an account's profile: what is absent stays, what is "" is cleared. Somebody who
 * changes their own e-mail gives the password too (FORBIDDEN if it is wrong, RATE_LIMITED
 * after too many wrong ones). ALREADY_EXISTS means that somebody else has the new e-mail.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ACCOUNT_UPDATE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_ALREADY_EXISTS (something with this unique value exists), SHOP_E_VERSION_MISMATCH
 * (the thing was changed meanwhile), SHOP_E_RATE_LIMITED (too many calls in a short time), or
 * any code that shop_open() lists as common.
 */
SHOP_API int shop_account_update(
    shop *s, const shop_account_update_args *args, const shop_account **out);

/**
 * Give an account another role and end its sessions. Nobody can give, or take away, a role
 * that may do more than they may themselves (FORBIDDEN).
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ACCOUNT_SET_ROLE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_VERSION_MISMATCH (the thing was changed meanwhile), or any code that shop_open()
 * lists as common.
 */
SHOP_API int shop_account_set_role(
    shop *s, const shop_account_set_role_args *args, const shop_account **out);

/**
 * Choose a new password and end all other sessions of the account. FORBIDDEN means that the
 * old password is wrong, RATE_LIMITED that it was wrong too often.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from
 * SHOP_ACCOUNT_CHANGE_PASSWORD_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_FORBIDDEN (the caller may not do this), SHOP_E_RATE_LIMITED (too many calls in a
 * short time), or any code that shop_open() lists as common.
 */
SHOP_API int shop_account_change_password(shop *s, const shop_account_change_password_args *args);

/**
 * Erase somebody's personal data for good: profile, password, addresses, sessions. The e-mail
 * is free again; the account's id stays as a pseudonym, for orders that must be kept. Stored
 * answers to idempotency keys go too; such a key is refused with IDEMPOTENCY_MISMATCH from
 * then on. Erasing twice is the same as once.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ACCOUNT_ERASE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_account_erase(shop *s, const shop_account_erase_args *args);

/**
 * Sign in. UNAUTHENTICATED means that the e-mail or the password is wrong, and never says
 * which. After too many failures for one e-mail each further attempt is RATE_LIMITED for a
 * growing time. Every call that succeeds makes a session, whatever its idempotency key;
 * somebody's oldest session ends when there are too many.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SESSION_CREATE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_UNAUTHENTICATED (the caller is not known), SHOP_E_RATE_LIMITED (too many
 * calls in a short time), or any code that shop_open() lists as common.
 */
SHOP_API int shop_session_create(
    shop *s, const shop_session_create_args *args, const shop_session **out);

/**
 * List where somebody is signed in, oldest first.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SESSION_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_session_list(
    shop *s, const shop_session_list_args *args, const shop_session_page **out);

/**
 * Sign out: end a session. Its token is refused from then on, in this process at once, in
 * others on the same store within a second. NOT_FOUND also when it has ended already.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SESSION_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_session_delete(shop *s, const shop_session_delete_args *args);

/**
 * Remove sessions that have expired, and forget failures to sign in that were long ago.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_SESSION_PRUNE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_session_prune(
    shop *s, const shop_session_prune_args *args, const shop_job_report **out);

/**
 * Write an address into somebody's address book: a new one, or in the place of the one that is
 * named. One that becomes a default takes that from the one that was. TOO_LARGE means that the
 * book is full.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ADDRESS_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_TOO_LARGE (a stated limit was exceeded), or any code that shop_open() lists as
 * common.
 */
SHOP_API int shop_address_put(
    shop *s, const shop_address_put_args *args, const shop_saved_address **out);

/**
 * Read one address.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ADDRESS_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_address_get(
    shop *s, const shop_address_get_args *args, const shop_saved_address **out);

/**
 * List somebody's addresses, oldest first.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ADDRESS_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_address_list(
    shop *s, const shop_address_list_args *args, const shop_saved_address_page **out);

/**
 * Remove one address.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_ADDRESS_DELETE_INIT.
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_address_delete(shop *s, const shop_address_delete_args *args);

#ifdef __cplusplus
}
#endif
#endif

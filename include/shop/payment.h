/**
 * @file payment.h
 * @brief Payments: attempts at a provider, captures, refunds, and the double-entry ledger.
 *
 * Written by lib/schema/generate.py from lib/schema/payment.toml; change that file.
 */
#ifndef SHOP_PAYMENT_H
#define SHOP_PAYMENT_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Where an attempt to pay stands. How much was captured and paid back, the amounts say. Append
 * only; 0 = unknown to this library.
 */
typedef enum shop_payment_state {
    SHOP_PAYMENT_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_PAYMENT_STATE_SENDING = 1,         /**< The provider was asked, or will be; what it says is not known. */
    SHOP_PAYMENT_STATE_ACTION_REQUIRED = 2, /**< The payer must confirm at the provider first (3-D Secure). */
    SHOP_PAYMENT_STATE_AUTHORIZED = 3,      /**< The amount is reserved on the payer's account. */
    SHOP_PAYMENT_STATE_DECLINED = 4,        /**< The provider refused; another attempt may follow. */
    SHOP_PAYMENT_STATE_CAPTURING = 5,       /**< An amount is being taken. */
    SHOP_PAYMENT_STATE_CAPTURED = 6,        /**< The amount, or a part of it, was taken. */
    SHOP_PAYMENT_STATE_VOIDING = 7,         /**< The authorization is being given up. */
    SHOP_PAYMENT_STATE_VOIDED = 8,          /**< The authorization was given up; another attempt may follow. */
    SHOP_PAYMENT_STATE_FAILED = 9           /**< The provider does not give the authorization up; somebody has to look. */
} shop_payment_state;

/** Where a refund stands. Append only; 0 = unknown to this library. */
typedef enum shop_refund_state {
    SHOP_REFUND_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_REFUND_STATE_PENDING = 1, /**< The provider was asked, or will be. */
    SHOP_REFUND_STATE_DONE = 2,    /**< The money went back. */
    SHOP_REFUND_STATE_FAILED = 3   /**< The provider refused. */
} shop_refund_state;

/** An account of the ledger. Append only; 0 = unknown to this library. */
typedef enum shop_ledger_account {
    SHOP_LEDGER_ACCOUNT_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING = 1, /**< What the providers owe the shop. */
    SHOP_LEDGER_ACCOUNT_REVENUE = 2,           /**< What was captured. */
    SHOP_LEDGER_ACCOUNT_REFUNDS = 3            /**< What was paid back. */
} shop_ledger_account;

/** The side of an entry. Append only; 0 = unknown to this library. */
typedef enum shop_ledger_side {
    SHOP_LEDGER_SIDE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_LEDGER_SIDE_DEBIT = 1,  /**< "debit" */
    SHOP_LEDGER_SIDE_CREDIT = 2  /**< "credit" */
} shop_ledger_side;

/** What a provider tells of an attempt by itself. Append only; 0 = unknown to this library. */
typedef enum shop_payment_notice {
    SHOP_PAYMENT_NOTICE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_PAYMENT_NOTICE_AUTHORIZED = 1, /**< The amount is reserved. */
    SHOP_PAYMENT_NOTICE_DECLINED = 2,   /**< The attempt was refused. */
    SHOP_PAYMENT_NOTICE_VOIDED = 3,     /**< The authorization is gone. */
    SHOP_PAYMENT_NOTICE_CAPTURED = 4,   /**< An amount was taken. */
    SHOP_PAYMENT_NOTICE_REFUNDED = 5    /**< An amount went back. */
} shop_payment_notice;

/**
 * One attempt to pay for an order. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_payment {
    const char *id;            /**< Id. "pay_…". */
    const char *order_id;      /**< Order id. "ord_…". */
    shop_payment_state state;  /**< State. */
    uint8_t reserved_state[4]; /**< Zero. */
    const char *provider;      /**< Name of the payment provider. */
    int64_t attempt;           /**< 1 for the order's first. */
    shop_money amount;         /**< What was to be authorized. */
    shop_money captured;       /**< What was taken of it. */
    shop_money refunded;       /**< What of that went back. */
    const char *reason;        /**< Why it was declined or came to nothing, in words. */
    const char *action_url;    /**< Where the payer confirms, while action is required. */
    int64_t version;           /**< Grows with each change. */
    int64_t created_at_ms;     /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;     /**< Updated at. Unix time; 0 = absent. */
} shop_payment;

/**
 * One step in the life of a payment. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_payment_change {
    int64_t version;          /**< Of the payment, after it. */
    shop_payment_state from;  /**< Absent for the first. */
    uint8_t reserved_from[4]; /**< Zero. */
    shop_payment_state to;    /**< To. */
    uint8_t reserved_to[4];   /**< Zero. */
    const char *what;         /**< "authorized", "capture begun", … */
    shop_money amount;        /**< That it was about. */
    const char *reason;       /**< Reason. */
    int64_t at_ms;            /**< At. Unix time; 0 = absent. */
} shop_payment_change;

/**
 * Money that goes back to the payer. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_refund {
    const char *id;            /**< Id. "rfd_…". */
    const char *payment_id;    /**< Payment id. "pay_…". */
    const char *order_id;      /**< Order id. "ord_…". */
    shop_refund_state state;   /**< State. */
    uint8_t reserved_state[4]; /**< Zero. */
    shop_money amount;         /**< Amount. */
    const char *reason;        /**< As it was given. */
    int64_t created_at_ms;     /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;     /**< Updated at. Unix time; 0 = absent. */
} shop_refund;

/**
 * One side of a movement of money; the other side has the same `request` and amount. Owned by
 * the library: everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_ledger_entry {
    const char *id;              /**< Id. "led_…". */
    shop_ledger_account account; /**< Account. */
    uint8_t reserved_account[4]; /**< Zero. */
    shop_ledger_side side;       /**< Side. */
    uint8_t reserved_side[4];    /**< Zero. */
    shop_money amount;           /**< Amount. */
    const char *payment_id;      /**< Payment id. "pay_…". */
    const char *order_id;        /**< Order id. "ord_…". */
    const char *request;         /**< The key of the request to the provider that moved it. */
    int64_t at_ms;               /**< At. Unix time; 0 = absent. */
} shop_ledger_entry;

/**
 * What was booked on an account in one currency. Owned by the library: everything in it lives
 * until shop_free() of what was returned.
 */
typedef struct shop_account_balance {
    shop_ledger_account account; /**< Account. */
    uint8_t reserved_account[4]; /**< Zero. */
    shop_money debits;           /**< Debits. */
    shop_money credits;          /**< Credits. */
} shop_account_balance;

/**
 * The accounts. In each currency all debits and all credits are equal. Owned by the library:
 * everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_balance_sheet {
    const shop_account_balance *const *accounts; /**< Accounts. */
    size_t account_count;                        /**< Number of accounts. */
} shop_balance_sheet;

/**
 * A provider that this shop can pay with. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_payment_provider_info {
    const char *name;               /**< Name. */
    bool is_default;                /**< Used where none is named. */
    uint8_t reserved_is_default[7]; /**< Zero. */
} shop_payment_provider_info;

/**
 * The payment providers. Owned by the library: everything in it lives until shop_free() of
 * what was returned.
 */
typedef struct shop_provider_directory {
    const shop_payment_provider_info *const *providers; /**< Providers. */
    size_t provider_count;                              /**< Number of providers. */
} shop_provider_directory;

/** Arguments of shop_payment_get(). */
typedef struct shop_payment_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *payment_id;      /**< Payment id. "pay_…". Required. */
} shop_payment_get_args;

/** Initialiser of shop_payment_get_args: everything absent. */
#define SHOP_PAYMENT_GET_INIT \
    { \
        sizeof(shop_payment_get_args), 0, NULL, NULL \
    }

/**
 * A page of a list of shop_payment. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_payment_page {
    const shop_payment *const *items; /**< In the list's order. */
    size_t item_count;                /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_payment_page;

/** Arguments of shop_payment_list(). */
typedef struct shop_payment_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *order_id;        /**< Only the attempts to pay this order. "ord_…". */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_payment_list_args;

/** Initialiser of shop_payment_list_args: everything absent. */
#define SHOP_PAYMENT_LIST_INIT \
    { \
        sizeof(shop_payment_list_args), 0, NULL, NULL, 0, NULL \
    }

/**
 * A page of a list of shop_payment_change. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_payment_change_page {
    const shop_payment_change *const *items; /**< In the list's order. */
    size_t item_count;                       /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_payment_change_page;

/** Arguments of shop_payment_history(). */
typedef struct shop_payment_history_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *payment_id;      /**< Payment id. "pay_…". Required. */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_payment_history_args;

/** Initialiser of shop_payment_history_args: everything absent. */
#define SHOP_PAYMENT_HISTORY_INIT \
    { \
        sizeof(shop_payment_history_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_payment_capture(). */
typedef struct shop_payment_capture_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *payment_id;      /**< Payment id. "pay_…". Required. */
    shop_money amount;           /**< Absent = all that is left. */
    /**
     * What it is taken for; absent = nothing in particular. "ful_…".
     */
    const char *fulfilment_id;
} shop_payment_capture_args;

/** Initialiser of shop_payment_capture_args: everything absent. */
#define SHOP_PAYMENT_CAPTURE_INIT \
    { \
        sizeof(shop_payment_capture_args), 0, NULL, NULL, {0, "", 0, {0}}, NULL \
    }

/** Arguments of shop_payment_refund(). */
typedef struct shop_payment_refund_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *payment_id;      /**< Payment id. "pay_…". Required. */
    shop_money amount;           /**< Absent = all that is left. */
    const char *reason;          /**< Reason. At most 300 bytes. */
} shop_payment_refund_args;

/** Initialiser of shop_payment_refund_args: everything absent. */
#define SHOP_PAYMENT_REFUND_INIT \
    { \
        sizeof(shop_payment_refund_args), 0, NULL, NULL, {0, "", 0, {0}}, NULL \
    }

/** Arguments of shop_payment_confirm(). */
typedef struct shop_payment_confirm_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *payment_id;      /**< Payment id. "pay_…". Required. */
} shop_payment_confirm_args;

/** Initialiser of shop_payment_confirm_args: everything absent. */
#define SHOP_PAYMENT_CONFIRM_INIT \
    { \
        sizeof(shop_payment_confirm_args), 0, NULL, NULL \
    }

/** Arguments of shop_payment_notify(). */
typedef struct shop_payment_notify_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *provider;        /**< Provider. Required. At most 40 bytes. */
    /**
     * The provider's name for this message; a second one is ignored. Required. At most 200
     * bytes.
     */
    const char *event_id;
    /**
     * The key of the authorization: "ord_…/1". Required. At most 120 bytes.
     */
    const char *attempt;
    /**
     * The key of the capture or refund; absent = those that are under way. At most 200
     * bytes.
     */
    const char *key;
    shop_payment_notice kind;    /**< Kind. Required. */
    uint8_t reserved_kind[4];    /**< Zero. */
    shop_money amount;           /**< Amount. */
} shop_payment_notify_args;

/** Initialiser of shop_payment_notify_args: everything absent. */
#define SHOP_PAYMENT_NOTIFY_INIT \
    { \
        sizeof(shop_payment_notify_args), 0, NULL, NULL, NULL, NULL, NULL, \
        SHOP_PAYMENT_NOTICE_UNKNOWN, {0}, {0, "", 0, {0}} \
    }

/**
 * A page of a list of shop_refund. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_refund_page {
    const shop_refund *const *items; /**< In the list's order. */
    size_t item_count;               /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_refund_page;

/** Arguments of shop_refund_list(). */
typedef struct shop_refund_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *payment_id;      /**< Only those of this payment. "pay_…". */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_refund_list_args;

/** Initialiser of shop_refund_list_args: everything absent. */
#define SHOP_REFUND_LIST_INIT \
    { \
        sizeof(shop_refund_list_args), 0, NULL, NULL, 0, NULL \
    }

/**
 * A page of a list of shop_ledger_entry. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_ledger_entry_page {
    const shop_ledger_entry *const *items; /**< In the list's order. */
    size_t item_count;                     /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_ledger_entry_page;

/** Arguments of shop_ledger_list(). */
typedef struct shop_ledger_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *payment_id;      /**< Only those of this payment. "pay_…". */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< next_cursor of the page before. At most 400 bytes. */
} shop_ledger_list_args;

/** Initialiser of shop_ledger_list_args: everything absent. */
#define SHOP_LEDGER_LIST_INIT \
    { \
        sizeof(shop_ledger_list_args), 0, NULL, NULL, 0, NULL \
    }

/** Arguments of shop_ledger_balance(). */
typedef struct shop_ledger_balance_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t since_ms;            /**< Only what was booked from then on. Unix time; 0 = absent. */
    int64_t until_ms;            /**< Only what was booked before. Unix time; 0 = absent. */
} shop_ledger_balance_args;

/** Initialiser of shop_ledger_balance_args: everything absent. */
#define SHOP_LEDGER_BALANCE_INIT \
    { \
        sizeof(shop_ledger_balance_args), 0, NULL, 0, 0 \
    }

/** Arguments of shop_provider_list(). */
typedef struct shop_provider_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_provider_list_args;

/** Initialiser of shop_provider_list_args: everything absent. */
#define SHOP_PROVIDER_LIST_INIT \
    { \
        sizeof(shop_provider_list_args), 0, NULL \
    }

/** Arguments of shop_payment_recover_due(). */
typedef struct shop_payment_recover_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_payment_recover_due_args;

/** Initialiser of shop_payment_recover_due_args: everything absent. */
#define SHOP_PAYMENT_RECOVER_DUE_INIT \
    { \
        sizeof(shop_payment_recover_due_args), 0, NULL \
    }

/** Arguments of shop_payment_capture_due(). */
typedef struct shop_payment_capture_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_payment_capture_due_args;

/** Initialiser of shop_payment_capture_due_args: everything absent. */
#define SHOP_PAYMENT_CAPTURE_DUE_INIT \
    { \
        sizeof(shop_payment_capture_due_args), 0, NULL \
    }

/** Arguments of shop_payment_prune(). */
typedef struct shop_payment_prune_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_payment_prune_args;

/** Initialiser of shop_payment_prune_args: everything absent. */
#define SHOP_PAYMENT_PRUNE_INIT \
    { \
        sizeof(shop_payment_prune_args), 0, NULL \
    }

/**
 * Read one payment.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_payment_get(shop *s, const shop_payment_get_args *args, const shop_payment **out);

/**
 * The caller's payments, newest first; staff sees everybody's.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_INVALID (an argument is not acceptable), or any code that shop_open()
 * lists as common.
 */
SHOP_API int shop_payment_list(
    shop *s, const shop_payment_list_args *args, const shop_payment_page **out);

/**
 * How a payment came to stand where it stands, oldest first.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_HISTORY_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_INVALID (an argument is not acceptable), SHOP_E_NOT_FOUND (there is no
 * such thing, or it is not the caller's), or any code that shop_open() lists as common.
 */
SHOP_API int shop_payment_history(
    shop *s, const shop_payment_history_args *args, const shop_payment_change_page **out);

/**
 * Take an authorized amount, or a part of it. One capture per fulfilment: repeating it is the
 * same capture. CONFLICT = the payment is not authorized, the amount is more than what is
 * left, or the fulfilment was captured with another amount.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_CAPTURE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_PAYMENT_DECLINED
 * (the payment was declined), or any code that shop_open() lists as common.
 */
SHOP_API int shop_payment_capture(
    shop *s, const shop_payment_capture_args *args, const shop_payment **out);

/**
 * Pay a captured amount back, or a part of it. CONFLICT = it is more than what was captured
 * and not yet paid back.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_REFUND_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), SHOP_E_PAYMENT_DECLINED
 * (the payment was declined), or any code that shop_open() lists as common.
 */
SHOP_API int shop_payment_refund(
    shop *s, const shop_payment_refund_args *args, const shop_refund **out);

/**
 * The payer has come back from the provider's page: ask the provider what became of it. The
 * result's state says. A payment that does not wait for its payer is returned as it is.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_CONFIRM_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_UNAVAILABLE (a part that is needed cannot be reached; nothing was done), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_payment_confirm(
    shop *s, const shop_payment_confirm_args *args, const shop_payment **out);

/**
 * A provider tells by itself what became of an attempt. Anybody can call this, so nothing in
 * it is believed: it only makes the shop ask the provider, and what that answers counts.
 * UNAVAILABLE = the attempt is not known (yet), or the provider does not confirm; it tries
 * again later.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_NOTIFY_INIT.
 * @return 0, SHOP_E_INVALID (an argument is not acceptable), SHOP_E_UNAVAILABLE (a part that
 * is needed cannot be reached; nothing was done), or any code that shop_open() lists as
 * common.
 */
SHOP_API int shop_payment_notify(shop *s, const shop_payment_notify_args *args);

/**
 * The caller's refunds, newest first; staff sees everybody's.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_REFUND_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_INVALID (an argument is not acceptable), or any code that shop_open()
 * lists as common.
 */
SHOP_API int shop_refund_list(
    shop *s, const shop_refund_list_args *args, const shop_refund_page **out);

/**
 * Entries of the ledger, newest first. They are written once and never change.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_LEDGER_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_INVALID (an argument is not acceptable), or any code that shop_open()
 * lists as common.
 */
SHOP_API int shop_ledger_list(
    shop *s, const shop_ledger_list_args *args, const shop_ledger_entry_page **out);

/**
 * Sums per account and currency.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_LEDGER_BALANCE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_ledger_balance(
    shop *s, const shop_ledger_balance_args *args, const shop_balance_sheet **out);

/**
 * The providers that an order can be paid with, the default first.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PROVIDER_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_provider_list(
    shop *s, const shop_provider_list_args *args, const shop_provider_directory **out);

/**
 * Go on with requests to providers whose runner died or got no answer, by the same key.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_RECOVER_DUE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_payment_recover_due(
    shop *s, const shop_payment_recover_due_args *args, const shop_job_report **out);

/**
 * Do what orders asked for: capture what was sent, pay back what was returned, give up what
 * was cancelled.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_CAPTURE_DUE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_payment_capture_due(
    shop *s, const shop_payment_capture_due_args *args, const shop_job_report **out);

/**
 * Forget which messages of providers were taken more than thirty days ago, long after the last
 * time that a provider sends one again. One that comes even later only makes the shop ask once
 * more.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PAYMENT_PRUNE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_payment_prune(
    shop *s, const shop_payment_prune_args *args, const shop_job_report **out);

#ifdef __cplusplus
}
#endif
#endif

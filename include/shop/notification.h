/**
 * @file notification.h
 * @brief Notifications: templates, what people want to be told, and deliveries by e-mail and
 * other channels.
 *
 * Written by lib/schema/generate.py from lib/schema/notification.toml; change that file.
 */
#ifndef SHOP_NOTIFICATION_H
#define SHOP_NOTIFICATION_H

#include "shop/base.h"
#include "shop/error.h"
#include "shop/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What a message is about; people choose by topic. Append only; 0 = unknown to this library.
 */
typedef enum shop_notification_topic {
    SHOP_NOTIFICATION_TOPIC_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_NOTIFICATION_TOPIC_ORDERS = 1,    /**< Orders: confirmed, sent, cancelled, returned, refunded. Wanted unless refused. */
    SHOP_NOTIFICATION_TOPIC_ACCOUNT = 2,   /**< The account itself. Wanted unless refused. */
    SHOP_NOTIFICATION_TOPIC_MARKETING = 3  /**< Everything else. Only sent to those who asked for it. */
} shop_notification_topic;

/** How far a message is. Append only; 0 = unknown to this library. */
typedef enum shop_delivery_state {
    SHOP_DELIVERY_STATE_UNKNOWN = 0, /**< Absent, or newer than this library. */
    SHOP_DELIVERY_STATE_PENDING = 1, /**< Waits for its turn. */
    SHOP_DELIVERY_STATE_SENDING = 2, /**< Handed to its channel; the answer is not known yet. */
    SHOP_DELIVERY_STATE_SENT = 3,    /**< The channel took it. */
    SHOP_DELIVERY_STATE_FAILED = 4,  /**< The channel could not take it; tried again later. */
    SHOP_DELIVERY_STATE_DEAD = 5     /**< Given up: refused for good, tried 8 times, or its recipient's data was erased. */
} shop_delivery_state;

/**
 * The text of a kind of message, in one language, for one channel. Owned by the library:
 * everything in it lives until shop_free() of what was returned.
 */
typedef struct shop_template {
    /**
     * The shop itself uses order_confirmed, order_shipped, order_cancelled,
     * order_returned, payment_refunded and welcome.
     */
    const char *name;
    const char *channel;          /**< For example "email". */
    const char *locale;           /**< BCP 47, for example "de" or "de-AT". */
    const char *subject;          /**< Subject. */
    const char *text;             /**< Text. */
    bool built_in;                /**< It came with the library and was not replaced yet. */
    uint8_t reserved_built_in[7]; /**< Zero. */
    int64_t version;              /**< Grows with each change; 0 while it is built in. */
    int64_t updated_at_ms;        /**< Updated at. Unix time; 0 = absent. */
} shop_template;

/**
 * Whether somebody wants messages about a topic by a channel. Owned by the library: everything
 * in it lives until shop_free() of what was returned.
 */
typedef struct shop_preference {
    shop_notification_topic topic; /**< Topic. */
    uint8_t reserved_topic[4];     /**< Zero. */
    const char *channel;           /**< Channel. */
    bool wanted;                   /**< Wanted. */
    uint8_t reserved_wanted[7];    /**< Zero. */
} shop_preference;

/**
 * What somebody wants to be told, and in which language. Owned by the library: everything in
 * it lives until shop_free() of what was returned.
 */
typedef struct shop_preferences {
    const char *user_id;                   /**< User id. "usr_…". */
    const char *locale;                    /**< Absent: that of the account. */
    /**
     * All topics for e-mail, and what was chosen for other channels.
     */
    const shop_preference *const *choices;
    size_t choice_count;                   /**< Number of choices. */
} shop_preferences;

/**
 * A message to somebody, and how far it is. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_delivery {
    const char *id;                /**< Id. "dlv_…". */
    const char *template_name;     /**< Absent for a message with its own text. */
    shop_notification_topic topic; /**< Topic. */
    uint8_t reserved_topic[4];     /**< Zero. */
    const char *channel;           /**< Channel. */
    const char *user_id;           /**< Whom it is for; absent for guests. "usr_…". */
    const char *order_id;          /**< Which order it is about, if any. "ord_…". */
    const char *recipient;         /**< Address in the channel's own form. Personal data. */
    const char *subject;           /**< Subject. Personal data. */
    const char *text;              /**< Not in lists. Personal data. */
    shop_delivery_state state;     /**< State. */
    uint8_t reserved_state[4];     /**< Zero. */
    int64_t attempts;              /**< Attempts. */
    const char *reason;            /**< Why the last attempt failed. */
    int64_t version;               /**< Version. */
    int64_t created_at_ms;         /**< Created at. Unix time; 0 = absent. */
    int64_t updated_at_ms;         /**< Updated at. Unix time; 0 = absent. */
} shop_delivery;

/** A choice. Start from SHOP_PREFERENCE_INPUT_INIT. */
typedef struct shop_preference_input {
    uint32_t struct_size;          /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size;        /**< Zero. */
    shop_notification_topic topic; /**< Topic. Required. */
    uint8_t reserved_topic[4];     /**< Zero. */
    const char *channel;           /**< Channel. Required. At most 32 bytes. */
    bool wanted;                   /**< Wanted. */
    uint8_t reserved_wanted[7];    /**< Zero. */
} shop_preference_input;

/** Initialiser of shop_preference_input: everything absent. */
#define SHOP_PREFERENCE_INPUT_INIT \
    { \
        sizeof(shop_preference_input), 0, SHOP_NOTIFICATION_TOPIC_UNKNOWN, {0}, NULL, false, {0} \
    }

/** What a name in a template stands for. Start from SHOP_TEMPLATE_VALUE_INPUT_INIT. */
typedef struct shop_template_value_input {
    uint32_t struct_size;   /**< sizeof this struct; the initialiser fills it in. */
    uint32_t reserved_size; /**< Zero. */
    const char *name;       /**< Name. Required. At most 60 bytes. */
    const char *value;      /**< Value. At most 4000 bytes. Personal data. */
} shop_template_value_input;

/** Initialiser of shop_template_value_input: everything absent. */
#define SHOP_TEMPLATE_VALUE_INPUT_INIT \
    { \
        sizeof(shop_template_value_input), 0, NULL, NULL \
    }

/** Arguments of shop_template_put(). */
typedef struct shop_template_put_args {
    uint32_t struct_size;           /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;            /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;    /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *name;               /**< a to z, 0 to 9 and '_'. Required. At most 60 bytes. */
    const char *channel;            /**< a to z, 0 to 9 and '_'. Required. At most 32 bytes. */
    const char *locale;             /**< Letters, digits and '-'. Required. At most 35 bytes. */
    const char *subject;            /**< Subject. Required. At most 300 bytes. */
    const char *text;               /**< Text. Required. At most 20000 bytes. */
    bool has_if_version;            /**< Whether if_version is there. */
    uint8_t reserved_if_version[7]; /**< Zero. */
    /**
     * Refuse unless the template has this version; 0 = not written yet.
     */
    int64_t if_version;
} shop_template_put_args;

/** Initialiser of shop_template_put_args: everything absent. */
#define SHOP_TEMPLATE_PUT_INIT \
    { \
        sizeof(shop_template_put_args), 0, NULL, NULL, NULL, NULL, NULL, NULL, false, {0}, 0 \
    }

/** Arguments of shop_template_get(). */
typedef struct shop_template_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *name;            /**< Name. Required. At most 60 bytes. */
    const char *channel;         /**< Channel. Required. At most 32 bytes. */
    const char *locale;          /**< Locale. Required. At most 35 bytes. */
} shop_template_get_args;

/** Initialiser of shop_template_get_args: everything absent. */
#define SHOP_TEMPLATE_GET_INIT \
    { \
        sizeof(shop_template_get_args), 0, NULL, NULL, NULL, NULL \
    }

/**
 * A page of a list of shop_template. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_template_page {
    const shop_template *const *items; /**< In the list's order. */
    size_t item_count;                 /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_template_page;

/** Arguments of shop_template_list(). */
typedef struct shop_template_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< Cursor. At most 400 bytes. */
} shop_template_list_args;

/** Initialiser of shop_template_list_args: everything absent. */
#define SHOP_TEMPLATE_LIST_INIT \
    { \
        sizeof(shop_template_list_args), 0, NULL, 0, NULL \
    }

/** Arguments of shop_preference_get(). */
typedef struct shop_preference_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< User id. "usr_…". Required. */
} shop_preference_get_args;

/** Initialiser of shop_preference_get_args: everything absent. */
#define SHOP_PREFERENCE_GET_INIT \
    { \
        sizeof(shop_preference_get_args), 0, NULL, NULL \
    }

/** Arguments of shop_preference_set(). */
typedef struct shop_preference_set_args {
    uint32_t struct_size;                 /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;                  /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key;          /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;                  /**< User id. "usr_…". Required. */
    /**
     * BCP 47. Absent leaves it, "" is that of the account. At most 35 bytes.
     */
    const char *locale;
    const shop_preference_input *choices; /**< Choices. */
    size_t choice_count;                  /**< Number of choices. */
} shop_preference_set_args;

/** Initialiser of shop_preference_set_args: everything absent. */
#define SHOP_PREFERENCE_SET_INIT \
    { \
        sizeof(shop_preference_set_args), 0, NULL, NULL, NULL, NULL, 0 \
    }

/** Arguments of shop_notification_send(). */
typedef struct shop_notification_send_args {
    /**
     * sizeof this struct; the initialiser fills it in.
     */
    uint32_t struct_size;
    /**
     * Give up after this time; 0 = the shop's default.
     */
    uint32_t timeout_ms;
    const char *idempotency_key;             /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *channel;                     /**< Absent means "email". At most 32 bytes. */
    /**
     * Absent means the e-mail of user_id. At most 254 bytes. Personal data.
     */
    const char *recipient;
    /**
     * Whose preferences count, and with whose data it is erased. "usr_…".
     */
    const char *user_id;
    shop_notification_topic topic;           /**< Absent means account. */
    uint8_t reserved_topic[4];               /**< Zero. */
    const char *template_name;               /**< Template name. At most 60 bytes. */
    /**
     * Absent means that of user_id, else "en". At most 35 bytes.
     */
    const char *locale;
    const shop_template_value_input *values; /**< For the template. */
    size_t value_count;                      /**< Number of values. */
    /**
     * Without a template. At most 300 bytes. Personal data.
     */
    const char *subject;
    /**
     * Without a template. At most 20000 bytes. Personal data.
     */
    const char *text;
} shop_notification_send_args;

/** Initialiser of shop_notification_send_args: everything absent. */
#define SHOP_NOTIFICATION_SEND_INIT \
    { \
        sizeof(shop_notification_send_args), 0, NULL, NULL, NULL, NULL, \
        SHOP_NOTIFICATION_TOPIC_UNKNOWN, {0}, NULL, NULL, NULL, 0, NULL, NULL \
    }

/**
 * A page of a list of shop_delivery. Owned by the library: everything in it lives until
 * shop_free() of what was returned.
 */
typedef struct shop_delivery_page {
    const shop_delivery *const *items; /**< In the list's order. */
    size_t item_count;                 /**< Number of items. */
    /**
     * Pass it as `cursor` for the next page; NULL on the last one.
     */
    const char *next_cursor;
} shop_delivery_page;

/** Arguments of shop_delivery_list(). */
typedef struct shop_delivery_list_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *user_id;         /**< Only to this person. "usr_…". */
    shop_delivery_state state;   /**< Only in this state. */
    uint8_t reserved_state[4];   /**< Zero. */
    int64_t limit;               /**< 0 = 20. */
    const char *cursor;          /**< Cursor. At most 400 bytes. */
} shop_delivery_list_args;

/** Initialiser of shop_delivery_list_args: everything absent. */
#define SHOP_DELIVERY_LIST_INIT \
    { \
        sizeof(shop_delivery_list_args), 0, NULL, NULL, SHOP_DELIVERY_STATE_UNKNOWN, {0}, 0, \
        NULL \
    }

/** Arguments of shop_delivery_get(). */
typedef struct shop_delivery_get_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *delivery_id;     /**< Delivery id. "dlv_…". Required. */
} shop_delivery_get_args;

/** Initialiser of shop_delivery_get_args: everything absent. */
#define SHOP_DELIVERY_GET_INIT \
    { \
        sizeof(shop_delivery_get_args), 0, NULL, NULL \
    }

/** Arguments of shop_delivery_retry(). */
typedef struct shop_delivery_retry_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
    const char *delivery_id;     /**< Delivery id. "dlv_…". Required. */
} shop_delivery_retry_args;

/** Initialiser of shop_delivery_retry_args: everything absent. */
#define SHOP_DELIVERY_RETRY_INIT \
    { \
        sizeof(shop_delivery_retry_args), 0, NULL, NULL \
    }

/** Arguments of shop_delivery_send_due(). */
typedef struct shop_delivery_send_due_args {
    uint32_t struct_size;        /**< sizeof this struct; the initialiser fills it in. */
    uint32_t timeout_ms;         /**< Give up after this time; 0 = the shop's default. */
    const char *idempotency_key; /**< 1 to 255 printable ASCII characters, or NULL. */
} shop_delivery_send_due_args;

/** Initialiser of shop_delivery_send_due_args: everything absent. */
#define SHOP_DELIVERY_SEND_DUE_INIT \
    { \
        sizeof(shop_delivery_send_due_args), 0, NULL \
    }

/**
 * Write a template. {{name}} stands for a value on one line: line breaks and control
 * characters in it become spaces. {{{name}}} keeps line breaks; it is refused in a subject.
 * Names without a value are left empty.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_TEMPLATE_PUT_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_VERSION_MISMATCH (the thing was changed meanwhile), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_template_put(
    shop *s, const shop_template_put_args *args, const shop_template **out);

/**
 * Read a template of exactly this locale: the one that was written, else the built-in one.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_TEMPLATE_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_template_get(
    shop *s, const shop_template_get_args *args, const shop_template **out);

/**
 * List templates by name, channel and locale, built-in ones among them.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_TEMPLATE_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_template_list(
    shop *s, const shop_template_list_args *args, const shop_template_page **out);

/**
 * Read what somebody wants to be told.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PREFERENCE_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_preference_get(
    shop *s, const shop_preference_get_args *args, const shop_preferences **out);

/**
 * Choose what somebody wants to be told. Choices that are not named stay as they are.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_PREFERENCE_SET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_preference_set(
    shop *s, const shop_preference_set_args *args, const shop_preferences **out);

/**
 * Write a message to somebody; it is sent in the background. Either a template is named, or
 * subject and text are given. NOT_FOUND means that there is no such template or, without a
 * recipient, no such account; CONFLICT that this person does not want such messages or was
 * erased.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_NOTIFICATION_SEND_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_notification_send(
    shop *s, const shop_notification_send_args *args, const shop_delivery **out);

/**
 * List messages, the newest first. Who is not staff sees the own ones.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_DELIVERY_LIST_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_delivery_list(
    shop *s, const shop_delivery_list_args *args, const shop_delivery_page **out);

/**
 * Read one message with its text.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_DELIVERY_GET_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's), or any code
 * that shop_open() lists as common.
 */
SHOP_API int shop_delivery_get(
    shop *s, const shop_delivery_get_args *args, const shop_delivery **out);

/**
 * Try a message now that failed or was given up, with 8 new attempts. CONFLICT in other
 * states, and when it was erased.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_DELIVERY_RETRY_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, SHOP_E_NOT_FOUND (there is no such thing, or it is not the caller's),
 * SHOP_E_CONFLICT (the thing is in a state that does not allow this), or any code that
 * shop_open() lists as common.
 */
SHOP_API int shop_delivery_retry(
    shop *s, const shop_delivery_retry_args *args, const shop_delivery **out);

/**
 * Hand messages that are due to their channels.
 *
 * @param s Open shop or view; safe to share between threads.
 * @param args Borrowed for the duration of the call. Start from SHOP_DELIVERY_SEND_DUE_INIT.
 * @param[out] out Set only on success. Free with shop_free().
 * @return 0, or any code that shop_open() lists as common.
 */
SHOP_API int shop_delivery_send_due(
    shop *s, const shop_delivery_send_due_args *args, const shop_job_report **out);

#ifdef __cplusplus
}
#endif
#endif

/**
 * @file payment_provider.h
 * @brief What a payment service provider has to do for the shop.
 *
 * The library calls these outside of every transaction, on any thread. A card number never passes
 * here: `token` is what the provider's own form gave to the customer's browser.
 */
#ifndef SHOP_SYS_PAYMENT_PROVIDER_H
#define SHOP_SYS_PAYMENT_PROVIDER_H

#include "shop/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a provider says of an attempt. */
typedef enum shop_provider_state {
    SHOP_PROVIDER_UNKNOWN = 0,  /**< No answer, or one that says nothing: ask again. */
    SHOP_PROVIDER_AUTHORIZED,   /**< The amount is reserved on the payer's account. */
    SHOP_PROVIDER_ACTION,       /**< The payer must confirm first (3-D Secure); see action_url. */
    SHOP_PROVIDER_DECLINED,     /**< Refused for good. */
    SHOP_PROVIDER_CAPTURED,     /**< The money is on its way. */
    SHOP_PROVIDER_VOIDED,       /**< The reservation was given up. */
    SHOP_PROVIDER_REFUNDED,     /**< Money went back. */
    SHOP_PROVIDER_NOT_FOUND     /**< The provider does not know the key now. Not the same as declined. */
} shop_provider_state;

/** One request to a provider. */
typedef struct shop_provider_request {
    uint32_t struct_size;   /**< sizeof this struct. */
    uint32_t timeout_ms;    /**< Answer within this time or return SHOP_PROVIDER_UNKNOWN. */
    const char *key;        /**< The request's idempotency key: same key, same effect, once. */
    const char *attempt;    /**< The authorization that this is about; equals key for authorize. */
    const char *token;      /**< Stands for the payer's instrument; authorize only. */
    const char *order_id;   /**< To be kept as the provider's metadata. */
    shop_money amount;      /**< To authorize, capture or refund. */
} shop_provider_request;

/** A provider's answer. */
typedef struct shop_provider_answer {
    int32_t state;          /**< A shop_provider_state. */
    uint32_t reserved;      /**< Zero. */
    char reference[64];     /**< The provider's own name for it, or "". */
    char reason[96];        /**< Why it was declined, for people, or "". */
    char action_url[160];   /**< Where the payer confirms, or "". */
} shop_provider_answer;

/** A payment service provider. Must outlive every shop that it was given to. */
typedef struct shop_payment_provider {
    uint32_t struct_size; /**< sizeof this struct. */
    uint32_t reserved;    /**< Zero. */
    const char *name;     /**< For example "sandbox"; stored with each payment. */
    void *self;           /**< Passed to every function. */
    /** Reserve the amount. The answer is zeroed before. */
    void (*authorize)(void *self, const shop_provider_request *request, shop_provider_answer *answer);
    /** Take an authorized amount, or a part of it. */
    void (*capture)(void *self, const shop_provider_request *request, shop_provider_answer *answer);
    /** Give up an authorization; also one whose outcome is unknown. */
    void (*cancel)(void *self, const shop_provider_request *request, shop_provider_answer *answer);
    /** Send captured money back. */
    void (*refund)(void *self, const shop_provider_request *request, shop_provider_answer *answer);
    /** Ask what became of the request with this key. */
    void (*lookup)(void *self, const shop_provider_request *request, shop_provider_answer *answer);
} shop_payment_provider;

#ifdef __cplusplus
}
#endif
#endif

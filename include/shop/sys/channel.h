/**
 * @file channel.h
 * @brief A way to reach a person: e-mail, SMS, push.
 */
#ifndef SHOP_SYS_CHANNEL_H
#define SHOP_SYS_CHANNEL_H

#include "shop/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One message, ready to be sent. */
typedef struct shop_message {
    uint32_t struct_size;  /**< sizeof this struct. */
    uint32_t reserved;     /**< Zero. */
    const char *key;       /**< The delivery's id: the same key is the same message; send it once. */
    const char *recipient; /**< Address in the channel's own form. */
    const char *subject;   /**< One line. */
    const char *text;      /**< Plain text, UTF-8. */
    int64_t created_at_ms; /**< When the message was written; Unix time. */
} shop_message;

/** A channel. Must outlive every shop that it was given to. */
typedef struct shop_channel {
    uint32_t struct_size; /**< sizeof this struct. */
    uint32_t reserved;    /**< Zero. */
    const char *name;     /**< "email", "sms", "push". */
    void *self;           /**< Passed to send(). */
    /** Send; called outside of every transaction, perhaps again with the same key after a crash.
     *  @return 0, a retryable shop_code (tried again later), or another (given up). */
    int (*send)(void *self, const shop_message *message);
} shop_channel;

#ifdef __cplusplus
}
#endif
#endif

/* deliveries.h - messages as rows: written once, then driven to sent or dead. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_DELIVERIES_H
#define SHOP_LIB_SERVICES_NOTIFICATION_DELIVERIES_H

#include "lib/core/service.h"
#include "lib/services/notification/people.h"
#include "lib/services/notification/render.h"
#include "shop/notification.h"

enum { DELIVERY_ATTEMPTS = 8 };

/* Of a whole row, in the order of the struct; and as SQL, what is personal or long as the statement wants it. */
extern const column shop__delivery_columns[15];
#define DELIVERY_COLUMN_LIST(recipient, subject, text)                                             \
    "id, template, topic, channel, user_id, order_id, " recipient ", " subject ", " text           \
    ", state, attempts, reason, version, created_at_ms, updated_at_ms"

/* A message to be written: to whom, about what. */
typedef struct letter {
    const char *event_id;      /* NULL = of no event; else at most one message of this template comes of it */
    const char *template_name; /* NULL = subject and text as they are */
    shop_notification_topic topic;
    const char *channel, *recipient, *user_id, *order_id;
    const char *locale;
    const char *subject, *text;
    const template_value *values;
    size_t value_count;
} letter;

/* Write the intent; it is due at once. ret_id may be NULL, and is NULL when the event had its message. */
int shop__delivery_write(call *c, const letter *l, const char **ret_id);

/* SHOP_E_NOT_FOUND, also when it is another person's; checks the owner. */
int shop__delivery_load(call *c, const char *delivery_id, shop_delivery *ret);

/* In a transaction: make everything that was written to a person unreadable, and stop what is under way. */
int shop__delivery_erase(call *c, const char *user_id);

#endif

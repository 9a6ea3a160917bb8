/* people.h - what this service knows of a person: language, choices, and whether they were erased. */
#ifndef SHOP_LIB_SERVICES_NOTIFICATION_PEOPLE_H
#define SHOP_LIB_SERVICES_NOTIFICATION_PEOPLE_H

#include "lib/core/call.h"
#include "lib/schema/generated/records.h"

#define CHANNEL_EMAIL "email"

typedef struct person_row {
    const char *locale; /* NULL = that of the account */
    bool erased;
} person_row;

/* A person of whom nothing is known is an empty row. */
int shop__person_load(call *c, const char *user_id, person_row *ret);

/* Whether this person wants messages about a topic by a channel. */
int shop__person_wants(call *c, const char *user_id, shop_notification_topic topic, const char *channel,
                       bool *ret);

/* The account's contact, or NULL when there is none. */
int shop__person_contact(call *c, const char *user_id, const shop_contact **ret);

/* The person's language; user_id may be NULL. */
int shop__person_locale(call *c, const char *user_id, const char **ret);

/* Forget what was chosen, and remember that nothing is to be written any more. */
int shop__person_erase(call *c, const char *user_id);

#endif

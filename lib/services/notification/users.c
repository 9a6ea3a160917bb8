/* users.c - welcoming people, and forgetting them. */
#include <stddef.h>

#include "lib/base/text.h"
#include "lib/services/notification/deliveries.h"
#include "lib/services/notification/generated/handlers.h"

static const statement orders_erase =
    STATEMENT("UPDATE notification_orders SET email = '' WHERE owner = $1");

/* Who was erased meanwhile has no contact any more. */
int shop__notification_users_on_user_registered(call *c, const event *e, const shop_user_event *data)
{
    const shop_contact *contact = NULL;
    letter l = {.event_id = e->id,
                .template_name = "welcome",
                .topic = SHOP_NOTIFICATION_TOPIC_ACCOUNT,
                .channel = CHANNEL_EMAIL,
                .user_id = data->user_id};
    bool wanted = false;
    TRY(shop__person_contact(c, data->user_id, &contact));
    TRY(shop__person_wants(c, data->user_id, l.topic, l.channel, &wanted));
    if (contact == NULL || shop__text_empty(contact->email) || !wanted)
        return 0;
    const template_value values[] = {{"name", contact->name}, {"email", contact->email}};
    l.recipient = contact->email;
    l.values = values;
    l.value_count = sizeof(values) / sizeof(values[0]);
    TRY(shop__person_locale(c, data->user_id, &l.locale));
    return shop__delivery_write(c, &l, NULL);
}

int shop__notification_users_on_user_erased(call *c, const event *e, const shop_user_event *data)
{
    (void)e;
    TRY(shop__person_erase(c, data->user_id));
    TRY(call_run(c, &orders_erase, PARAMS(v_text(data->user_id))));
    return shop__delivery_erase(c, data->user_id);
}

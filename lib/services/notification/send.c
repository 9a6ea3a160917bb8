/* send.c - a message that staff writes. */
#include <string.h>

#include "lib/base/mail_address.h"
#include "lib/base/text.h"
#include "lib/services/notification/channels.h"
#include "lib/services/notification/deliveries.h"
#include "lib/services/notification/generated/handlers.h"
#include "lib/services/notification/message.h"
#include "lib/services/notification/templates.h"

static const char *text_or(const char *text, const char *otherwise)
{
    return shop__text_empty(text) ? otherwise : text;
}

static int check_content(call *c, const shop_notification_send_args *args)
{
    bool own = !shop__text_empty(args->subject) && !shop__text_empty(args->text);
    bool any = !shop__text_empty(args->subject) || !shop__text_empty(args->text);
    if (!shop__text_empty(args->template_name))
        return any ? call_invalid(c, "template_name", "goes without subject and text") : 0;
    ENSURE(own, call_invalid(c, "template_name", "or subject and text are needed"));
    ENSURE(shop__message_line_ok(args->subject), call_invalid(c, "subject", "is one line"));
    return 0;
}

/* The person is there and wants it. */
static int check_person(call *c, const letter *l)
{
    person_row person;
    bool wanted = false;
    if (l->user_id == NULL)
        return 0;
    TRY(shop__person_load(c, l->user_id, &person));
    ENSURE(!person.erased, call_fail(c, SHOP_E_CONFLICT, "this person was erased"));
    TRY(shop__person_wants(c, l->user_id, l->topic, l->channel, &wanted));
    return wanted ? 0 : call_fail(c, SHOP_E_CONFLICT, "this person does not want such messages");
}

static int find_recipient(call *c, const shop_notification_send_args *args, letter *l)
{
    const shop_contact *contact = NULL;
    bool email = strcmp(l->channel, CHANNEL_EMAIL) == 0;
    if (shop__text_empty(args->recipient)) {
        ENSURE(args->user_id != NULL && email, call_invalid(c, "recipient", "is needed"));
        TRY(shop__person_contact(c, args->user_id, &contact));
        ENSURE(contact != NULL, call_fail(c, SHOP_E_NOT_FOUND, "no such account"));
        l->recipient = contact->email;
        return 0;
    }
    ENSURE(email ? shop__mail_address_ok(args->recipient) : shop__message_line_ok(args->recipient),
           call_invalid(c, "recipient", email ? "is no e-mail address" : "is one line"));
    l->recipient = args->recipient;
    return 0;
}

static int take_values(call *c, const shop_notification_send_args *args, letter *l)
{
    template_value *values;
    CALL_ARRAY(c, values, args->value_count + 1);
    for (size_t i = 0; i < args->value_count; i++)
        values[i] = (template_value){args->values[i].name, args->values[i].value};
    l->values = values;
    l->value_count = args->value_count;
    return 0;
}

int shop__notification_send(call *c, const shop_notification_send_args *args, shop_delivery *ret)
{
    letter l = {.template_name = shop__text_empty(args->template_name) ? NULL : args->template_name,
                .topic = args->topic != 0 ? args->topic : SHOP_NOTIFICATION_TOPIC_ACCOUNT,
                .channel = text_or(args->channel, CHANNEL_EMAIL),
                .user_id = args->user_id,
                .locale = args->locale,
                .subject = args->subject,
                .text = args->text};
    const char *id;
    ENSURE(shop__channel_known(c, l.channel), call_invalid(c, "channel", "no such channel"));
    TRY(check_content(c, args));
    TRY(check_person(c, &l));
    TRY(find_recipient(c, args, &l));
    TRY(take_values(c, args, &l));
    if (shop__text_empty(l.locale))
        TRY(shop__person_locale(c, l.user_id, &l.locale));
    ENSURE(shop__locale_ok(l.locale), call_invalid(c, "locale", "may hold letters, digits and '-' only"));
    TRY(shop__delivery_write(c, &l, &id));
    return shop__delivery_load(c, id, ret);
}

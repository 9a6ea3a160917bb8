/* channels.c - the channels that the application gave, and the built-in "email", which one of the same
 * name replaces. */
#include "lib/services/notification/channels.h"

#include <string.h>

#include "lib/base/env.h"
#include "lib/services/notification/maildir.h"
#include "lib/services/notification/people.h"

static const shop_channel *find_given(const call *c, const char *name)
{
    const shop_options *o = call_options(c);
    for (size_t i = 0; i < o->channel_count; i++)
        if (strcmp(o->channels[i]->name, name) == 0)
            return o->channels[i];
    return NULL;
}

bool shop__channel_known(const call *c, const char *name)
{
    return strcmp(name, CHANNEL_EMAIL) == 0 || find_given(c, name) != NULL;
}

static int hand_over(call *c, const char *name, const shop_message *m)
{
    const shop_channel *given = find_given(c, name);
    if (given != NULL)
        return given->send(given->self, m);
    ENSURE(strcmp(name, CHANNEL_EMAIL) == 0, SHOP_E_UNAVAILABLE); /* not configured at the moment */
    const maildir built_in = {call_env(c), call_options(c)->mail_dir, call_options(c)->mail_from};
    return shop__maildir_send(&built_in, m);
}

int shop__channel_send(call *c, const shop_delivery *d)
{
    const shop_message m = {.struct_size = sizeof(m),
                            .key = d->id,
                            .recipient = d->recipient,
                            .subject = d->subject,
                            .text = d->text,
                            .created_at_ms = d->created_at_ms};
    TRY(shop__env_reach(call_env(c), SHOP_POINT_OUTSIDE, d->channel));
    int code = hand_over(c, d->channel, &m);
    TRY(shop__env_reach(call_env(c), SHOP_POINT_OUTSIDE, d->channel));
    return code;
}

/* people.c - preferences: what somebody wants to be told. Rows are exceptions to the defaults. */
#include "lib/services/notification/people.h"

#include <stddef.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/services/generated/calls.h"
#include "lib/services/notification/generated/handlers.h"
#include "lib/services/notification/templates.h"

enum { CHOICES_MAX = 200, TOPICS = SHOP_NOTIFICATION_TOPIC_MARKETING };

static const column person_columns[] = {COL_TEXT(person_row, locale), COL_BOOL(person_row, erased)};
static const column choice_columns[] = {COL_ENUM(shop_preference, topic), COL_TEXT(shop_preference, channel),
                                        COL_BOOL(shop_preference, wanted)};

static const statement person_select = SELECT_INTO(
    person_row, person_columns, "SELECT locale, erased FROM notification_people WHERE user_id = $1");
static const statement person_speaks = STATEMENT(
    "INSERT INTO notification_people (user_id, locale, erased) VALUES ($1, $2, 0)"
    " ON CONFLICT (user_id) DO UPDATE SET locale = excluded.locale");
static const statement person_erase = STATEMENT(
    "INSERT INTO notification_people (user_id, locale, erased) VALUES ($1, NULL, 1)"
    " ON CONFLICT (user_id) DO UPDATE SET locale = NULL, erased = 1");
static const statement choices_select =
    SELECT_INTO(shop_preference, choice_columns,
                "SELECT topic, channel, wanted FROM notification_choices WHERE user_id = $1"
                " ORDER BY channel, topic");
static const statement choice_select =
    SELECT_INTO(shop_preference, choice_columns,
                "SELECT topic, channel, wanted FROM notification_choices"
                " WHERE user_id = $1 AND topic = $2 AND channel = $3");
static const statement choice_put = STATEMENT(
    "INSERT INTO notification_choices (user_id, topic, channel, wanted) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (user_id, topic, channel) DO UPDATE SET wanted = excluded.wanted");
static const statement choices_erase = STATEMENT("DELETE FROM notification_choices WHERE user_id = $1");

int shop__person_load(call *c, const char *user_id, person_row *ret)
{
    int code = call_one(c, &person_select, PARAMS(v_id(user_id)), NULL, ret);
    if (code != SHOP_E_NOT_FOUND)
        return code;
    *ret = (person_row){.locale = NULL};
    return 0;
}

static bool wanted_by_default(int32_t topic)
{
    return topic != SHOP_NOTIFICATION_TOPIC_MARKETING;
}

int shop__person_wants(call *c, const char *user_id, shop_notification_topic topic, const char *channel,
                       bool *ret)
{
    shop_preference row;
    int code = call_one(c, &choice_select, PARAMS(v_id(user_id), v_int((int64_t)topic), v_text(channel)),
                        NULL, &row);
    if (code != 0 && code != SHOP_E_NOT_FOUND)
        return code;
    *ret = code == 0 ? row.wanted : wanted_by_default((int32_t)topic);
    return 0;
}

/* That there is no account spoils no transaction, so the failure is forgotten even in one that has written. */
int shop__person_contact(call *c, const char *user_id, const shop_contact **ret)
{
    shop_account_contact_args args = SHOP_ACCOUNT_CONTACT_INIT;
    args.user_id = user_id;
    *ret = NULL;
    int code = call_user_account_contact(c, &args, ret);
    if (code != SHOP_E_NOT_FOUND)
        return code;
    shop__fault_clear(call_fault(c));
    return 0;
}

int shop__person_locale(call *c, const char *user_id, const char **ret)
{
    const shop_contact *contact = NULL;
    person_row person = {.locale = NULL};
    if (user_id != NULL)
        TRY(shop__person_load(c, user_id, &person));
    if (user_id != NULL && person.locale == NULL)
        TRY(shop__person_contact(c, user_id, &contact));
    if (contact != NULL)
        person.locale = contact->locale;
    *ret = shop__text_empty(person.locale) || !shop__locale_ok(person.locale) ? "en" : person.locale;
    return 0;
}

int shop__person_erase(call *c, const char *user_id)
{
    TRY(call_run(c, &choices_erase, PARAMS(v_id(user_id))));
    return call_run(c, &person_erase, PARAMS(v_id(user_id)));
}

/* --- operations ----------------------------------------------------------------------------------- */

static const shop_preference *find_choice(const shop_preference *rows, size_t count, int32_t topic)
{
    for (size_t i = 0; i < count; i++)
        if ((int32_t)rows[i].topic == topic && strcmp(rows[i].channel, CHANNEL_EMAIL) == 0)
            return &rows[i];
    return NULL;
}

/* E-mail first, every topic, chosen or not; then what was chosen for other channels. */
static int project_choices(call *c, const shop_preference *rows, size_t count, shop_preferences *ret)
{
    const shop_preference **list;
    shop_preference *standard;
    CALL_ARRAY(c, list, count + TOPICS);
    CALL_ARRAY(c, standard, TOPICS);
    for (int32_t topic = 1; topic <= TOPICS; topic++) {
        const shop_preference *chosen = find_choice(rows, count, topic);
        standard[topic - 1] = (shop_preference){.topic = (shop_notification_topic)topic,
                                                .channel = CHANNEL_EMAIL,
                                                .wanted = wanted_by_default(topic)};
        list[ret->choice_count++] = chosen != NULL ? chosen : &standard[topic - 1];
    }
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].channel, CHANNEL_EMAIL) != 0)
            list[ret->choice_count++] = &rows[i];
    ret->choices = list;
    return 0;
}

static int project(call *c, const char *user_id, shop_preferences *ret)
{
    const shop_preference *rows = NULL;
    person_row person;
    size_t count = 0;
    TRY(shop__person_load(c, user_id, &person));
    TRY(call_all(c, &choices_select, PARAMS(v_id(user_id)), CHOICES_MAX, &rows, &count));
    *ret = (shop_preferences){.user_id = user_id, .locale = person.locale};
    return project_choices(c, rows, count, ret);
}

int shop__preference_get(call *c, const shop_preference_get_args *args, shop_preferences *ret)
{
    TRY(call_check_owner(c, args->user_id, "user"));
    return project(c, args->user_id, ret);
}

static int set_choices(call *c, const shop_preference_set_args *args)
{
    const shop_preference *rows = NULL;
    size_t count = 0;
    for (size_t i = 0; i < args->choice_count; i++) {
        const shop_preference_input *p = &args->choices[i];
        TRY(call_run(c, &choice_put,
                     PARAMS(v_id(args->user_id), v_int((int64_t)p->topic), v_text(p->channel),
                            v_int(p->wanted))));
    }
    TRY(call_all(c, &choices_select, PARAMS(v_id(args->user_id)), CHOICES_MAX + 1, &rows, &count));
    ENSURE(count <= CHOICES_MAX, call_fail(c, SHOP_E_TOO_LARGE, "choices for too many channels"));
    return 0;
}

int shop__preference_set(call *c, const shop_preference_set_args *args, shop_preferences *ret)
{
    person_row person;
    bool speaks = !shop__text_empty(args->locale);
    TRY(call_check_owner(c, args->user_id, "user"));
    TRY(shop__person_load(c, args->user_id, &person));
    ENSURE(!person.erased, call_fail(c, SHOP_E_NOT_FOUND, "no such user"));
    ENSURE(!speaks || shop__locale_ok(args->locale),
           call_invalid(c, "locale", "may hold letters, digits and '-' only"));
    if (args->locale != NULL)
        TRY(call_run(c, &person_speaks,
                     PARAMS(v_id(args->user_id), v_text(speaks ? args->locale : NULL))));
    TRY(set_choices(c, args));
    return project(c, args->user_id, ret);
}

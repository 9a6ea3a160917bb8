/* deliveries.c - writing, reading and trying again. Sending is in sender.c. */
#include "lib/services/notification/deliveries.h"

#include <stddef.h>

#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/notification/generated/handlers.h"
#include "lib/services/notification/templates.h"

#define ID_NEWEST "dlv_7zzzzzzzzzzzzzzzzzzzzzzzzz"

const column shop__delivery_columns[15] = {
    COL_ID(shop_delivery, id, "dlv"),      COL_TEXT(shop_delivery, template_name),
    COL_ENUM(shop_delivery, topic),        COL_TEXT(shop_delivery, channel),
    COL_ID(shop_delivery, user_id, "usr"), COL_ID(shop_delivery, order_id, "ord"),
    COL_TEXT(shop_delivery, recipient),    COL_TEXT(shop_delivery, subject),
    COL_TEXT(shop_delivery, text),         COL_ENUM(shop_delivery, state),
    COL_INT(shop_delivery, attempts),      COL_TEXT(shop_delivery, reason),
    COL_INT(shop_delivery, version),       COL_INT(shop_delivery, created_at_ms),
    COL_INT(shop_delivery, updated_at_ms),
};

#define DELIVERY_SELECT(text)                                                                      \
    "SELECT " DELIVERY_COLUMN_LIST("recipient", "subject", text) " FROM notification_deliveries"
#define DELIVERY_PAGE(condition)                                                                   \
    SELECT_INTO(shop_delivery, shop__delivery_columns,                                                   \
                DELIVERY_SELECT("NULL") " WHERE " condition                                        \
                " AND ($3 = 0 OR state = $3) ORDER BY id DESC LIMIT $2")

static const statement delivery_select = SELECT_INTO(shop_delivery, shop__delivery_columns,
                                                     DELIVERY_SELECT("text") " WHERE id = $1");
/* $1 cursor, $2 limit, $3 state, $4 person */
static const statement page_of_all = DELIVERY_PAGE("id < $1");
static const statement page_of_user = DELIVERY_PAGE("user_id = $4 AND id < $1");
static const statement page_of_wrong = DELIVERY_PAGE("state IN (4, 5) AND state = $3 AND id < $1");

static const statement delivery_insert = STATEMENT(
    "INSERT INTO notification_deliveries (id, event_id, template, topic, channel, user_id, order_id,"
    " recipient, subject, text, state, attempts, due_ms, version, created_at_ms, updated_at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, 1, $12, $12)"
    " ON CONFLICT (event_id, template) DO NOTHING");
static const statement delivery_again = STATEMENT(
    "UPDATE notification_deliveries SET state = $2, attempts = 0, reason = NULL, due_ms = $3,"
    " version = version + 1, updated_at_ms = $3 WHERE id = $1 AND state IN (4, 5) AND recipient <> ''");
static const statement deliveries_erase = STATEMENT(
    "UPDATE notification_deliveries SET recipient = '', subject = '', text = '', reason = NULL,"
    " state = CASE state WHEN 3 THEN 3 ELSE 5 END, due_ms = NULL, version = version + 1,"
    " updated_at_ms = $2 WHERE user_id = $1");

_Static_assert(SHOP_DELIVERY_STATE_SENT == 3 && SHOP_DELIVERY_STATE_FAILED == 4 &&
                   SHOP_DELIVERY_STATE_DEAD == 5,
               "the statements above name states by number");

/* --- writing ------------------------------------------------------------------------------------ */

static int compose(call *c, const letter *l, const char **ret_subject, const char **ret_text)
{
    shop_template t = {.subject = l->subject, .text = l->text};
    *ret_subject = l->subject;
    *ret_text = l->text;
    if (l->template_name == NULL)
        return 0;
    TRY(shop__template_find(c, l->template_name, l->channel, l->locale, &t));
    *ret_subject = shop__template_render(call_arena(c), t.subject, true, l->values, l->value_count);
    *ret_text = shop__template_render(call_arena(c), t.text, false, l->values, l->value_count);
    return *ret_subject != NULL && *ret_text != NULL ? 0 : SHOP_E_NO_MEMORY;
}

int shop__delivery_write(call *c, const letter *l, const char **ret_id)
{
    const char *id, *subject, *text;
    int64_t written = 0;
    TRY(compose(c, l, &subject, &text));
    TRY(call_new_id(c, "dlv", &id));
    TRY(call_changed(c, &delivery_insert,
                     PARAMS(v_id(id), v_id(l->event_id), v_text(l->template_name), v_int((int64_t)l->topic),
                            v_text(l->channel), v_id(l->user_id), v_id(l->order_id), v_text(l->recipient),
                            v_text(subject), v_text(text), v_int(SHOP_DELIVERY_STATE_PENDING),
                            v_int(call_now_ms(c))),
                     &written));
    if (ret_id != NULL)
        *ret_id = written == 1 ? id : NULL;
    return 0;
}

int shop__delivery_erase(call *c, const char *user_id)
{
    return call_run(c, &deliveries_erase, PARAMS(v_id(user_id), v_int(call_now_ms(c))));
}

/* --- reading ------------------------------------------------------------------------------------ */

int shop__delivery_load(call *c, const char *delivery_id, shop_delivery *ret)
{
    shop_delivery row;
    TRY(call_one(c, &delivery_select, PARAMS(v_id(delivery_id)), "delivery", &row));
    TRY(call_check_owner(c, row.user_id, "delivery"));
    *ret = row;
    return 0;
}

int shop__delivery_get(call *c, const shop_delivery_get_args *args, shop_delivery *ret)
{
    return shop__delivery_load(c, args->delivery_id, ret);
}

/* Whose messages are listed: NULL = everybody's. */
static int whose(call *c, const shop_delivery_list_args *args, const char **ret_user_id)
{
    bool own = shop__text_equal(args->user_id, call_principal(c)->id);
    *ret_user_id = args->user_id;
    if (call_is_staff(c) || own)
        return 0;
    ENSURE(args->user_id == NULL && call_principal(c)->kind == PRINCIPAL_USER,
           call_fail(c, SHOP_E_NOT_FOUND, "no such user, or not you"));
    *ret_user_id = call_principal(c)->id;
    return 0;
}

int shop__delivery_list(call *c, const shop_delivery_list_args *args, shop_delivery_page *ret)
{
    size_t limit = args->limit != 0 ? (size_t)args->limit : PAGE_DEFAULT, count = 0;
    const shop_delivery *rows = NULL, **list;
    const char *user_id, *before = shop__text_empty(args->cursor) ? ID_NEWEST : args->cursor;
    uint8_t id[ID_BYTES];
    TRY(whose(c, args, &user_id));
    ENSURE(shop__id_parse(before, "dlv", id), call_invalid(c, "cursor", "is not one that this list gave"));
    bool wrong = args->state == SHOP_DELIVERY_STATE_FAILED || args->state == SHOP_DELIVERY_STATE_DEAD;
    const statement *page = user_id != NULL ? &page_of_user : wrong ? &page_of_wrong : &page_of_all;
    const value params[] = {v_id(before), v_int((int64_t)limit + 1), v_int((int64_t)args->state), v_id(user_id)};
    TRY(call_all(c, page, params, user_id != NULL ? 4 : 3, limit + 1, &rows, &count));
    bool more = count > limit;
    count -= more;
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = &rows[i];
    ret->items = list;
    ret->item_count = count;
    ret->next_cursor = more ? rows[count - 1].id : NULL;
    return 0;
}

int shop__delivery_retry(call *c, const shop_delivery_retry_args *args, shop_delivery *ret)
{
    shop_delivery row;
    TRY(shop__delivery_load(c, args->delivery_id, &row));
    TRY(call_guard(c, &delivery_again,
                   PARAMS(v_id(row.id), v_int(SHOP_DELIVERY_STATE_PENDING), v_int(call_now_ms(c))),
                   "only a message that failed or was given up, and was not erased, is tried again"));
    return shop__delivery_load(c, args->delivery_id, ret);
}

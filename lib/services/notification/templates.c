/* templates.c - reading and writing templates. Built-in ones are constants under those that were written:
 * a list shows both as one. */
#include "lib/services/notification/templates.h"

#include <string.h>

#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/notification/generated/handlers.h"
#include "lib/services/notification/render.h"

static const column template_columns[] = {
    COL_TEXT(shop_template, name),   COL_TEXT(shop_template, channel), COL_TEXT(shop_template, locale),
    COL_TEXT(shop_template, subject), COL_TEXT(shop_template, text),    COL_INT(shop_template, version),
    COL_INT(shop_template, updated_at_ms),
};

#define TEMPLATE_SELECT                                                                            \
    "SELECT name, channel, locale, subject, text, version, updated_at_ms FROM notification_templates"

static const statement template_select =
    SELECT_INTO(shop_template, template_columns,
                TEMPLATE_SELECT " WHERE name = $1 AND channel = $2 AND locale = $3");
static const statement template_page =
    SELECT_INTO(shop_template, template_columns,
                TEMPLATE_SELECT " WHERE (name, channel, locale) > ($1, $2, $3)"
                                " ORDER BY name, channel, locale LIMIT $4");
static const statement template_upsert = STATEMENT(
    "INSERT INTO notification_templates (name, channel, locale, subject, text, version, updated_at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)"
    " ON CONFLICT (name, channel, locale) DO UPDATE SET subject = excluded.subject,"
    " text = excluded.text, version = excluded.version, updated_at_ms = excluded.updated_at_ms");

/* --- names -------------------------------------------------------------------------------------- */

static bool holds_only(const char *text, const char *others)
{
    for (const char *p = text; *p != '\0'; p++)
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || strchr(others, *p) != NULL))
            return false;
    return true;
}

bool shop__locale_ok(const char *locale)
{
    return strlen(locale) <= LOCALE_MAX && holds_only(locale, "-ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

static int check_names(call *c, const char *name, const char *channel, const char *locale)
{
    ENSURE(holds_only(name, "_"), call_invalid(c, "name", "may hold a to z, 0 to 9 and '_' only"));
    ENSURE(holds_only(channel, "_"), call_invalid(c, "channel", "may hold a to z, 0 to 9 and '_' only"));
    ENSURE(shop__locale_ok(locale), call_invalid(c, "locale", "may hold letters, digits and '-' only"));
    return 0;
}

static int compare(const shop_template *a, const shop_template *b)
{
    int order = strcmp(a->name, b->name);
    if (order == 0)
        order = strcmp(a->channel, b->channel);
    return order != 0 ? order : strcmp(a->locale, b->locale);
}

/* --- reading ------------------------------------------------------------------------------------ */

static const shop_template *find_default(const shop_template *key)
{
    for (size_t i = 0; i < shop__template_default_count; i++)
        if (compare(&shop__template_defaults[i], key) == 0)
            return &shop__template_defaults[i];
    return NULL;
}

/* Of exactly this locale; without a message when there is none. */
static int load(call *c, const shop_template *key, shop_template *ret)
{
    const shop_template *built_in = find_default(key);
    int code = call_one(c, &template_select,
                        PARAMS(v_text(key->name), v_text(key->channel), v_text(key->locale)), NULL, ret);
    if (code != SHOP_E_NOT_FOUND || built_in == NULL)
        return code;
    *ret = *built_in;
    return 0;
}

int shop__template_find(call *c, const char *name, const char *channel, const char *locale,
                        shop_template *ret)
{
    char language[LOCALE_MAX + 1] = "";
    const char *tries[] = {locale, language, "en"};
    size_t size = strcspn(locale, "-");
    memcpy(language, locale, size < LOCALE_MAX ? size : LOCALE_MAX);
    for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
        const shop_template key = {.name = name, .channel = channel, .locale = tries[i]};
        int code = load(c, &key, ret);
        if (code != SHOP_E_NOT_FOUND)
            return code;
    }
    return call_fail(c, SHOP_E_NOT_FOUND, "no such template: %s", name);
}

int shop__template_get(call *c, const shop_template_get_args *args, shop_template *ret)
{
    const shop_template key = {.name = args->name, .channel = args->channel, .locale = args->locale};
    int code = load(c, &key, ret);
    return code != SHOP_E_NOT_FOUND ? code : call_fail(c, code, "no such template");
}

/* --- listing ------------------------------------------------------------------------------------ */

/* A cursor is the last one's "name/channel/locale". */
static int read_cursor(call *c, const char *cursor, shop_template *ret)
{
    *ret = (shop_template){.name = "", .channel = "", .locale = ""};
    if (shop__text_empty(cursor))
        return 0;
    char *name = call_format(c, "%s", cursor);
    ENSURE(name != NULL, SHOP_E_NO_MEMORY);
    char *channel = strchr(name, '/');
    char *locale = channel != NULL ? strchr(channel + 1, '/') : NULL;
    ENSURE(locale != NULL, call_invalid(c, "cursor", "is not one that template.list gave"));
    *channel++ = *locale++ = '\0';
    *ret = (shop_template){.name = name, .channel = channel, .locale = locale};
    return 0;
}

/* The next of two sorted lists; a written template stands for the built-in one of its name. */
static const shop_template *take_next(const shop_template *rows, size_t count, size_t *row, size_t *built_in)
{
    const shop_template *written = *row < count ? &rows[*row] : NULL;
    const shop_template *standard =
        *built_in < shop__template_default_count ? &shop__template_defaults[*built_in] : NULL;
    if (written == NULL && standard == NULL)
        return NULL;
    int order = written == NULL ? 1 : standard == NULL ? -1 : compare(written, standard);
    *row += order <= 0;
    *built_in += order >= 0;
    return order <= 0 ? written : standard;
}

int shop__template_list(call *c, const shop_template_list_args *args, shop_template_page *ret)
{
    size_t limit = args->limit != 0 ? (size_t)args->limit : PAGE_DEFAULT, count = 0, row = 0, built_in = 0;
    const shop_template *rows = NULL, **list, *item;
    shop_template behind;
    TRY(read_cursor(c, args->cursor, &behind));
    TRY(call_all(c, &template_page,
                 PARAMS(v_text(behind.name), v_text(behind.channel), v_text(behind.locale),
                        v_int((int64_t)limit + 1)),
                 limit + 1, &rows, &count));
    CALL_ARRAY(c, list, limit);
    while (built_in < shop__template_default_count &&
           compare(&shop__template_defaults[built_in], &behind) <= 0)
        built_in++;
    while ((item = take_next(rows, count, &row, &built_in)) != NULL && ret->item_count < limit)
        list[ret->item_count++] = item;
    ret->items = list;
    if (item == NULL)
        return 0;
    const shop_template *last = list[limit - 1];
    ret->next_cursor = call_format(c, "%s/%s/%s", last->name, last->channel, last->locale);
    return ret->next_cursor != NULL ? 0 : SHOP_E_NO_MEMORY;
}

/* --- writing ------------------------------------------------------------------------------------ */

static int check_text(call *c, const char *field, const char *text, bool subject)
{
    const char *problem = shop__template_problem(text, subject);
    return problem == NULL ? 0 : call_invalid(c, field, "%s", problem);
}

int shop__template_put(call *c, const shop_template_put_args *args, shop_template *ret)
{
    shop_template old = {.version = 0};
    TRY(check_names(c, args->name, args->channel, args->locale));
    TRY(check_text(c, "subject", args->subject, true));
    TRY(check_text(c, "text", args->text, false));
    int code = call_one(c, &template_select,
                        PARAMS(v_text(args->name), v_text(args->channel), v_text(args->locale)), NULL, &old);
    if (code != SHOP_E_NOT_FOUND)
        TRY(code);
    ENSURE(!args->has_if_version || args->if_version == old.version,
           call_fail(c, SHOP_E_VERSION_MISMATCH, "the template has version %lld by now",
                     (long long)old.version));
    *ret = (shop_template){.name = args->name,
                           .channel = args->channel,
                           .locale = args->locale,
                           .subject = args->subject,
                           .text = args->text,
                           .version = old.version + 1,
                           .updated_at_ms = call_now_ms(c)};
    return call_run(c, &template_upsert,
                    PARAMS(v_text(ret->name), v_text(ret->channel), v_text(ret->locale),
                           v_text(ret->subject), v_text(ret->text), v_int(ret->version),
                           v_int(ret->updated_at_ms)));
}

/* notification_test.c - templates, preferences and deliveries as their callers see them. Messages that
 * events write are tested in tests/unit/services/notification/, but for the welcome and the erasure. */
#include <stdio.h>
#include <string.h>

#include "contract.h"

static const char unknown[] = "dlv_01j00000000000000000000000";

static const char *put_template(fixture *f, const char *rest)
{
    return contract_call(f, f->shop, "template.put",
                         "{\"name\":\"hello\",\"channel\":\"email\",\"locale\":\"en\","
                         "\"subject\":\"Hello {{name}}\",\"text\":\"Dear {{name}}\\n{{{lines}}}\"%s}",
                         rest);
}

static const char *send(fixture *f, const char *rest)
{
    return contract_call(f, f->shop, "notification.send", "{\"recipient\":\"ada@example.org\"%s}", rest);
}

static const char *send_plain(fixture *f)
{
    return send(f, ",\"subject\":\"Hi\",\"text\":\"There\"");
}

static const char *delivery(fixture *f, shop *as, const char *id)
{
    return contract_call(f, as, "delivery.get", "{\"delivery_id\":\"%s\"}", id);
}

static const char *someone(fixture *f, const char *email)
{
    const char *account = contract_call(f, f->nobody, "account.register",
                                        "{\"email\":\"%s\",\"password\":\"correct horse battery\","
                                        "\"name\":\"Ada\",\"locale\":\"de-AT\"}", email);
    return contract_text(f, account, "id");
}

static void refuse_strangers(fixture *f, const char *op, const char *json)
{
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, op, "%s", json);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, op, "%s", json);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, op, "%s", json);
}

/* --- template.put, template.get, template.list -------------------------------------------------- */

static void put_refuses_bad_templates(fixture *f)
{
    static const char *const bad[] = {
        "\"subject\":\"{{{name}}}\",\"text\":\"x\"",  "\"subject\":\"a\\nb\",\"text\":\"x\"",
        "\"subject\":\"a\\rb\",\"text\":\"x\"",       "\"subject\":\"a\",\"text\":\"{{name\"",
        "\"subject\":\"a\",\"text\":\"{{Name}}\"",    "\"subject\":\"a\",\"text\":\"{{}}\"",
        "\"subject\":\"a\",\"text\":\"{{{name}}\"",   "\"subject\":\"a\",\"text\":\"{{#if x}}\"",
        "\"subject\":\"a\",\"text\":\"\\u0007\"",     "\"subject\":\"\",\"text\":\"x\"",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        contract_refused(f, f->shop, SHOP_E_INVALID, "template.put",
                         "{\"name\":\"hello\",\"channel\":\"email\",\"locale\":\"en\",%s}", bad[i]);
    contract_refused(f, f->shop, SHOP_E_INVALID, "template.put",
                     "{\"name\":\"a/b\",\"channel\":\"email\",\"locale\":\"en\",\"subject\":\"a\",\"text\":\"b\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "template.put",
                     "{\"name\":\"a\",\"channel\":\"e-mail\",\"locale\":\"en\",\"subject\":\"a\",\"text\":\"b\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "template.put",
                     "{\"name\":\"a\",\"channel\":\"email\",\"locale\":\"e n\",\"subject\":\"a\",\"text\":\"b\"}");
}

static void put_counts_versions(fixture *f)
{
    assert_int_equal(contract_int(f, put_template(f, ",\"if_version\":0"), "version"), 1);
    assert_int_equal(contract_int(f, put_template(f, ""), "version"), 2);
    assert_int_equal(contract_int(f, put_template(f, ",\"if_version\":2"), "version"), 3);
    contract_refused(f, f->shop, SHOP_E_VERSION_MISMATCH, "template.put",
                     "{\"name\":\"hello\",\"channel\":\"email\",\"locale\":\"en\",\"subject\":\"a\","
                     "\"text\":\"b\",\"if_version\":2}");
    contract_reopen(f);
    const char *read = contract_call(f, f->shop, "template.get",
                                     "{\"name\":\"hello\",\"channel\":\"email\",\"locale\":\"en\"}");
    assert_int_equal(contract_int(f, read, "version"), 3);
    assert_string_equal(contract_text(f, read, "subject"), "Hello {{name}}");
}

static void put_is_idempotent(fixture *f)
{
    contract_replays(f, f->shop, "template.put",
                     "{\"name\":\"a\",\"channel\":\"email\",\"locale\":\"en\",\"subject\":\"a\",\"text\":\"b\"}",
                     "{\"name\":\"a\",\"channel\":\"email\",\"locale\":\"en\",\"subject\":\"a\",\"text\":\"c\"}");
    const char *read = contract_call(f, f->shop, "template.get",
                                     "{\"name\":\"a\",\"channel\":\"email\",\"locale\":\"en\"}");
    assert_int_equal(contract_int(f, read, "version"), 1);
}

static void get_knows_what_is_built_in(fixture *f)
{
    static const char *const names[] = {"order_confirmed", "order_shipped", "order_cancelled",
                                        "order_returned", "payment_refunded", "welcome"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *en = contract_call(f, f->shop, "template.get",
                                       "{\"name\":\"%s\",\"channel\":\"email\",\"locale\":\"en\"}", names[i]);
        const char *de = contract_call(f, f->shop, "template.get",
                                       "{\"name\":\"%s\",\"channel\":\"email\",\"locale\":\"de\"}", names[i]);
        assert_true(contract_int(f, en, "built_in") && contract_int(f, de, "built_in"));
        assert_string_not_equal(contract_text(f, en, "text"), contract_text(f, de, "text"));
    }
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "template.get",
                     "{\"name\":\"welcome\",\"channel\":\"email\",\"locale\":\"de-AT\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "template.get",
                     "{\"name\":\"welcome\",\"channel\":\"sms\",\"locale\":\"de\"}");
}

static void list_shows_all_in_pages(fixture *f)
{
    char last[128] = "", cursor[400] = "";
    size_t seen = 0, replaced = 0;
    put_template(f, "");
    contract_call(f, f->shop, "template.put",
                  "{\"name\":\"welcome\",\"channel\":\"email\",\"locale\":\"de\",\"subject\":\"a\",\"text\":\"b\"}");
    for (int page = 0; page < 20; page++) {
        const char *list = contract_call(f, f->shop, "template.list", "{\"limit\":3,\"cursor\":\"%s\"}", cursor);
        for (size_t i = 0; i < contract_length(f, list, "items"); i++, seen++) {
            char path[64], key[128];
            snprintf(path, sizeof(path), "items[%zu].name", i);
            const char *name = contract_text(f, list, path);
            snprintf(path, sizeof(path), "items[%zu].locale", i);
            snprintf(key, sizeof(key), "%s/%s", name, contract_text(f, list, path));
            assert_true(strcmp(last, key) < 0);
            snprintf(path, sizeof(path), "items[%zu].built_in", i);
            replaced += !contract_has(f, list, path) || !contract_int(f, list, path);
            memcpy(last, key, sizeof(last));
        }
        if (!contract_has(f, list, "next_cursor"))
            break;
        snprintf(cursor, sizeof(cursor), "%s", contract_text(f, list, "next_cursor"));
    }
    assert_int_equal(seen, 13);
    assert_int_equal(replaced, 2);
    contract_refused(f, f->shop, SHOP_E_INVALID, "template.list", "{\"cursor\":\"x\"}");
}

static void templates_are_the_staff_s(fixture *f)
{
    refuse_strangers(f, "template.put", "{\"name\":\"a\",\"channel\":\"email\",\"locale\":\"en\","
                                        "\"subject\":\"a\",\"text\":\"b\"}");
    refuse_strangers(f, "template.get", "{\"name\":\"welcome\",\"channel\":\"email\",\"locale\":\"en\"}");
    refuse_strangers(f, "template.list", "{}");
}

/* --- preference.get, preference.set --------------------------------------------------------------- */

static const char *preferences(fixture *f, shop *as)
{
    return contract_call(f, as, "preference.get", "{\"user_id\":\"%s\"}", f->customer_id);
}

static void preferences_have_defaults(fixture *f)
{
    const char *p = preferences(f, f->customer);
    assert_int_equal(contract_length(f, p, "choices"), 3);
    assert_int_equal(contract_int(f, p, "choices[0].wanted"), 1);
    assert_string_equal(contract_text(f, p, "choices[2].topic"), "marketing");
    assert_false(contract_has(f, p, "choices[2].wanted") && contract_int(f, p, "choices[2].wanted"));
}

static void set_keeps_what_is_not_named(fixture *f)
{
    contract_call(f, f->customer, "preference.set",
                  "{\"user_id\":\"%s\",\"locale\":\"de\",\"choices\":["
                  "{\"topic\":\"marketing\",\"channel\":\"email\",\"wanted\":true},"
                  "{\"topic\":\"orders\",\"channel\":\"sms\",\"wanted\":false}]}", f->customer_id);
    contract_call(f, f->customer, "preference.set",
                  "{\"user_id\":\"%s\",\"choices\":[{\"topic\":\"orders\",\"channel\":\"email\"}]}",
                  f->customer_id);
    contract_reopen(f);
    const char *p = preferences(f, f->customer);
    assert_string_equal(contract_text(f, p, "locale"), "de");
    assert_int_equal(contract_length(f, p, "choices"), 4);
    assert_false(contract_has(f, p, "choices[0].wanted") && contract_int(f, p, "choices[0].wanted"));
    assert_int_equal(contract_int(f, p, "choices[2].wanted"), 1);
    assert_string_equal(contract_text(f, p, "choices[3].channel"), "sms");
    contract_call(f, f->customer, "preference.set", "{\"user_id\":\"%s\",\"locale\":\"\"}", f->customer_id);
    assert_false(contract_has(f, preferences(f, f->customer), "locale"));
}

static void preferences_are_one_s_own(fixture *f)
{
    char json[256];
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "preference.get", "{\"user_id\":\"%s\"}", f->customer_id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "preference.set", "{\"user_id\":\"%s\"}", f->customer_id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "preference.get", "{\"user_id\":\"%s\"}",
                     f->customer_id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "preference.set", "{\"user_id\":\"%s\"}",
                     f->customer_id);
    preferences(f, contract_staff(f, "support"));
    contract_refused(f, f->customer, SHOP_E_INVALID, "preference.set",
                     "{\"user_id\":\"%s\",\"locale\":\"d e\"}", f->customer_id);
    snprintf(json, sizeof(json), "{\"user_id\":\"%s\",\"choices\":[{\"channel\":\"email\"}]}", f->customer_id);
    contract_refused(f, f->customer, SHOP_E_INVALID, "preference.set", "%s", json);
}

static void set_is_idempotent(fixture *f)
{
    char json[256], other[256];
    snprintf(json, sizeof(json), "{\"user_id\":\"%s\",\"locale\":\"de\"}", f->customer_id);
    snprintf(other, sizeof(other), "{\"user_id\":\"%s\",\"locale\":\"fr\"}", f->customer_id);
    contract_replays(f, f->customer, "preference.set", json, other);
}

/* --- notification.send -------------------------------------------------------------------------- */

static void send_refuses_bad_messages(fixture *f)
{
    static const char *const bad[] = {
        "\"subject\":\"a\",\"text\":\"b\"",
        "\"recipient\":\"a@b.c\"",
        "\"recipient\":\"a@b.c\",\"subject\":\"a\"",
        "\"recipient\":\"a@b.c\",\"text\":\"a\"",
        "\"recipient\":\"a@b.c\",\"subject\":\"a\\nBcc: x@y.z\",\"text\":\"b\"",
        "\"recipient\":\"a@b.c\\r\\nBcc: x@y.z\",\"subject\":\"a\",\"text\":\"b\"",
        "\"recipient\":\"a@b.c, x@y.z\",\"subject\":\"a\",\"text\":\"b\"",
        "\"recipient\":\"a\",\"subject\":\"a\",\"text\":\"b\"",
        "\"recipient\":\"@b\",\"subject\":\"a\",\"text\":\"b\"",
        "\"recipient\":\"a@b@c\",\"subject\":\"a\",\"text\":\"b\"",
        "\"recipient\":\"<a@b>\",\"subject\":\"a\",\"text\":\"b\"",
        "\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"b\",\"template_name\":\"welcome\"",
        "\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"b\",\"channel\":\"pigeon\"",
        "\"recipient\":\"a@b.c\",\"template_name\":\"welcome\",\"locale\":\"../x\"",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        contract_refused(f, f->shop, SHOP_E_INVALID, "notification.send", "{%s}", bad[i]);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "notification.send",
                     "{\"recipient\":\"a@b.c\",\"template_name\":\"none\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "notification.send",
                     "{\"user_id\":\"%s\",\"subject\":\"a\",\"text\":\"b\"}", f->customer_id);
    refuse_strangers(f, "notification.send", "{\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"b\"}");
}

static void send_fills_in_a_template(fixture *f)
{
    put_template(f, "");
    const char *d = send(f, ",\"template_name\":\"hello\",\"locale\":\"fr\",\"values\":["
                            "{\"name\":\"name\",\"value\":\"Ada\\nBcc: x@y.z\"},"
                            "{\"name\":\"lines\",\"value\":\"one\\ntwo\"}]");
    assert_string_equal(contract_text(f, d, "subject"), "Hello Ada Bcc: x@y.z");
    assert_string_equal(contract_text(f, d, "text"), "Dear Ada Bcc: x@y.z\none\ntwo");
    assert_string_equal(contract_text(f, d, "state"), "pending");
    d = send(f, ",\"template_name\":\"welcome\",\"locale\":\"de-CH\"");
    assert_string_equal(contract_text(f, d, "subject"), "Willkommen");
}

static void a_message_is_sent_in_the_background(fixture *f)
{
    const char *id = contract_text(f, send_plain(f), "id");
    contract_settle(f);
    contract_reopen(f);
    const char *d = delivery(f, f->shop, id);
    assert_string_equal(contract_text(f, d, "state"), "sent");
    assert_int_equal(contract_int(f, d, "attempts"), 1);
    assert_string_equal(contract_text(f, d, "text"), "There");
    const char *log = contract_call(f, f->shop, "event.list", "{\"limit\":200}");
    assert_non_null(strstr(log, "notification.delivered"));
}

static void send_asks_what_people_want(fixture *f)
{
    char person[160];
    snprintf(person, sizeof(person), ",\"user_id\":\"%s\"", f->customer_id);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "notification.send",
                     "{\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"b\",\"topic\":\"marketing\"%s}",
                     person);
    contract_call(f, f->customer, "preference.set",
                  "{\"user_id\":\"%s\",\"choices\":["
                  "{\"topic\":\"marketing\",\"channel\":\"email\",\"wanted\":true}]}", f->customer_id);
    contract_call(f, f->shop, "notification.send",
                  "{\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"b\",\"topic\":\"marketing\"%s}", person);
}

static void send_finds_the_account_s_address(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    const char *d = contract_call(f, f->shop, "notification.send",
                                  "{\"user_id\":\"%s\",\"template_name\":\"welcome\"}", id);
    assert_string_equal(contract_text(f, d, "recipient"), "ada@example.org");
    assert_string_equal(contract_text(f, d, "subject"), "Willkommen");
}

static void send_is_idempotent(fixture *f)
{
    contract_replays(f, f->shop, "notification.send",
                     "{\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"b\"}",
                     "{\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"c\"}");
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "delivery.list", "{}"), "items"), 1);
}

/* --- delivery.… ----------------------------------------------------------------------------------- */

static const char *send_to_customer(fixture *f)
{
    char person[160];
    snprintf(person, sizeof(person), ",\"user_id\":\"%s\",\"subject\":\"Hi\",\"text\":\"There\"",
             f->customer_id);
    return contract_text(f, send(f, person), "id");
}

static void people_see_their_own_messages(fixture *f)
{
    const char *id = send_to_customer(f);
    send_plain(f);
    assert_string_equal(contract_text(f, delivery(f, f->customer, id), "text"), "There");
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "delivery.get", "{\"delivery_id\":\"%s\"}", id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "delivery.get", "{\"delivery_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "delivery.get", "{\"delivery_id\":\"%s\"}", unknown);
    delivery(f, contract_staff(f, "support"), id);
    assert_int_equal(contract_length(f, contract_call(f, f->customer, "delivery.list", "{}"), "items"), 1);
    assert_int_equal(contract_length(f, contract_call(f, f->other, "delivery.list", "{}"), "items"), 0);
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "delivery.list", "{}"), "items"), 2);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "delivery.list", "{\"user_id\":\"%s\"}", f->customer_id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "delivery.list", "{}");
}

static void list_pages_and_filters(fixture *f)
{
    const char *last = NULL, *cursor = "";
    for (int i = 0; i < 5; i++)
        last = contract_text(f, send_plain(f), "id");
    size_t seen = 0;
    for (int page = 0; page < 3; page++) {
        const char *list = contract_call(f, f->shop, "delivery.list", "{\"limit\":2,\"cursor\":\"%s\"}", cursor);
        if (page == 0)
            assert_string_equal(contract_text(f, list, "items[0].id"), last);
        assert_false(contract_has(f, list, "items[0].text"));
        seen += contract_length(f, list, "items");
        cursor = contract_has(f, list, "next_cursor") ? contract_text(f, list, "next_cursor") : "";
    }
    assert_int_equal(seen, 5);
    assert_string_equal(cursor, "");
    contract_settle(f);
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "delivery.list", "{\"state\":\"sent\"}"),
                                     "items"), 5);
    assert_int_equal(contract_length(f, contract_call(f, f->shop, "delivery.list", "{\"state\":\"dead\"}"),
                                     "items"), 0);
    contract_refused(f, f->shop, SHOP_E_INVALID, "delivery.list", "{\"cursor\":\"x\"}");
}

/* A message whose first attempt failed: a file stood where the mail's folder belongs. */
static const char *send_in_vain(fixture *f)
{
    const char *id = contract_text(f, send_plain(f), "id");
    FILE *in_the_way = fopen(f->mail_dir, "w");
    assert_non_null(in_the_way);
    fclose(in_the_way);
    contract_settle(f);
    assert_int_equal(remove(f->mail_dir), 0);
    return id;
}

static void retry_sends_what_failed(fixture *f)
{
    const char *id = send_in_vain(f);
    const char *d = delivery(f, f->shop, id);
    assert_string_equal(contract_text(f, d, "state"), "failed");
    assert_string_equal(contract_text(f, d, "reason"), "email said UNAVAILABLE");
    contract_settle(f);
    assert_string_equal(contract_text(f, delivery(f, f->shop, id), "state"), "failed");
    d = contract_call(f, f->shop, "delivery.retry", "{\"delivery_id\":\"%s\"}", id);
    assert_string_equal(contract_text(f, d, "state"), "pending");
    contract_settle(f);
    contract_call(f, f->shop, "delivery.send_due", "{}");
    assert_string_equal(contract_text(f, delivery(f, f->shop, id), "state"), "sent");
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "delivery.retry", "{\"delivery_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "delivery.retry", "{\"delivery_id\":\"%s\"}", unknown);
    refuse_strangers(f, "delivery.retry", "{\"delivery_id\":\"dlv_01j00000000000000000000000\"}");
}

static void retry_is_idempotent(fixture *f)
{
    char json[128], other[128];
    snprintf(json, sizeof(json), "{\"delivery_id\":\"%s\"}", send_in_vain(f));
    snprintf(other, sizeof(other), "{\"delivery_id\":\"%s\"}", unknown);
    contract_replays(f, f->shop, "delivery.retry", json, other);
}

static void send_due_is_a_job(fixture *f)
{
    send_plain(f);
    const char *report = contract_call(f, f->shop, "delivery.send_due", "{}");
    assert_int_equal(contract_int(f, report, "done"), 1);
    assert_int_equal(contract_int(f, contract_call(f, f->shop, "delivery.send_due", "{}"), "done"), 0);
    refuse_strangers(f, "delivery.send_due", "{}");
}

/* --- people ------------------------------------------------------------------------------------- */

static void new_people_are_welcomed_once(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    contract_settle(f);
    contract_call(f, f->shop, "event.rewind", "{\"consumer\":\"notification.users\",\"position\":0}");
    contract_settle(f);
    const char *list = contract_call(f, f->shop, "delivery.list", "{\"user_id\":\"%s\"}", id);
    assert_int_equal(contract_length(f, list, "items"), 1);
    assert_string_equal(contract_text(f, list, "items[0].template_name"), "welcome");
    assert_string_equal(contract_text(f, list, "items[0].subject"), "Willkommen");
    const char *d = delivery(f, f->shop, contract_text(f, list, "items[0].id"));
    assert_non_null(strstr(contract_text(f, d, "text"), "Guten Tag Ada,"));
}

static void erased_people_are_unreadable(fixture *f)
{
    const char *id = someone(f, "ada@example.org");
    const char *d = contract_call(f, f->shop, "notification.send",
                                  "{\"user_id\":\"%s\",\"subject\":\"Hi Ada\",\"text\":\"There\"}", id);
    contract_call(f, f->shop, "account.erase", "{\"user_id\":\"%s\"}", id);
    contract_settle(f);
    const char *list = contract_call(f, f->shop, "delivery.list", "{\"user_id\":\"%s\"}", id);
    assert_true(contract_length(f, list, "items") >= 1);
    assert_null(strstr(list, "ada@example.org"));
    assert_null(strstr(list, "Hi Ada"));
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "delivery.retry", "{\"delivery_id\":\"%s\"}",
                     contract_text(f, d, "id"));
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "notification.send",
                     "{\"user_id\":\"%s\",\"recipient\":\"a@b.c\",\"subject\":\"a\",\"text\":\"b\"}", id);
}

static const contract_case cases[] = {
    {"template.put: refuses bad templates", put_refuses_bad_templates},
    {"template.put: counts versions", put_counts_versions},
    {"template.put: the same key has its effect once", put_is_idempotent},
    {"template.get: knows what is built in", get_knows_what_is_built_in},
    {"template.list: shows all in pages", list_shows_all_in_pages},
    {"template.put: templates are the staff's", templates_are_the_staff_s},
    {"preference.get: preferences have defaults", preferences_have_defaults},
    {"preference.set: keeps what is not named", set_keeps_what_is_not_named},
    {"preference.get: preferences are one's own", preferences_are_one_s_own},
    {"preference.set: the same key has its effect once", set_is_idempotent},
    {"notification.send: refuses bad messages", send_refuses_bad_messages},
    {"notification.send: fills in a template", send_fills_in_a_template},
    {"notification.send: a message is sent in the background", a_message_is_sent_in_the_background},
    {"notification.send: asks what people want", send_asks_what_people_want},
    {"notification.send: finds the account's address", send_finds_the_account_s_address},
    {"notification.send: the same key has its effect once", send_is_idempotent},
    {"delivery.get: people see their own messages", people_see_their_own_messages},
    {"delivery.list: pages and filters", list_pages_and_filters},
    {"delivery.retry: sends what failed", retry_sends_what_failed},
    {"delivery.retry: the same key has its effect once", retry_is_idempotent},
    {"delivery.send_due: is a job", send_due_is_a_job},
    {"notification.send: new people are welcomed once", new_people_are_welcomed_once},
    {"notification.send: erased people are unreadable", erased_people_are_unreadable},
};

CONTRACT_SUITE(notification, cases);

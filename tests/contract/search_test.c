/* search_test.c - search as its callers see it: what is found, in which order, and that no text can be a
 * bad query. */
#include <stdio.h>
#include <string.h>

#include "contract.h"

static const char *put(fixture *f, const char *slug, const char *title, const char *rest)
{
    const char *p = contract_call(f, f->shop, "product.put",
                                  "{\"slug\":\"%s\",\"title\":\"%s\",\"variants\":[{\"sku\":\"SKU-%s\","
                                  "\"prices\":[{\"minor\":1999,\"currency\":\"EUR\"}]}]%s}",
                                  slug, title, slug, rest);
    return contract_text(f, p, "id");
}

static const char *find(fixture *f, const char *rest)
{
    return contract_call(f, f->nobody, "search.query", "{%s}", rest);
}

static void expect_total(fixture *f, const char *rest, int64_t total)
{
    const char *found = find(f, rest);
    if (contract_int(f, found, "total") != total)
        fail_msg("{%s}: expected %lld, got %s", rest, (long long)total, found);
}

/* --- search.query ----------------------------------------------------------------------------- */

static void refuses_bad_arguments(fixture *f)
{
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.query", "{\"price_min\":1}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.query", "{\"currency\":\"XXQ\"}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.query", "{\"limit\":101}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.query", "{\"q\":\"a\",\"cursor\":\"z9\"}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.query", "{\"q\":\"a\",\"cursor\":\"b5\"}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.query", "{\"q\":\"a\",\"cursor\":\"a-5\"}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.query", "{\"q\":\"a\",\"cursor\":\"a1000\"}");
}

static void no_text_is_a_bad_query(fixture *f)
{
    static const char *const texts[] = {
        "\\\"", "\\\"\\\"\\\"", "NEAR(a b)", "a NEAR b", "a*", "*", "a AND", "OR OR NOT", "title:blue",
        "-blue", "^blue", "{title}:x", "(", ")", "a + b", "👟", "blue 👟", "\\\\", "'; DROP TABLE x; --",
        "\\u0301", "–", "€", "%_", "a.b.c", "…", "\\t\\n", "½ ²", "漢字", "\\u200b", "\\uffff",
        "कमीज़", "\\u0340ab", "cree\\u0340me",
    };
    char spaces[201], json[512];
    put(f, "blue", "Blue Shoes", "");
    contract_settle(f);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        snprintf(json, sizeof(json), "\"q\":\"%s\",\"facets\":true", texts[i]);
        find(f, json);
        contract_call(f, f->guest, "search.suggest", "{\"q\":\"%s\"}", texts[i]);
    }
    memset(spaces, ' ', 200);
    spaces[200] = '\0';
    snprintf(json, sizeof(json), "\"q\":\"%s\"", spaces);
    assert_string_equal(contract_text(f, find(f, json), "match"), "browse");
    expect_total(f, "\"q\":\"👟\"", 0);
    expect_total(f, "\"q\":\"blue 👟\"", 1);
    expect_total(f, "\"q\":\"NOT blue\"", 1);
}

static void finds_by_every_kind_of_word(fixture *f)
{
    static const char *const words[] = {"merino", "Nordvik", "knitwear", "SKU-sweater", "navy",
                                        "superfine", "crew sweater", "sweater nordvik navy"};
    char json[128];
    put(f, "sweater", "Merino Crew Sweater",
        ",\"brand\":\"Nordvik\",\"description\":\"Of superfine wool.\","
        "\"attributes\":[{\"name\":\"style\",\"value\":\"knitwear\"},{\"name\":\"colour\",\"value\":\"navy\"}]");
    put(f, "mug", "Enamel Mug", "");
    contract_settle(f);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        snprintf(json, sizeof(json), "\"q\":\"%s\"", words[i]);
        const char *found = find(f, json);
        assert_int_equal(contract_length(f, found, "hits"), 1);
        assert_string_equal(contract_text(f, found, "hits[0].slug"), "sweater");
        assert_string_equal(contract_text(f, found, "match"), "all");
    }
}

static void a_hit_shows_what_a_list_needs(fixture *f)
{
    const char *id = put(f, "sweater", "Merino Sweater",
                         ",\"brand\":\"Nordvik\",\"media\":[{\"url\":\"/a.jpg\"},{\"url\":\"/b.jpg\"}]");
    contract_settle(f);
    const char *found = find(f, "\"q\":\"merino\"");
    assert_string_equal(contract_text(f, found, "hits[0].product_id"), id);
    assert_string_equal(contract_text(f, found, "hits[0].title"), "Merino Sweater");
    assert_string_equal(contract_text(f, found, "hits[0].brand"), "Nordvik");
    assert_string_equal(contract_text(f, found, "hits[0].image"), "/a.jpg");
    assert_int_equal(contract_int(f, found, "hits[0].price.minor"), 1999);
    assert_string_equal(contract_text(f, found, "hits[0].price.currency"), "EUR");
    assert_false(contract_has(f, find(f, "\"q\":\"merino\",\"currency\":\"JPY\""), "hits[0].price"));
}

static void accents_and_case_do_not_matter(fixture *f)
{
    put(f, "cafe", "Café Größe Àndalucía", "");
    contract_settle(f);
    expect_total(f, "\"q\":\"CAFE\"", 1);
    expect_total(f, "\"q\":\"café\"", 1);
    expect_total(f, "\"q\":\"cafe\\u0301\"", 1);
    expect_total(f, "\"q\":\"andalucia\"", 1);
    expect_total(f, "\"q\":\"größe\"", 1);
}

static void the_title_is_worth_more_than_the_description(fixture *f)
{
    put(f, "one", "Lamp", ",\"description\":\"Goes with every teapot.\"");
    put(f, "two", "Teapot", ",\"description\":\"Pours well.\"");
    contract_settle(f);
    const char *found = find(f, "\"q\":\"teapot\"");
    assert_string_equal(contract_text(f, found, "hits[0].slug"), "two");
    assert_true(contract_int(f, found, "hits[0].score") >= contract_int(f, found, "hits[1].score"));
}

static void the_last_word_may_be_a_beginning(fixture *f)
{
    put(f, "jacket", "Rain Jacket", "");
    contract_settle(f);
    const char *found = find(f, "\"q\":\"rain jack\"");
    assert_int_equal(contract_int(f, found, "total"), 1);
    assert_string_equal(contract_text(f, found, "match"), "prefix");
    assert_string_equal(contract_text(f, find(f, "\"q\":\"rain jacket\""), "match"), "all");
    put(f, "jackets", "Jackets and Coats", "");
    contract_settle(f);
    expect_total(f, "\"q\":\"jacket\"", 2);
    expect_total(f, "\"q\":\"jackets\"", 1);
    expect_total(f, "\"q\":\"rain jacket\"", 1);
    expect_total(f, "\"q\":\"j\"", 0);
    expect_total(f, "\"q\":\"JACKE\"", 2);
}

static void a_beginning_may_have_accents(fixture *f)
{
    put(f, "eclair", "Éclair", "");
    contract_settle(f);
    expect_total(f, "\"q\":\"ecl\"", 1);
    expect_total(f, "\"q\":\"éCL\"", 1);
}

static void any_word_will_do_when_nothing_has_all(fixture *f)
{
    put(f, "jacket", "Rain Jacket", "");
    put(f, "boots", "Rain Boots", "");
    contract_settle(f);
    const char *found = find(f, "\"q\":\"rain umbrella\"");
    assert_int_equal(contract_int(f, found, "total"), 2);
    assert_string_equal(contract_text(f, found, "match"), "any");
    expect_total(f, "\"q\":\"umbrella\"", 0);
}

static void filters_narrow_the_hits(fixture *f)
{
    put(f, "one", "Blue Mug", ",\"brand\":\"Alba\"");
    put(f, "two", "Blue Bowl", ",\"brand\":\"Brio\"");
    contract_product(f, "dear", 5000); /* has EUR, USD and JPY */
    contract_settle(f);
    expect_total(f, "\"q\":\"blue\",\"brand\":\"Alba\"", 1);
    expect_total(f, "\"brand\":\"Brio\"", 1);
    expect_total(f, "\"q\":\"blue\",\"category\":\"cups\"", 0);
    expect_total(f, "\"category\":\"cups\"", 0);
    expect_total(f, "\"currency\":\"EUR\",\"price_min\":2000", 1);
    expect_total(f, "\"currency\":\"EUR\",\"price_max\":1999", 2);
    expect_total(f, "\"q\":\"blue\",\"currency\":\"EUR\",\"price_min\":1999,\"price_max\":1999", 2);
    expect_total(f, "\"currency\":\"JPY\",\"price_min\":1", 1);
}

static void categorize(fixture *f, const char *slug, const char *parent)
{
    contract_call(f, f->shop, "category.put", "{\"slug\":\"%s\",\"title\":\"C\",\"parent\":\"%s\"}", slug, parent);
}

static void a_category_includes_those_below(fixture *f)
{
    categorize(f, "home", "");
    categorize(f, "kitchen", "home");
    categorize(f, "cups", "kitchen");
    categorize(f, "garden", "");
    put(f, "one", "Blue Mug", ",\"category\":\"cups\"");
    put(f, "two", "Blue Pot", ",\"category\":\"kitchen\"");
    put(f, "three", "Blue Rake", ",\"category\":\"garden\"");
    contract_settle(f);
    expect_total(f, "\"category\":\"home\"", 2);
    expect_total(f, "\"category\":\"kitchen\"", 2);
    expect_total(f, "\"category\":\"cups\"", 1);
    expect_total(f, "\"q\":\"blue\",\"category\":\"home\"", 2);
    expect_total(f, "\"q\":\"mug\",\"category\":\"garden\"", 0);
    assert_string_equal(contract_text(f, find(f, "\"category\":\"home\""), "hits[0].slug"), "two");
    const char *facets = find(f, "\"category\":\"home\",\"facets\":true");
    assert_int_equal(contract_length(f, facets, "facets[0].values"), 2);
}

static void a_category_that_moves_takes_its_products_along(fixture *f)
{
    a_category_includes_those_below(f);
    categorize(f, "kitchen", "garden");
    contract_settle(f);
    expect_total(f, "\"category\":\"home\"", 0);
    expect_total(f, "\"category\":\"garden\"", 3);
    expect_total(f, "\"category\":\"cups\"", 1);
    categorize(f, "kitchen", "");
    categorize(f, "kitchen", ""); /* stays where it is */
    put(f, "one", "Blue Mug", ",\"category\":\"home\"");
    contract_settle(f);
    expect_total(f, "\"category\":\"garden\"", 1);
    expect_total(f, "\"category\":\"kitchen\"", 1);
    expect_total(f, "\"q\":\"blue\",\"category\":\"home\"", 1);
    put(f, "two", "Blue Pot", ",\"status\":\"draft\"");
    contract_settle(f);
    expect_total(f, "\"category\":\"kitchen\"", 0);
}

static void facets_are_counted_when_asked_for(fixture *f)
{
    put(f, "one", "Blue Mug", ",\"brand\":\"Alba\"");
    put(f, "two", "Blue Bowl", ",\"brand\":\"Brio\"");
    put(f, "three", "Blue Jug", ",\"brand\":\"Brio\"");
    contract_settle(f);
    const char *found = find(f, "\"q\":\"blue\",\"currency\":\"EUR\",\"facets\":true");
    assert_string_equal(contract_text(f, found, "facets[0].name"), "category");
    assert_string_equal(contract_text(f, found, "facets[1].name"), "brand");
    assert_string_equal(contract_text(f, found, "facets[1].values[0].value"), "Brio");
    assert_int_equal(contract_int(f, found, "facets[1].values[0].count"), 2);
    assert_int_equal(contract_int(f, found, "facets[1].values[1].count"), 1);
    assert_string_equal(contract_text(f, found, "facets[2].values[0].value"), "1000..1999");
    assert_int_equal(contract_int(f, found, "facets[2].values[0].count"), 3);
    found = find(f, "\"q\":\"blue\"");
    assert_false(contract_has(f, found, "facets[0]"));
    found = find(f, "\"q\":\"blue\",\"facets\":true,\"brand\":\"Alba\"");
    assert_int_equal(contract_int(f, found, "facets[1].values[0].count"), 1);
}

static void pages_meet_without_overlap(fixture *f)
{
    char slug[32], json[128], seen[7] = {0};
    const char *cursor = "";
    for (int i = 0; i < 7; i++) {
        snprintf(slug, sizeof(slug), "lamp-%d", i);
        put(f, slug, "Lamp", "");
    }
    contract_settle(f);
    for (int page = 0; page < 3; page++) {
        snprintf(json, sizeof(json), "\"q\":\"lamp\",\"limit\":3,\"cursor\":\"%s\"", cursor);
        const char *found = find(f, json);
        assert_int_equal(contract_int(f, found, "total"), 7);
        size_t count = contract_length(f, found, "hits");
        assert_int_equal(count, page < 2 ? 3 : 1);
        for (size_t i = 0; i < count; i++) {
            snprintf(json, sizeof(json), "hits[%zu].slug", i);
            seen[contract_text(f, found, json)[5] - '0']++;
        }
        assert_int_equal(contract_has(f, found, "next_cursor"), page < 2);
        cursor = page < 2 ? contract_text(f, found, "next_cursor") : "";
    }
    for (int i = 0; i < 7; i++)
        assert_int_equal(seen[i], 1);
    assert_int_equal(contract_length(f, find(f, "\"limit\":100"), "hits"), 7);
}

static void only_what_is_on_sale_is_found(fixture *f)
{
    put(f, "secret", "Secret Lamp", ",\"status\":\"draft\"");
    put(f, "old", "Old Lamp", ",\"status\":\"archived\"");
    put(f, "lamp", "Lamp", "");
    contract_settle(f);
    expect_total(f, "\"q\":\"lamp\"", 1);
    put(f, "secret", "Secret Lamp", ",\"status\":\"active\"");
    put(f, "lamp", "Lamp", ",\"status\":\"archived\"");
    contract_settle(f);
    const char *found = find(f, "\"q\":\"lamp\"");
    assert_int_equal(contract_int(f, found, "total"), 1);
    assert_string_equal(contract_text(f, found, "hits[0].slug"), "secret");
}

static void the_index_follows_changes_and_survives(fixture *f)
{
    put(f, "one", "Kettle", "");
    contract_settle(f);
    put(f, "one", "Samovar", "");
    put(f, "one", "Teapot", "");
    contract_settle(f);
    contract_reopen(f);
    expect_total(f, "\"q\":\"kettle\"", 0);
    expect_total(f, "\"q\":\"samovar\"", 0);
    expect_total(f, "\"q\":\"teapot\"", 1);
    assert_int_equal(contract_length(f, contract_call(f, f->guest, "search.suggest", "{\"q\":\"ket\"}"),
                                     "suggestions"), 0);
    assert_int_equal(contract_length(f, contract_call(f, f->guest, "search.suggest", "{\"q\":\"tea\"}"),
                                     "suggestions"), 1);
}

static void finance_does_not_search(fixture *f)
{
    shop *finance = contract_staff(f, "finance");
    contract_refused(f, finance, SHOP_E_FORBIDDEN, "search.query", "{\"q\":\"a\"}");
    contract_refused(f, finance, SHOP_E_FORBIDDEN, "search.suggest", "{\"q\":\"a\"}");
}

/* --- search.suggest --------------------------------------------------------------------------- */

static void suggests_titles_once(fixture *f)
{
    put(f, "one", "Merino Sweater", "");
    put(f, "two", "Merino Sweater", "");
    put(f, "three", "Merino Sweater Vest", ",\"description\":\"A mermaid wore it.\"");
    put(f, "four", "Mug", "");
    contract_settle(f);
    const char *found = contract_call(f, f->guest, "search.suggest", "{\"q\":\"me\"}");
    assert_int_equal(contract_length(f, found, "suggestions"), 2);
    assert_string_equal(contract_text(f, found, "suggestions[0].text"), "Merino Sweater");
    assert_string_equal(contract_text(f, found, "suggestions[0].slug"), "one");
    found = contract_call(f, f->guest, "search.suggest", "{\"q\":\"sweater merin\",\"limit\":1}");
    assert_int_equal(contract_length(f, found, "suggestions"), 1);
    assert_int_equal(contract_length(f, contract_call(f, f->guest, "search.suggest", "{\"q\":\"merm\"}"),
                                     "suggestions"), 0);
    assert_int_equal(contract_length(f, contract_call(f, f->guest, "search.suggest", "{\"q\":\"m\"}"),
                                     "suggestions"), 0);
}

/* Vowel signs stand within words. */
static void suggests_titles_of_every_script(fixture *f)
{
    put(f, "one", "सूती कमीज़", "");
    put(f, "two", "सूती रूमाल", "");
    contract_settle(f);
    const char *found = contract_call(f, f->guest, "search.suggest", "{\"q\":\"सूती कमीज़\"}");
    assert_int_equal(contract_length(f, found, "suggestions"), 1);
    assert_string_equal(contract_text(f, found, "suggestions[0].slug"), "one");
    found = contract_call(f, f->guest, "search.suggest", "{\"q\":\"सूती\"}");
    assert_int_equal(contract_length(f, found, "suggestions"), 2);
}

static void suggest_refuses_bad_arguments(fixture *f)
{
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.suggest", "{}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "search.suggest", "{\"q\":\"a\",\"limit\":11}");
}

/* --- search.status ---------------------------------------------------------------------------- */

static void status_tells_how_far_the_index_is(fixture *f)
{
    const char *before = contract_call(f, f->shop, "search.status", "{}");
    assert_int_equal(contract_int(f, before, "documents"), 0);
    put(f, "one", "Kettle", "");
    contract_settle(f);
    const char *after = contract_call(f, f->shop, "search.status", "{}");
    assert_int_equal(contract_int(f, after, "documents"), 1);
    assert_true(contract_int(f, after, "position") > contract_int(f, before, "position"));
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "search.status", "{}");
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "search.status", "{}");
}

static void a_rewound_index_is_built_anew(fixture *f)
{
    put(f, "one", "Kettle", "");
    contract_settle(f);
    contract_call(f, f->shop, "event.rewind", "{\"consumer\":\"search.index\",\"position\":0}");
    contract_settle(f);
    assert_int_equal(contract_int(f, contract_call(f, f->shop, "search.status", "{}"), "documents"), 1);
    expect_total(f, "\"q\":\"kettle\"", 1);
}

/* Every piece; the figures of all of them. */
static void reindex(fixture *f, int64_t *ret_products, int64_t *ret_removed)
{
    const char *piece = contract_call(f, f->shop, "search.reindex", "{}");
    *ret_products = *ret_removed = 0;
    for (;;) {
        *ret_products += contract_int(f, piece, "products");
        *ret_removed += contract_int(f, piece, "removed");
        if (!contract_has(f, piece, "next_cursor"))
            return;
        piece = contract_call(f, f->shop, "search.reindex", "{\"cursor\":\"%s\"}",
                              contract_text(f, piece, "next_cursor"));
    }
}

/* No event is delivered meanwhile: the log may have forgotten them. */
static void reindex_needs_no_events(fixture *f)
{
    int64_t products, removed;
    char slug[16];
    for (int i = 0; i < 120; i++) {
        snprintf(slug, sizeof(slug), "p%d", i);
        put(f, slug, "Kettle", "");
    }
    expect_total(f, "\"q\":\"kettle\"", 0);
    reindex(f, &products, &removed);
    assert_int_equal(products, 120);
    assert_int_equal(removed, 0);
    expect_total(f, "\"q\":\"kettle\"", 120);
    put(f, "p7", "Teapot", "");
    put(f, "p8", "Kettle", ",\"status\":\"archived\"");
    reindex(f, &products, &removed);
    assert_int_equal(products, 119);
    assert_int_equal(removed, 1);
    contract_reopen(f);
    expect_total(f, "\"q\":\"kettle\"", 118);
    expect_total(f, "\"q\":\"teapot\"", 1);
    contract_settle(f);
    expect_total(f, "\"q\":\"kettle\"", 118);
}

static void reindex_refuses_other_cursors(fixture *f)
{
    static const char *const bad[] = {"nonsense", "entries:", "entries:x", "entries:-1"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        contract_refused(f, f->shop, SHOP_E_INVALID, "search.reindex", "{\"cursor\":\"%s\"}", bad[i]);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "search.reindex", "{}");
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "search.reindex", "{}");
    contract_replays(f, f->shop, "search.reindex", "{}", "{\"cursor\":\"entries:0\"}");
}

static const contract_case cases[] = {
    {"search.query: refuses bad arguments", refuses_bad_arguments},
    {"search.query: no text is a bad query", no_text_is_a_bad_query},
    {"search.query: finds by every kind of word", finds_by_every_kind_of_word},
    {"search.query: a hit shows what a list needs", a_hit_shows_what_a_list_needs},
    {"search.query: accents and case do not matter", accents_and_case_do_not_matter},
    {"search.query: the title is worth more than the description",
     the_title_is_worth_more_than_the_description},
    {"search.query: the last word may be a beginning", the_last_word_may_be_a_beginning},
    {"search.query: a beginning may have accents", a_beginning_may_have_accents},
    {"search.query: any word will do when nothing has all", any_word_will_do_when_nothing_has_all},
    {"search.query: filters narrow the hits", filters_narrow_the_hits},
    {"search.query: a category includes those below", a_category_includes_those_below},
    {"search.query: a category that moves takes its products along",
     a_category_that_moves_takes_its_products_along},
    {"search.query: facets are counted when asked for", facets_are_counted_when_asked_for},
    {"search.query: pages meet without overlap", pages_meet_without_overlap},
    {"search.query: only what is on sale is found", only_what_is_on_sale_is_found},
    {"search.query: the index follows changes and survives", the_index_follows_changes_and_survives},
    {"search.query: finance does not search", finance_does_not_search},
    {"search.suggest: suggests titles once", suggests_titles_once},
    {"search.suggest: suggests titles of every script", suggests_titles_of_every_script},
    {"search.suggest: refuses bad arguments", suggest_refuses_bad_arguments},
    {"search.status: tells how far the index is", status_tells_how_far_the_index_is},
    {"search.status: a rewound index is built anew", a_rewound_index_is_built_anew},
    {"search.reindex: builds the index without events", reindex_needs_no_events},
    {"search.reindex: refuses other cursors and callers", reindex_refuses_other_cursors},
};

CONTRACT_SUITE(search, cases);

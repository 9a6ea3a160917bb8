/* engine_store.c - see engine_store.h. */
#include "tests/unit/services/search/engine_store.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/generated/modules.h"
#include "tests/support/postgres.h"

enum { SQL_MAX = 1024 };

static engine e;
static const search_engine *tested;
static char database[POSTGRES_URL_MAX]; /* "" = a file */

static void run_sql(const char *sql)
{
    if (database[0] != '\0')
        postgres_sql(database, sql);
    else
        engine_sql(&e, sql);
}

/* Nobody but this service has tables. */
static void use_migrations(void)
{
    static const size_t none = 0;
    for (size_t s = 0; s < SHOP__SERVICE_COUNT; s++)
        e.modules[s].migration_count = &none;
    e.modules[SHOP__SERVICE_SEARCH].migrations = shop__search_module.migrations;
    e.modules[SHOP__SERVICE_SEARCH].migration_count = shop__search_module.migration_count;
}

int open_on_sqlite(void **state)
{
    (void)state;
    tested = &shop__search_fts5;
    engine_init(&e);
    use_migrations();
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

int open_on_postgres(void **state)
{
    (void)state;
    tested = &shop__search_tsvector;
    engine_init(&e);
    postgres_make(database);
    assert_in_range(snprintf(e.url, sizeof(e.url), "%s", database), 1, sizeof(e.url) - 1);
    use_migrations();
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

/* An index of outside content is sound while it was told each title that it has to forget. */
static void check_titles(void)
{
    engine_sql(&e, "INSERT INTO search_words (search_words) VALUES ('integrity-check');"
                   "INSERT INTO search_titles (search_titles, rank) VALUES ('integrity-check', 1)");
}

int close_engine(void **state)
{
    (void)state;
    if (database[0] == '\0')
        check_titles();
    engine_end(&e);
    if (database[0] != '\0')
        postgres_drop(database);
    database[0] = '\0';
    return 0;
}

/* --- documents -------------------------------------------------------------------------------------- */

typedef struct document {
    int64_t number;
    engine_texts texts;
} document;

static int put_words(call *c, void *userdata)
{
    const document *d = userdata;
    return tested->put(c, d->number, &d->texts);
}

static int drop_words(call *c, void *userdata)
{
    const int64_t *number = userdata;
    return tested->drop(c, *number);
}

void put_texts(int64_t number, engine_texts texts)
{
    document d = {number, texts};
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql),
             "INSERT INTO search_documents (document, product_id, slug, title)"
             " VALUES (%lld, %s%032llx', '%lld', '%s')",
             (long long)number, database[0] != '\0' ? "'\\x" : "X'", (unsigned long long)number, (long long)number,
             texts.title);
    run_sql(sql);
    assert_int_equal(engine_transact(&e, put_words, &d, true), 0);
}

void put(int64_t number, const char *title)
{
    put_texts(number, (engine_texts){.title = title});
}

void drop(int64_t number)
{
    char sql[SQL_MAX];
    assert_int_equal(engine_transact(&e, drop_words, &number, true), 0);
    snprintf(sql, sizeof(sql), "DELETE FROM search_documents WHERE document = %lld", (long long)number);
    run_sql(sql);
}

void put_lamps(void)
{
    for (int64_t i = 1; i <= 4; i++)
        put(i, "Lamp");
    run_sql("UPDATE search_documents SET brand = 'Alba' WHERE document IN (1, 2);"
            "UPDATE search_documents SET category = 'desk' WHERE document IN (2, 3);"
            "UPDATE search_documents SET minor = 100 * document, currency = 'EUR' WHERE document < 4;"
            "INSERT INTO search_prices SELECT document, 'EUR', minor FROM search_documents WHERE document < 4;"
            "INSERT INTO search_prices VALUES (2, 'JPY', 9);"
            "INSERT INTO search_categories SELECT category, document, 0 FROM search_documents"
            " WHERE category IS NOT NULL");
}

/* --- questions -------------------------------------------------------------------------------------- */

static void tell(question *ask, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void tell(question *ask, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ask->size += (size_t)vsnprintf(ask->got + ask->size, sizeof(ask->got) - ask->size, format, args);
    va_end(args);
    assert_true(ask->size < sizeof(ask->got));
}

static void prepare(question *ask, engine_query *ret)
{
    *ret = ask->query;
    shop__terms_split(ask->words, &ret->words);
    if (ret->match == SHOP_SEARCH_MATCH_UNKNOWN)
        ret->match = ask->words != NULL ? SHOP_SEARCH_MATCH_ALL : SHOP_SEARCH_MATCH_BROWSE;
    if (ask->limit == 0)
        ask->limit = ALL;
    if (ask->max == 0)
        ask->max = ALL;
}

static int find_hits(call *c, void *userdata)
{
    question *ask = userdata;
    engine_query q;
    engine_found found = {.count = 0};
    prepare(ask, &q);
    TRY(tested->find(c, &q, ask->limit, ask->offset, ask->max, &found));
    for (size_t i = 0; i < found.count; i++)
        tell(ask, " %s", found.hits[i].public.slug);
    if (found.count > 0)
        ask->first = found.hits[0];
    ask->total = found.total;
    return 0;
}

question find(question ask)
{
    assert_int_equal(engine_transact(&e, find_hits, &ask, false), 0);
    return ask;
}

void expect(question ask, const char *wanted)
{
    assert_string_equal(find(ask).got, wanted);
}

static int add_trait(void *userdata, const void *row)
{
    question *ask = userdata;
    const engine_trait *trait = row;
    tell(ask, " %s/%s/", trait->category != NULL ? trait->category : "",
         trait->brand != NULL ? trait->brand : "");
    if (trait->priced)
        tell(ask, "%lld", (long long)trait->minor);
    ask->total++;
    return ask->answer;
}

static int ask_traits(call *c, void *userdata)
{
    question *ask = userdata;
    engine_query q;
    prepare(ask, &q);
    return tested->each_trait(c, &q, ask->max, add_trait, ask);
}

int find_traits(question *ask)
{
    return engine_transact(&e, ask_traits, ask, false);
}

void expect_traits(question ask, const char *wanted)
{
    assert_int_equal(find_traits(&ask), 0);
    assert_string_equal(ask.got, wanted);
}

static int find_titles(call *c, void *userdata)
{
    question *ask = userdata;
    const engine_title *titles;
    size_t count;
    terms w;
    shop__terms_split(ask->words, &w);
    TRY(tested->titles(c, &w, ask->limit, &titles, &count));
    for (size_t i = 0; i < count; i++)
        tell(ask, " %s", titles[i].slug);
    return 0;
}

void expect_titles(const char *words, int64_t max, const char *wanted)
{
    question ask = {.words = words, .limit = max};
    assert_int_equal(engine_transact(&e, find_titles, &ask, false), 0);
    assert_string_equal(ask.got, wanted);
}

static int ask_goes_on(call *c, void *userdata)
{
    question *ask = userdata;
    bool more = false;
    TRY(tested->goes_on(c, (term){ask->words, strlen(ask->words)}, &more));
    ask->total = more;
    return 0;
}

bool goes_on(const char *word)
{
    question ask = {.words = word};
    assert_int_equal(engine_transact(&e, ask_goes_on, &ask, false), 0);
    return ask.total != 0;
}

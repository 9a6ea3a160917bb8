/* pki.c - `shopctl pki`: an authority for keys between services. Secrets go into files, never to the terminal. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "shop/pki.h"
#include "shopctl.h"

enum {
    DAYS_LEFT_FEW = 14, /* a certificate with fewer is to be replaced soon */
    DAYS_MAX = 36500,
    HOURS_MAX = 24 * DAYS_MAX,
    TIME_TEXT_SIZE = 24
};

#define HOUR_MS INT64_C(3600000)
#define DAY_MS (24 * HOUR_MS)

typedef struct request {
    app *a;
    shop_pki pki;
    const char *verb;
    const char *what; /* a service or a serial; NULL = none */
} request;

static const char *folder_of(const request *r)
{
    return r->pki.folder != NULL ? r->pki.folder : "pki";
}

static int failed(const request *r)
{
    char who[32];
    snprintf(who, sizeof(who), "pki %s", r->verb);
    app_error_last(who);
    return EXIT_FAILED;
}

/* --- what was done ---------------------------------------------------------------------------- */

/* For programs: where, what, and the serial that was made. */
static void print_done(const request *r, const char *serial)
{
    cJSON *row = cJSON_CreateObject();
    cJSON_AddStringToObject(row, "folder", folder_of(r));
    if (r->what != NULL)
        cJSON_AddStringToObject(row, "what", r->what);
    if (serial != NULL)
        cJSON_AddStringToObject(row, "serial", serial);
    print_json(r->a, row);
    cJSON_Delete(row);
}

/* FOLDER/FILE: what to know about it. */
static int tell(const request *r, const char *serial, const char *file, const char *what)
{
    if (r->a->json) {
        print_done(r, serial);
    } else if (!r->a->quiet) {
        print_clean(stdout, folder_of(r));
        printf("/%s: %s%s%s\n", file, serial != NULL ? "serial " : "", serial != NULL ? serial : "", what);
    }
    return EXIT_DONE;
}

static int tell_certificate(const request *r, const char *serial, const char *what)
{
    char file[64];
    snprintf(file, sizeof(file), "%s.crt", r->what);
    return tell(r, serial, file, what);
}

static int init(request *r)
{
    if (shop_pki_init(&r->pki) != 0)
        return failed(r);
    return tell(r, NULL, "ca.key", "the authority's secret; keep a copy safe, and keep it off the services' machines");
}

/* A certificate for a name that nothing lists as a caller is good for serving, and for nothing else. */
static int note_stranger(void *userdata, const shop_pki_certificate *c)
{
    const request *r = userdata;
    char file[64];
    snprintf(file, sizeof(file), "%s.crt", r->what);
    if (strcmp(c->file, file) == 0 && !c->peer)
        app_error("note: no service is called %s, so nobody lets it call anything", r->what);
    return 0;
}

static int issue(request *r)
{
    char serial[SHOP_PKI_SERIAL_SIZE];
    if (shop_pki_issue(&r->pki, r->what, serial) != 0)
        return failed(r);
    (void)shop_pki_list(&r->pki, note_stranger, r);
    return tell_certificate(r, serial, "");
}

static int rotate(request *r)
{
    char serial[SHOP_PKI_SERIAL_SIZE];
    if (shop_pki_rotate(&r->pki, r->what, serial) != 0)
        return failed(r);
    return tell_certificate(r, serial, "; bring it to the others first, then restart the service");
}

static int revoke(request *r)
{
    size_t count = 0;
    char told[80];
    if (shop_pki_revoke(&r->pki, r->what, &count) != 0)
        return failed(r);
    snprintf(told, sizeof(told), "%zu certificate%s more; bring it to every service", count, count == 1 ? "" : "s");
    return tell(r, NULL, "revoked", told);
}

/* --- status ----------------------------------------------------------------------------------- */

typedef struct survey {
    cJSON *rows;
    int64_t now_ms;
    int bad;
} survey;

static void time_text(int64_t unix_ms, char out[TIME_TEXT_SIZE])
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm parts;
    out[0] = '\0';
    if (gmtime_r(&seconds, &parts) != NULL)
        (void)strftime(out, TIME_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

/* A certificate that was replaced is meant to end. */
static bool is_replaced(const shop_pki_certificate *c)
{
    return !c->authority && strlen(c->file) != strlen(c->service) + strlen(".crt");
}

/* What to do about a certificate; "" = nothing. */
static const char *advice(const shop_pki_certificate *c, int64_t days, bool *ret_bad)
{
    static const char *const mends[] = {
        [SHOP_PKI_NOT_YET] = "its time has not begun; is this machine's clock right?",
        [SHOP_PKI_EXPIRED] = "shopctl pki rotate makes a new key",
        [SHOP_PKI_REVOKED] = "shopctl pki issue --force makes a new key",
    };
    bool replaced = is_replaced(c);
    *ret_bad = c->state == SHOP_PKI_BROKEN || (c->state != SHOP_PKI_GOOD && !replaced);
    if (c->state == SHOP_PKI_BROKEN)
        return c->problem;
    if (replaced)
        return "replaced";
    if (c->state != SHOP_PKI_GOOD)
        return c->authority ? "shopctl pki init --force makes a new authority" : mends[c->state];
    *ret_bad = days < DAYS_LEFT_FEW;
    if (days >= DAYS_LEFT_FEW)
        return "";
    return c->authority ? "ends soon: plan a new authority" : "ends soon: shopctl pki rotate";
}

static int add_row(void *userdata, const shop_pki_certificate *c)
{
    static const char *const states[] = {[SHOP_PKI_GOOD] = "good",
                                         [SHOP_PKI_NOT_YET] = "not yet valid",
                                         [SHOP_PKI_EXPIRED] = "expired",
                                         [SHOP_PKI_REVOKED] = "revoked",
                                         [SHOP_PKI_BROKEN] = "broken"};
    survey *s = userdata;
    char from[TIME_TEXT_SIZE], to[TIME_TEXT_SIZE];
    bool bad = false;
    int64_t days = c->not_after_ms > s->now_ms ? (c->not_after_ms - s->now_ms) / DAY_MS : 0;
    const char *mend = advice(c, days, &bad);
    cJSON *row = cJSON_CreateObject();
    time_text(c->not_before_ms, from);
    time_text(c->not_after_ms, to);
    cJSON_AddStringToObject(row, "service", c->authority ? "(authority)" : c->service);
    cJSON_AddStringToObject(row, "file", c->file);
    cJSON_AddStringToObject(row, "serial", c->serial);
    cJSON_AddStringToObject(row, "state", states[c->state]);
    cJSON_AddStringToObject(row, "not_before", c->state != SHOP_PKI_BROKEN ? from : "");
    cJSON_AddStringToObject(row, "not_after", c->state != SHOP_PKI_BROKEN ? to : "");
    cJSON_AddNumberToObject(row, "days_left", (double)days);
    cJSON_AddStringToObject(row, "mend", mend);
    cJSON_AddItemToArray(s->rows, row);
    s->bad += bad;
    return 0;
}

static int status(request *r)
{
    static const table_column columns[] = {{"service", "service", false, 0}, {"serial", "serial", false, 0},
                                           {"state", "state", false, 0},     {"until", "not_after", false, 0},
                                           {"days", "days_left", true, 0},   {"file", "file", false, 0},
                                           {"note", "mend", false, 0}};
    survey s = {.rows = cJSON_CreateArray(), .now_ms = (int64_t)time(NULL) * 1000};
    int code = shop_pki_list(&r->pki, add_row, &s);
    if (code == 0)
        print_table(r->a, s.rows, columns, sizeof(columns) / sizeof(columns[0]));
    cJSON_Delete(s.rows);
    if (code != 0)
        return failed(r);
    return s.bad > 0 ? EXIT_FAILED : EXIT_DONE;
}

/* --- the words -------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    bool what; /* needs a service or a serial */
    int (*run)(request *r);
} verbs[] = {{"init", false, init},     {"issue", true, issue},    {"rotate", true, rotate},
             {"revoke", true, revoke}, {"status", false, status}};

/* "36h", "2d", or hours without a letter. */
static bool parse_hours(const char *text, int64_t *ret_ms)
{
    char digits[16];
    int64_t count = 0;
    size_t length = strlen(text);
    bool days = length > 0 && text[length - 1] == 'd';
    length -= length > 0 && (days || text[length - 1] == 'h');
    if (length == 0 || length >= sizeof(digits))
        return false;
    snprintf(digits, sizeof(digits), "%.*s", (int)length, text);
    if (!parse_count(digits, &count) || count > (days ? DAYS_MAX : HOURS_MAX))
        return false;
    *ret_ms = count * (days ? DAY_MS : HOUR_MS);
    return true;
}

static bool parse_days(const char *text, int64_t *ret_ms)
{
    int64_t days = 0;
    if (!parse_count(text, &days) || days < 1 || days > DAYS_MAX)
        return false;
    *ret_ms = days * DAY_MS;
    return true;
}

/* The word at argv[*at] and its value; EXIT_DONE, or what was wrong has been told. */
static int take(request *r, char **argv, int *at)
{
    const char *word = argv[*at], *value = argv[*at + 1];
    if (strcmp(word, "--force") == 0) {
        r->pki.flags |= SHOP_PKI_REPLACE;
        return EXIT_DONE;
    }
    if (word[0] != '-' && r->what == NULL) {
        r->what = word;
        return EXIT_DONE;
    }
    if (word[0] != '-')
        return usage_error("pki", "'%s' is one word too many", word);
    if (value == NULL)
        return usage_error("pki", "%s needs a value", word);
    ++*at;
    if (strcmp(word, "--dir") == 0)
        r->pki.folder = value;
    else if (strcmp(word, "--days") == 0)
        return parse_days(value, &r->pki.valid_ms)
                   ? EXIT_DONE
                   : usage_error("pki", "--days takes 1 to %d, not '%s'", DAYS_MAX, value);
    else if (strcmp(word, "--overlap") == 0)
        return parse_hours(value, &r->pki.overlap_ms)
                   ? EXIT_DONE
                   : usage_error("pki", "--overlap takes 24h or 2d, not '%s'", value);
    else
        return usage_error("pki", "there is no option '%s'", word);
    return EXIT_DONE;
}

int run_pki(app *a, int argc, char **argv)
{
    request r = {.a = a, .pki = SHOP_PKI_INIT, .verb = argc > 1 ? argv[1] : ""};
    for (int i = 2; i < argc; i++) {
        int told = take(&r, argv, &i);
        if (told != EXIT_DONE)
            return told;
    }
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (strcmp(verbs[i].name, r.verb) == 0) {
            if (verbs[i].what == (r.what != NULL))
                return verbs[i].run(&r);
            return usage_error("pki", verbs[i].what ? "%s needs a service" : "%s takes no service", r.verb);
        }
    return usage_error("pki", "say init, issue, rotate, revoke or status");
}

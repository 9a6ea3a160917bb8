/* log.c - a line is put together in a buffer of its own and leaves by one write(), so that lines of several threads
 * never mix. */
#define _GNU_SOURCE
#include "server/shopd/log.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SECRET_MAX_BYTES = CONFIG_VALUE_MAX_BYTES + 1, TAIL_BYTES = 32, SERVICE_MAX_BYTES = 160 };

typedef struct line {
    char text[LOG_LINE_MAX_BYTES];
    size_t size;
    bool full;
} line;

static struct {
    pthread_mutex_t lock; /* of the secrets and the writing */
    char secrets[LOG_SECRETS_MAX][SECRET_MAX_BYTES];
    size_t secret_count;
    int descriptor;
    char service[SERVICE_MAX_BYTES];
} state = {.lock = PTHREAD_MUTEX_INITIALIZER, .descriptor = STDERR_FILENO, .service = "shopd"};
static atomic_int least_level = LEVEL_INFO;
static atomic_int_fast64_t line_counts[LEVEL_COUNT];

const char *log_level_name(log_level level)
{
    static const char *const names[LEVEL_COUNT] = {"debug", "info", "warn", "error"};
    return names[level];
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void put(line *l, const char *text, size_t size)
{
    if (l->size + size + TAIL_BYTES > sizeof(l->text))
        l->full = true;
    if (l->full)
        return;
    memcpy(l->text + l->size, text, size);
    l->size += size;
}

static void put_plain(line *l, const char *text)
{
    put(l, text, strlen(text));
}

/* The bytes of the UTF-8 character at `text`, or 0 for what is none (RFC 3629). */
static size_t character(const char *text)
{
    static const struct {
        uint8_t first, last, low, high;
        size_t size;
    } rows[] = {{0x20, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
                {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
                {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
    const uint8_t *at = (const uint8_t *)text;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (at[0] < rows[i].first || at[0] > rows[i].last)
            continue;
        if (rows[i].size > 1 && (at[1] < rows[i].low || at[1] > rows[i].high))
            return 0;
        for (size_t more = 2; more < rows[i].size; more++)
            if ((at[more] & 0xC0) != 0x80)
                return 0;
        return rows[i].size;
    }
    return 0;
}

/* One character; how many bytes of the text it took. */
static size_t put_character(line *l, const char *text)
{
    char escape[8];
    unsigned char c = (unsigned char)text[0];
    size_t size = character(text);
    if (c < 0x20 || c == 0x7F)
        put(l, escape, (size_t)snprintf(escape, sizeof(escape), "\\u%04x", c));
    else if (size == 0)
        put_plain(l, "\xEF\xBF\xBD");
    else if (c == '"' || c == '\\')
        put(l, (const char[]){'\\', (char)c}, 2);
    else
        put(l, text, size);
    return size > 0 ? size : 1;
}

/* The length of a secret that stands at `text`, or 0. */
static size_t secret_at(const char *text)
{
    for (size_t i = 0; i < state.secret_count; i++) {
        size_t length = strlen(state.secrets[i]);
        if (strncmp(text, state.secrets[i], length) == 0)
            return length;
    }
    return 0;
}

/* A long text ends with an ellipsis, so that one alone never fills a line. */
static void put_text(line *l, const char *text)
{
    size_t began = l->size;
    put(l, "\"", 1);
    while (*text != '\0' && l->size - began < LOG_TEXT_MAX_BYTES && !l->full) {
        size_t hidden = secret_at(text);
        if (hidden > 0)
            put_plain(l, "(secret)");
        text += hidden > 0 ? hidden : put_character(l, text);
    }
    put_plain(l, *text != '\0' ? "\xE2\x80\xA6\"" : "\"");
}

static void put_field(line *l, const log_field *f)
{
    static const char *const instead[] = {[MARK_PLAIN] = NULL, [MARK_SECRET] = "(secret)", [MARK_PII] = "(personal)"};
    char number[24];
    put(l, ",\"", 2);
    put_plain(l, f->name);
    put(l, "\":", 2);
    if (f->text == NULL)
        put(l, number, (size_t)snprintf(number, sizeof(number), "%" PRId64, f->number));
    else
        put_text(l, instead[f->mark] != NULL ? instead[f->mark] : f->text);
}

static void put_head(line *l, log_level level)
{
    char head[64];
    struct timespec now;
    struct tm parts;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &parts);
    size_t size = strftime(head, sizeof(head), "{\"ts\":\"%Y-%m-%dT%H:%M:%S", &parts);
    put(l, head, size);
    put(l, head, (size_t)snprintf(head, sizeof(head), ".%03dZ\",\"level\":\"%s\"", (int)(now.tv_nsec / 1000000),
                                  log_level_name(level)));
}

/* What has no room is left out as a whole, so that a line is always an object. */
static void put_fields(line *l, const log_field *fields)
{
    bool cut = false;
    for (; fields->name != NULL; fields++) {
        size_t before = l->size;
        put_field(l, fields);
        if (l->full)
            l->size = before;
        cut = cut || l->full;
        l->full = false;
    }
    static const char tail[] = ",\"cut\":true";
    if (cut) {
        memcpy(l->text + l->size, tail, sizeof(tail) - 1);
        l->size += sizeof(tail) - 1;
    }
    memcpy(l->text + l->size, "}\n", 2);
    l->size += 2;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* A log that cannot be written is no reason to stop a shop. */
static void send_line(const line *l)
{
    size_t sent = 0;
    while (sent < l->size) {
        ssize_t n = write(state.descriptor, l->text + sent, l->size - sent);
        if (n <= 0)
            return;
        sent += (size_t)n;
    }
}

void log_write(log_level level, const char *message, const log_field *fields)
{
    line l;
    const log_field first[] = {f_text("service", state.service), f_text("msg", message), {NULL, NULL, 0, MARK_PLAIN}};
    if ((int)level < atomic_load(&least_level))
        return;
    l.size = 0;
    l.full = false;
    pthread_mutex_lock(&state.lock);
    put_head(&l, level);
    put_field(&l, &first[0]);
    put_field(&l, &first[1]);
    put_fields(&l, fields != NULL ? fields : &first[2]);
    send_line(&l);
    pthread_mutex_unlock(&state.lock);
    atomic_fetch_add(&line_counts[level], 1);
}

void log_to(int descriptor, const char *service)
{
    pthread_mutex_lock(&state.lock);
    state.descriptor = descriptor;
    snprintf(state.service, sizeof(state.service), "%s", service);
    pthread_mutex_unlock(&state.lock);
}

void log_set_level(log_level least)
{
    atomic_store(&least_level, (int)least);
}

void log_hide(const char *secret)
{
    size_t length = secret != NULL ? strlen(secret) : 0;
    pthread_mutex_lock(&state.lock);
    if (secret == NULL)
        state.secret_count = 0;
    else if (length >= LOG_SECRET_MIN_BYTES && length < SECRET_MAX_BYTES && state.secret_count < LOG_SECRETS_MAX)
        memcpy(state.secrets[state.secret_count++], secret, length + 1);
    pthread_mutex_unlock(&state.lock);
}

int64_t log_lines(log_level level)
{
    return atomic_load(&line_counts[level]);
}

/* csv.c - a state machine over characters; nothing but the current row is in memory. */
#define _GNU_SOURCE
#include "csv.h"

#include <stdlib.h>

typedef enum csv_state { FIELD_START, PLAIN, QUOTED, QUOTE_SEEN } csv_state;

/* Spreadsheets write a byte order mark; what looks like one at first is kept. */
static void skip_mark(csv_reader *r)
{
    static const int mark[CSV_MARK_BYTES] = {0xef, 0xbb, 0xbf};
    while (r->ahead_count < CSV_MARK_BYTES) {
        int c = getc_unlocked(r->from);
        r->ahead[r->ahead_count++] = c;
        if (c != mark[r->ahead_count - 1])
            return;
    }
    r->ahead_count = 0;
}

static int next_character(csv_reader *r)
{
    return r->ahead_at < r->ahead_count ? r->ahead[r->ahead_at++] : getc_unlocked(r->from);
}

bool csv_open(csv_reader *r, FILE *from)
{
    *r = (csv_reader){.from = from, .next_line = 1};
    r->text = malloc(CSV_ROW_MAX_BYTES);
    if (r->text == NULL)
        return false;
    skip_mark(r);
    return true;
}

void csv_close(csv_reader *r)
{
    free(r->text);
    r->text = NULL;
}

static void begin_field(csv_reader *r, size_t at)
{
    if (r->count == CSV_FIELDS_MAX) {
        r->error = "too many fields";
        return;
    }
    r->fields[r->count++] = r->text + at;
}

static size_t put(csv_reader *r, size_t at, char c)
{
    if (at + 1 >= CSV_ROW_MAX_BYTES) {
        r->error = "the row is too long";
        return at;
    }
    if (c == '\0' && r->error == NULL)
        r->error = "a NUL character";
    r->text[at] = c;
    return at + 1;
}

/* The end of a field: a terminator behind it. */
static size_t end_field(csv_reader *r, size_t at)
{
    if (at < CSV_ROW_MAX_BYTES)
        r->text[at] = '\0';
    return at + 1 < CSV_ROW_MAX_BYTES ? at + 1 : at;
}

/* What one character does in a state; *at is where text goes. */
static csv_state step(csv_reader *r, csv_state state, int c, size_t *at)
{
    switch (state) {
    case QUOTED:
        if (c == '"')
            return QUOTE_SEEN;
        *at = put(r, *at, (char)c);
        return QUOTED;
    case QUOTE_SEEN:
        if (c == '"') {
            *at = put(r, *at, '"');
            return QUOTED;
        }
        if (c != '\r' && r->error == NULL)
            r->error = "text behind a closing quote";
        return c == '\r' ? QUOTE_SEEN : PLAIN;
    case FIELD_START:
        if (c == '"')
            return QUOTED;
        break;
    case PLAIN:
        if (c == '"' && r->error == NULL)
            r->error = "a quote inside an unquoted field";
        break;
    }
    *at = put(r, *at, (char)c);
    return PLAIN;
}

static void strip_return(csv_reader *r, csv_state state, size_t *at)
{
    if (state == PLAIN && *at > 0 && r->text[*at - 1] == '\r')
        (*at)--;
}

bool csv_next(csv_reader *r)
{
    csv_state state = FIELD_START;
    size_t at = 0;
    int c = next_character(r);
    if (c == EOF)
        return false;
    r->line = r->next_line;
    r->error = NULL;
    r->count = 0;
    begin_field(r, 0);
    for (; c != EOF; c = next_character(r)) {
        r->next_line += c == '\n';
        if (c == '\n' && state != QUOTED)
            break;
        if (c == ',' && state != QUOTED) {
            at = end_field(r, at);
            begin_field(r, at);
            state = FIELD_START;
            continue;
        }
        state = step(r, state, c, &at);
    }
    if (state == QUOTED && r->error == NULL)
        r->error = "a quote is not closed";
    strip_return(r, state, &at);
    r->blank = r->count == 1 && at == 0 && (state == FIELD_START || state == PLAIN);
    end_field(r, at);
    return true;
}

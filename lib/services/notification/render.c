/* render.c - one scanner takes a template apart into pieces: text, or a name with how it is put in. Values
 * come from customers, so what could begin a new header or hide text never gets through. */
#include "lib/services/notification/render.h"

#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/text.h"

typedef enum piece_kind { PIECE_END, PIECE_TEXT, PIECE_LINE, PIECE_LINES, PIECE_BAD } piece_kind;

typedef struct piece {
    piece_kind kind;
    const char *text; /* or the name */
    size_t size;
    const char *next; /* what follows */
} piece;

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7f;
}

/* `at` stands on "{{". */
static piece name_piece(const char *at)
{
    bool lines = at[2] == '{';
    const char *closing = lines ? "}}}" : "}}";
    piece p = {lines ? PIECE_LINES : PIECE_LINE, at + strlen(closing), 0, NULL};
    p.text += strspn(p.text, " ");
    while (is_name(p.text[p.size]))
        p.size++;
    const char *end = p.text + p.size + strspn(p.text + p.size, " ");
    if (p.size == 0 || p.size > TEMPLATE_NAME_MAX || strncmp(end, closing, strlen(closing)) != 0)
        return (piece){PIECE_BAD, at, 2, at + 2};
    p.next = end + strlen(closing);
    return p;
}

static piece next_piece(const char *at)
{
    const char *braces = strstr(at, "{{");
    if (*at == '\0')
        return (piece){PIECE_END, at, 0, at};
    if (braces == at)
        return name_piece(at);
    size_t size = braces != NULL ? (size_t)(braces - at) : strlen(at);
    return (piece){PIECE_TEXT, at, size, at + size};
}

static const char *text_problem(const piece *p, bool subject)
{
    for (size_t i = 0; i < p->size; i++) {
        bool fine = !is_control(p->text[i]) || (!subject && strchr("\n\t", p->text[i]) != NULL);
        if (!fine)
            return subject ? "is one line without control characters"
                           : "may hold line breaks and tabs, but no other control characters";
    }
    return NULL;
}

const char *shop__template_problem(const char *template, bool subject)
{
    for (piece p = next_piece(template); p.kind != PIECE_END; p = next_piece(p.next)) {
        const char *problem = NULL;
        if (p.kind == PIECE_BAD)
            problem = "has braces that are neither {{name}} nor {{{name}}}";
        else if (p.kind == PIECE_LINES && subject)
            problem = "is one line, so it takes {{name}} only";
        else if (p.kind == PIECE_TEXT)
            problem = text_problem(&p, subject);
        if (problem != NULL)
            return problem;
    }
    return NULL;
}

static const char *find_value(const piece *p, const template_value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(values[i].name) == p->size && memcmp(values[i].name, p->text, p->size) == 0)
            return values[i].text != NULL ? values[i].text : "";
    return "";
}

/* A line break becomes a space unless lines are wanted; other control characters always do. */
static void put_value(buf *out, const char *text, bool lines)
{
    for (; *text != '\0'; text++) {
        if (text[0] == '\r' && text[1] == '\n')
            continue;
        shop__buf_char(out, is_control(*text) && !(lines && *text == '\n') ? ' ' : *text);
    }
}

const char *shop__template_render(arena *a, const char *template, bool subject, const template_value *values,
                                  size_t count)
{
    size_t max = subject ? SUBJECT_MAX_BYTES : TEXT_MAX_BYTES;
    buf out;
    shop__buf_init(&out, a->env, 2 * TEXT_MAX_BYTES);
    for (piece p = next_piece(template); p.kind != PIECE_END && out.size <= max; p = next_piece(p.next)) {
        if (p.kind == PIECE_LINE || p.kind == PIECE_LINES)
            put_value(&out, find_value(&p, values, count), p.kind == PIECE_LINES && !subject);
        else
            shop__buf_bytes(&out, p.text, p.size);
    }
    const char *text = NULL;
    if (!out.failed)
        text = shop__arena_bytes(a, out.size > 0 ? out.data : "",
                                 out.size > max ? shop__utf8_cut(out.data, max) : out.size);
    shop__buf_free(&out);
    return text;
}

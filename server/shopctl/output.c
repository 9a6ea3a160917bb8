/* output.c - tables and JSON on standard output, progress on standard error. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "shopctl.h"

enum { COLUMNS_MAX = 16, CELL_MAX = 512, CELL_SHOWN_MAX = 60, BAR_WIDTH = 30, SHOW_EVERY_MS = 100 };

/* Characters on the screen: code points, which is right for all but the widest scripts. */
static size_t width_of(const char *text)
{
    size_t width = 0;
    for (; *text != '\0'; text++)
        width += ((unsigned char)*text & 0xc0) != 0x80;
    return width;
}

static const cJSON *at_path(const cJSON *row, const char *path)
{
    char name[64];
    while (row != NULL && *path != '\0') {
        size_t length = strcspn(path, ".");
        snprintf(name, sizeof(name), "%.*s", (int)length, path);
        row = cJSON_GetObjectItemCaseSensitive(row, name);
        path += length + (path[length] == '.');
    }
    return row;
}

static bool is_money(const cJSON *value)
{
    return cJSON_IsObject(value) && cJSON_GetObjectItemCaseSensitive(value, "minor") != NULL;
}

static void money_text(const cJSON *value, char *out, size_t size)
{
    shop_money m = {0};
    char text[SHOP_MONEY_TEXT_SIZE];
    const char *currency =
        cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(value, "currency"));
    m.minor = (int64_t)cJSON_GetNumberValue(cJSON_GetObjectItemCaseSensitive(value, "minor"));
    snprintf(m.currency, sizeof(m.currency), "%s", currency != NULL ? currency : "");
    shop_money_format(m, text);
    snprintf(out, size, "%s", text);
}

/* One line, control characters replaced, at a width that a table bears. */
static void cell_text(const cJSON *row, const table_column *column, char *out, size_t size)
{
    const cJSON *value = at_path(row, column->path);
    if (cJSON_IsString(value))
        snprintf(out, size, "%s", value->valuestring);
    else if (cJSON_IsNumber(value))
        snprintf(out, size, "%lld", (long long)value->valuedouble);
    else if (cJSON_IsBool(value))
        snprintf(out, size, "%s", cJSON_IsTrue(value) ? "yes" : "no");
    else if (is_money(value))
        money_text(value, out, size);
    else
        snprintf(out, size, "-");
    for (char *p = out; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            *p = ' ';
    size_t shown = 0;
    for (char *p = out; *p != '\0'; p++)
        if (((unsigned char)*p & 0xc0) != 0x80 && shown++ == CELL_SHOWN_MAX) {
            *p = '\0';
            break;
        }
}

static void print_cell(const char *text, size_t width, bool right, bool last)
{
    size_t pad = width > width_of(text) ? width - width_of(text) : 0;
    if (right)
        printf("%*s%s", (int)pad, "", text);
    else
        printf("%s%*s", text, last ? 0 : (int)pad, "");
    fputs(last ? "\n" : "  ", stdout);
}

static void print_for_people(const app *a, const cJSON *rows, const table_column *columns, size_t count)
{
    size_t widths[COLUMNS_MAX];
    char text[CELL_MAX];
    const cJSON *row;
    for (size_t i = 0; i < count; i++)
        widths[i] = width_of(columns[i].title);
    cJSON_ArrayForEach(row, rows)
    {
        for (size_t i = 0; i < count; i++) {
            cell_text(row, &columns[i], text, sizeof(text));
            widths[i] = width_of(text) > widths[i] ? width_of(text) : widths[i];
        }
    }
    fputs(a->colour ? "\033[1m" : "", stdout);
    for (size_t i = 0; i < count; i++)
        print_cell(columns[i].title, widths[i], columns[i].right, i + 1 == count);
    fputs(a->colour ? "\033[0m" : "", stdout);
    cJSON_ArrayForEach(row, rows)
    {
        for (size_t i = 0; i < count; i++) {
            cell_text(row, &columns[i], text, sizeof(text));
            print_cell(text, widths[i], columns[i].right, i + 1 == count);
        }
    }
}

void print_table(const app *a, const cJSON *rows, const table_column *columns, size_t count)
{
    const cJSON *row;
    if (!a->json) {
        print_for_people(a, rows, columns, count);
        return;
    }
    cJSON_ArrayForEach(row, rows) print_json(a, row);
}

void print_json(const app *a, const cJSON *value)
{
    char *text = a->json ? cJSON_PrintUnformatted(value) : cJSON_Print(value);
    if (text != NULL)
        puts(text);
    cJSON_free(text);
}

/* --- progress --------------------------------------------------------------------------------- */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_begin(progress *p, const app *a, const char *what, int64_t total)
{
    *p = (progress){.what = what, .total = total, .began_ms = now_ms()};
    p->shown = !a->quiet && !a->json && isatty(STDERR_FILENO);
}

static void draw(const progress *p)
{
    char bar[BAR_WIDTH + 1];
    int64_t elapsed_ms = now_ms() - p->began_ms;
    long long rate = elapsed_ms > 0 ? (long long)(p->done * 1000 / elapsed_ms) : 0;
    if (p->total <= 0) {
        fprintf(stderr, "\r%s %lld  %lld/s ", p->what, (long long)p->done, rate);
        return;
    }
    int filled = (int)(p->done * BAR_WIDTH / p->total);
    for (int i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < filled ? '#' : '.';
    bar[BAR_WIDTH] = '\0';
    long long left_s = rate > 0 ? (long long)(p->total - p->done) / rate : 0;
    fprintf(stderr, "\r%s [%s] %3lld %%  %lld/s  %llds left ", p->what, bar,
            (long long)(p->done * 100 / p->total), rate, left_s);
}

void progress_step(progress *p, int64_t done)
{
    p->done = done;
    if (!p->shown || now_ms() - p->shown_ms < SHOW_EVERY_MS)
        return;
    p->shown_ms = now_ms();
    draw(p);
}

void progress_end(progress *p)
{
    if (!p->shown)
        return;
    draw(p);
    fputc('\n', stderr);
}

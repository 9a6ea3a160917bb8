/* output.c - tables and JSON on standard output. */
#define _GNU_SOURCE
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "shopctl.h"

enum { COLUMNS_MAX = 16, CELL_MAX = 1024, CELL_SHOWN_MAX = 60 };

/* The next character of a text and how many columns it takes; bytes that are no character, and
 * characters that would steer a terminal, are told by a width of -1. */
static size_t next_character(const char *text, int *ret_width)
{
    wchar_t wide;
    mbstate_t state = {0};
    size_t size = mbrtowc(&wide, text, MB_LEN_MAX, &state);
    if (size == 0 || size > MB_LEN_MAX) {
        *ret_width = -1;
        return 1;
    }
    *ret_width = iswprint((wint_t)wide) ? wcwidth(wide) : -1;
    return size;
}

void print_clean(FILE *to, const char *text)
{
    for (size_t size; *text != '\0'; text += size) {
        int width;
        size = next_character(text, &width);
        if (width >= 0)
            fwrite(text, 1, size, to);
        else
            fputc(*text == '\n' || *text == '\t' ? ' ' : '?', to);
    }
}

/* Copy what fits into `most` columns; says how many it took. */
static size_t fit(const char *text, size_t most, char *out, size_t out_size)
{
    size_t used = 0, columns = 0, size;
    for (; *text != '\0'; text += size) {
        int width;
        size = next_character(text, &width);
        size_t wide = width >= 0 ? (size_t)width : 1;
        if (columns + wide > most || used + size + 4 > out_size) {
            memcpy(out + used, "…", strlen("…") + 1);
            return columns + 1;
        }
        columns += wide;
        if (width >= 0)
            memcpy(out + used, text, size);
        else
            out[used] = *text == '\n' || *text == '\t' ? ' ' : '?';
        used += width >= 0 ? size : 1;
    }
    out[used] = '\0';
    return columns;
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

/* The last column may be as long as it likes. */
static size_t cell(const cJSON *row, const table_column *column, bool last, char out[CELL_MAX])
{
    char number[32];
    const char *text = "-";
    const cJSON *value = at_path(row, column->path);
    if (cJSON_IsString(value)) {
        text = value->valuestring;
    } else if (cJSON_IsNumber(value)) {
        snprintf(number, sizeof(number), "%.0f", value->valuedouble);
        text = number;
    }
    return fit(text, last ? CELL_MAX : CELL_SHOWN_MAX, out, CELL_MAX);
}

static void print_cell(const char *text, size_t took, size_t width, bool right, bool last)
{
    int pad = width > took ? (int)(width - took) : 0;
    if (right)
        printf("%*s%s", pad, "", text);
    else
        printf("%s%*s", text, last ? 0 : pad, "");
    fputs(last ? "\n" : "  ", stdout);
}

static void print_for_people(const app *a, const cJSON *rows, const table_column *columns,
                             size_t count, bool titles)
{
    size_t widths[COLUMNS_MAX];
    char text[CELL_MAX];
    const cJSON *row;
    for (size_t i = 0; i < count; i++) {
        widths[i] = strlen(columns[i].title);
        widths[i] = columns[i].width > widths[i] ? columns[i].width : widths[i];
        cJSON_ArrayForEach(row, rows)
        {
            size_t took = cell(row, &columns[i], i + 1 == count, text);
            widths[i] = took > widths[i] ? took : widths[i];
        }
    }
    fputs(titles && a->colour ? "\033[1m" : "", stdout);
    for (size_t i = 0; titles && i < count; i++)
        print_cell(columns[i].title, strlen(columns[i].title), widths[i], columns[i].right,
                   i + 1 == count);
    fputs(titles && a->colour ? "\033[0m" : "", stdout);
    cJSON_ArrayForEach(row, rows)
    {
        for (size_t i = 0; i < count; i++) {
            size_t took = cell(row, &columns[i], i + 1 == count, text);
            print_cell(text, took, widths[i], columns[i].right, i + 1 == count);
        }
    }
}

static void print(const app *a, const cJSON *rows, const table_column *columns, size_t count,
                  bool titles)
{
    const cJSON *row;
    if (!a->json)
        print_for_people(a, rows, columns, count, titles);
    else
        cJSON_ArrayForEach(row, rows) print_json(a, row);
}

void print_table(const app *a, const cJSON *rows, const table_column *columns, size_t count)
{
    print(a, rows, columns, count, true);
}

void print_rows(const app *a, const cJSON *rows, const table_column *columns, size_t count)
{
    print(a, rows, columns, count, false);
}

void print_json(const app *a, const cJSON *value)
{
    char *text = a->json ? cJSON_PrintUnformatted(value) : cJSON_Print(value);
    if (text != NULL)
        puts(text);
    cJSON_free(text);
}

/* output.c - tables and JSON on standard output. */
#include <stdlib.h>
#include <string.h>

#include "shopctl.h"

enum { COLUMNS_MAX = 16, CELL_MAX = 1024, CELL_SHOWN_MAX = 60 };

typedef struct span {
    uint32_t first, last;
    int width; /* columns; -1 = not to be shown */
} span;

/* What does not take one column, in order. Not complete, but for what could steer a terminal: C0, C1
 * and the marks that turn the direction of writing. */
static const span spans[] = {
    {0x0, 0x1f, -1},      {0x7f, 0x9f, -1},      {0x300, 0x36f, 0},    {0x1100, 0x115f, 2},
    {0x200b, 0x200f, -1}, {0x2028, 0x202e, -1},  {0x2060, 0x206f, -1}, {0x2e80, 0xa4cf, 2},
    {0xac00, 0xd7a3, 2},  {0xd800, 0xdfff, -1},  {0xf900, 0xfaff, 2},  {0xfe00, 0xfe0f, 0},
    {0xfe30, 0xfe6f, 2},  {0xfeff, 0xfeff, -1},  {0xff00, 0xff60, 2},  {0xffe0, 0xffe6, 2},
    {0x1f300, 0x1faff, 2}, {0x20000, 0x3fffd, 2},
};

static int width_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++)
        if (code >= spans[i].first && code <= spans[i].last)
            return spans[i].width;
    return 1;
}

/* How long the character is that this byte begins; 0 = it begins none. */
static size_t size_of(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xc2 || first > 0xf4)
        return 0;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* The next character of a UTF-8 text and how many columns it takes; -1 for one that is not to be shown
 * and for a byte that begins none. */
static size_t next_character(const char *text, int *ret_width)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t size = size_of(at[0]);
    uint32_t code = size > 1 ? at[0] & (0xffU >> (size + 1)) : at[0];
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xc0) != 0x80)
            size = 0;
        code = code << 6 | (at[i] & 0x3fU);
    }
    *ret_width = size > 0 ? width_of(code) : -1;
    return size > 0 ? size : 1;
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

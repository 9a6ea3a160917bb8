/* source.c - rows from JSON Lines or CSV. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "import.h"

enum { LINE_MAX_BYTES = 4 * 1024 * 1024 };

/* --- opening ---------------------------------------------------------------------------------- */

static bool wrong_header(const source *s, const char *what, const char *name)
{
    app_error("%s: %s%s", s->name, what, name);
    return false;
}

static bool add_column(source *s, const char *name)
{
    const cJSON *each;
    if (name[0] == '\0')
        return wrong_header(s, "the header has a column without a name", "");
    cJSON_ArrayForEach(each, s->header)
    {
        if (strcmp(each->valuestring, name) == 0)
            return wrong_header(s, "the header names a column twice: ", name);
    }
    return cJSON_AddItemToArray(s->header, cJSON_CreateString(name));
}

static bool is_column(const source *s, const char *name)
{
    const cJSON *each;
    cJSON_ArrayForEach(each, s->header)
    {
        if (strcmp(each->valuestring, name) == 0)
            return true;
    }
    return false;
}

/* Every mapped column is there; without a mapping every column is a field. */
static bool check_columns(const source *s, const import_options *o)
{
    const cJSON *each;
    for (size_t i = 0; i < o->mapping_count; i++)
        if (!is_column(s, o->mappings[i].column))
            return wrong_header(s, "the header has no column ", o->mappings[i].column);
    if (o->mapping_count > 0)
        return true;
    cJSON_ArrayForEach(each, s->header)
    {
        if (!field_exists(each->valuestring))
            return wrong_header(s, "a column is no field, map the columns with --map: ",
                                each->valuestring);
    }
    return true;
}

static bool read_header(source *s, const import_options *o)
{
    if (!csv_next(&s->csv))
        return wrong_header(s, "the file is empty", "");
    if (s->csv.error != NULL)
        return wrong_header(s, "the header is no CSV: ", s->csv.error);
    s->header = cJSON_CreateArray();
    for (size_t i = 0; i < s->csv.count; i++)
        if (!add_column(s, s->csv.fields[i]))
            return false;
    return check_columns(s, o);
}

bool source_open(source *s, const import_options *o)
{
    struct stat status;
    *s = (source){.is_csv = o->csv, .name = o->file};
    s->from = fopen(o->file, "r");
    if (s->from == NULL || fstat(fileno(s->from), &status) != 0) {
        app_error("%s: %s", o->file, strerror(errno));
        return false;
    }
    s->size = S_ISREG(status.st_mode) ? (long long)status.st_size : 0;
    if (s->is_csv)
        return csv_open(&s->csv, s->from) && read_header(s, o);
    s->line = malloc(LINE_MAX_BYTES);
    return s->line != NULL;
}

void source_close(source *s)
{
    if (s->from != NULL)
        fclose(s->from);
    csv_close(&s->csv);
    cJSON_Delete(s->header);
    free(s->line);
}

long long source_offset(const source *s)
{
    long at = ftell(s->from);
    return at > 0 ? at : 0;
}

bool source_failed(const source *s)
{
    if (!ferror(s->from))
        return false;
    app_error("%s: %s", s->name, strerror(errno));
    return true;
}

/* --- rows ------------------------------------------------------------------------------------- */

static cJSON *next_csv(source *s, bool *ret_end, const char **ret_error)
{
    int columns = cJSON_GetArraySize(s->header);
    do
        *ret_end = !csv_next(&s->csv);
    while (!*ret_end && s->csv.blank && s->csv.error == NULL);
    if (*ret_end)
        return NULL;
    s->number = s->csv.line;
    s->last_number = s->csv.next_line - 1 > s->number ? s->csv.next_line - 1 : s->number;
    *ret_error = s->csv.error;
    if (s->csv.error == NULL && s->csv.count != (size_t)columns)
        *ret_error = s->csv.count < (size_t)columns ? "has fewer fields than the header"
                                                    : "has more fields than the header";
    if (*ret_error != NULL)
        return NULL;
    cJSON *row = cJSON_CreateObject();
    for (int i = 0; i < columns; i++)
        cJSON_AddStringToObject(row, cJSON_GetArrayItem(s->header, i)->valuestring,
                                s->csv.fields[i]);
    return row;
}

/* One line without its end into s->line; what is too long is read to its end, and not kept. */
static bool read_line(source *s, size_t *ret_size)
{
    size_t size = 0;
    int c = getc_unlocked(s->from);
    if (c == EOF)
        return false;
    for (; c != EOF && c != '\n'; c = getc_unlocked(s->from), size++)
        if (size + 1 < LINE_MAX_BYTES)
            s->line[size] = (char)c;
    s->line[size + 1 < LINE_MAX_BYTES ? size : LINE_MAX_BYTES - 1] = '\0';
    s->number++;
    *ret_size = size;
    return true;
}

static cJSON *parse_line(const source *s, size_t size, const char **ret_error)
{
    bool marked = s->number == 1 && strncmp(s->line, "\xef\xbb\xbf", 3) == 0;
    if (size >= LINE_MAX_BYTES || strlen(s->line) != size) {
        *ret_error = size >= LINE_MAX_BYTES ? "is longer than 4 MiB" : "holds a NUL character";
        return NULL;
    }
    cJSON *row = cJSON_ParseWithOpts(s->line + (marked ? 3 : 0), NULL, true);
    if (!cJSON_IsObject(row))
        *ret_error = "is not a JSON object";
    else if (!numbers_exact(row))
        *ret_error = "holds a number beyond 2^53, which JSON cannot tell exactly";
    else
        return row;
    cJSON_Delete(row);
    return NULL;
}

static cJSON *next_json(source *s, bool *ret_end, const char **ret_error)
{
    size_t size;
    do
        *ret_end = !read_line(s, &size);
    while (!*ret_end && strspn(s->line, " \t\r") == size);
    s->last_number = s->number;
    return *ret_end ? NULL : parse_line(s, size, ret_error);
}

cJSON *source_next(source *s, bool *ret_end, const char **ret_error)
{
    *ret_error = NULL;
    return s->is_csv ? next_csv(s, ret_end, ret_error) : next_json(s, ret_end, ret_error);
}

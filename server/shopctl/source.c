/* source.c - rows from JSON Lines or CSV. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "import.h"

enum { LINE_MAX_BYTES = 4 * 1024 * 1024 };

static bool read_header(source *s)
{
    if (!csv_next(&s->csv) || s->csv.error != NULL) {
        app_error("the file has no header line: %s", s->csv.error != NULL ? s->csv.error : "it is empty");
        return false;
    }
    s->header = cJSON_CreateArray();
    for (size_t i = 0; i < s->csv.count; i++) {
        const char *name = s->csv.fields[i];
        if (i == 0 && strncmp(name, "\xef\xbb\xbf", 3) == 0)
            name += 3; /* spreadsheets write a byte order mark */
        cJSON_AddItemToArray(s->header, cJSON_CreateString(name));
    }
    return true;
}

bool source_open(source *s, const import_options *o)
{
    struct stat status;
    *s = (source){.is_csv = o->csv};
    s->from = fopen(o->file, "r");
    if (s->from == NULL || fstat(fileno(s->from), &status) != 0) {
        app_error("%s: %s", o->file, strerror(errno));
        return false;
    }
    s->size = S_ISREG(status.st_mode) ? (long long)status.st_size : 0;
    if (!s->is_csv)
        return true;
    return csv_open(&s->csv, s->from) && read_header(s);
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

static cJSON *next_csv(source *s, bool *ret_end, const char **ret_error)
{
    *ret_end = !csv_next(&s->csv);
    if (*ret_end)
        return NULL;
    s->number = s->csv.line;
    *ret_error = s->csv.error;
    if (s->csv.error == NULL && s->csv.count != (size_t)cJSON_GetArraySize(s->header))
        *ret_error = "has another number of fields than the header";
    if (*ret_error != NULL)
        return NULL;
    cJSON *row = cJSON_CreateObject();
    for (size_t i = 0; i < s->csv.count; i++)
        cJSON_AddStringToObject(row, cJSON_GetArrayItem(s->header, (int)i)->valuestring, s->csv.fields[i]);
    return row;
}

static cJSON *next_json(source *s, bool *ret_end, const char **ret_error)
{
    ssize_t size;
    do {
        size = getline(&s->line, &s->capacity, s->from);
        s->number++;
    } while (size > 0 && strspn(s->line, " \t\r\n") == (size_t)size);
    *ret_end = size < 0;
    if (*ret_end)
        return NULL;
    if (size > LINE_MAX_BYTES || strlen(s->line) != (size_t)size) {
        *ret_error = "is too long, or holds a NUL character";
        return NULL;
    }
    cJSON *row = cJSON_ParseWithOpts(s->line, NULL, true);
    if (!cJSON_IsObject(row)) {
        cJSON_Delete(row);
        *ret_error = "is not a JSON object";
        return NULL;
    }
    return row;
}

cJSON *source_next(source *s, bool *ret_end, const char **ret_error)
{
    *ret_error = NULL;
    return s->is_csv ? next_csv(s, ret_end, ret_error) : next_json(s, ret_end, ret_error);
}

/* csv_fuzz.c - what the CSV reader takes as a row is read back the same when it is written by the
 * rules; no input makes it lose count of lines or fields. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "server/shopctl/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the program, so that the fuzzer keeps the input. */
static void require(bool promise)
{
    if (!promise)
        abort();
}

static void write_row(FILE *to, const csv_reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        fputs(i > 0 ? ",\"" : "\"", to);
        for (const char *c = r->fields[i]; *c != '\0'; c++)
            fputs(*c == '"' ? "\"\"" : (const char[]){*c, '\0'}, to);
        fputc('"', to);
    }
    fputs("\r\n", to);
}

/* Quoted as a whole, the row says the same. */
static void expect_round_trip(const csv_reader *r)
{
    char *text = NULL;
    size_t size = 0;
    csv_reader again;
    FILE *to = open_memstream(&text, &size);
    require(to != NULL);
    write_row(to, r);
    fclose(to);
    FILE *from = fmemopen(text, size, "r");
    require(from != NULL && csv_open(&again, from) && csv_next(&again));
    require(again.error == NULL && again.count == r->count && !again.blank);
    for (size_t i = 0; i < r->count; i++)
        require(strcmp(again.fields[i], r->fields[i]) == 0);
    require(!csv_next(&again));
    csv_close(&again);
    fclose(from);
    free(text);
}

static long count_lines(const uint8_t *data, size_t size)
{
    long lines = 0;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n';
    return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    csv_reader r;
    long last = 0;
    FILE *from = size > 0 ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;
    if (from == NULL)
        return 0;
    require(csv_open(&r, from));
    while (csv_next(&r)) {
        require(r.line > last && r.next_line >= r.line);
        require(r.count >= 1 && r.count <= CSV_FIELDS_MAX);
        last = r.line;
        if (r.error == NULL)
            expect_round_trip(&r);
    }
    require(r.next_line == count_lines(data, size) + 1);
    csv_close(&r);
    fclose(from);
    return 0;
}

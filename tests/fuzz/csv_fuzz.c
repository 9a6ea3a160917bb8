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

/* Quoted as a whole, the rows say the same. */
static void expect_same(const uint8_t *data, size_t size, char *text, size_t text_size)
{
    csv_reader r, again;
    FILE *first = fmemopen((void *)(uintptr_t)data, size, "r");
    FILE *second = fmemopen(text, text_size, "r");
    require(first != NULL && second != NULL && csv_open(&r, first) && csv_open(&again, second));
    while (csv_next(&r)) {
        if (r.error != NULL)
            continue;
        require(csv_next(&again) && again.error == NULL && again.count == r.count && !again.blank);
        for (size_t i = 0; i < r.count; i++)
            require(strcmp(again.fields[i], r.fields[i]) == 0);
    }
    require(!csv_next(&again));
    csv_close(&r);
    csv_close(&again);
    fclose(first);
    fclose(second);
}

static long count_lines(const uint8_t *data, size_t size)
{
    long lines = 0;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n';
    return lines;
}

/* Reads all rows and writes those that are good; how many lines there were. */
static long read_rows(FILE *from, FILE *to)
{
    csv_reader r;
    long last = 0;
    require(csv_open(&r, from));
    while (csv_next(&r)) {
        require(r.line > last && r.next_line >= r.line);
        require(r.count >= 1 && r.count <= CSV_FIELDS_MAX);
        last = r.line;
        if (r.error == NULL)
            write_row(to, &r);
    }
    csv_close(&r);
    return r.next_line - 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = NULL;
    size_t text_size = 0;
    FILE *from = size > 0 ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;
    FILE *to = from != NULL ? open_memstream(&text, &text_size) : NULL;
    if (to == NULL)
        return 0;
    require(read_rows(from, to) == count_lines(data, size));
    fclose(from);
    fclose(to);
    if (text_size > 0)
        expect_same(data, size, text, text_size);
    free(text);
    return 0;
}

/* csv.h - RFC 4180 rows from a stream: quoted fields, doubled quotes, line ends within quotes, CRLF
 * or LF, a byte order mark before the first. */
#ifndef SHOP_SERVER_SHOPCTL_CSV_H
#define SHOP_SERVER_SHOPCTL_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { CSV_FIELDS_MAX = 256, CSV_ROW_MAX_BYTES = 1024 * 1024, CSV_MARK_BYTES = 3 };

typedef struct csv_reader {
    FILE *from;
    long line;      /* of the row that was read last, from 1 */
    long next_line; /* where the next row begins */
    char *text;     /* CSV_ROW_MAX_BYTES, the fields of the row one behind another */
    const char *fields[CSV_FIELDS_MAX];
    size_t count;
    bool blank;        /* the row is an empty line */
    const char *error; /* why the last row is no row, or NULL */
    int ahead[CSV_MARK_BYTES]; /* characters read to look for the mark that were none of it */
    size_t ahead_at, ahead_count;
} csv_reader;

/* False when memory is out. Free with csv_close(). */
bool csv_open(csv_reader *r, FILE *from);
void csv_close(csv_reader *r);

/* The next row. False at the end. A malformed row is skipped to its end, with `error` set. */
bool csv_next(csv_reader *r);

#endif

/* record.h - what can be done with any record by its table: import, validate, pack. */
#ifndef SHOP_LIB_CODEC_RECORD_H
#define SHOP_LIB_CODEC_RECORD_H

#include "lib/base/arena.h"
#include "lib/base/fault.h"
#include "lib/schema/schema.h"

/* Limits of fields whose table row has max = 0. */
enum {
    RECORD_TEXT_MAX = 4096,      /* bytes of a FIELD_STRING, and of each text in a FIELD_STRINGS */
    RECORD_JSON_MAX = 64 * 1024, /* bytes of a FIELD_JSON */
    RECORD_LIST_MAX = 1000,      /* elements of a FIELD_LIST or FIELD_STRINGS */
    RECORD_SIZE_MAX = 64 * 1024, /* struct_size of any input struct, of any version */
    RECORD_KEY_MAX = 255         /* bytes of an idempotency key */
};

/* A caller's input struct, possibly of another library version, to the full struct of this one.
 * struct_size 0 or misaligned, or a longer struct with a non-zero unknown tail: SHOP_E_USAGE. A
 * shorter one: the rest is absent. Elements of input lists are rebuilt as one array of full
 * structs. Texts stay borrowed. `ret` is the record's size. */
int shop__record_import(const schema_record *r, const void *from, arena *a, void *ret, fault *f);

/* Required fields, lengths, ranges, valid UTF-8, well-formed ids, known enum values, known
 * currencies, element counts, the JSON in FIELD_JSON; nested, with the field's path in the fault.
 * For an args record idempotency_key too (1 to 255 printable ASCII characters). SHOP_E_INVALID or
 * SHOP_E_TOO_LARGE. */
int shop__record_validate(const schema_record *r, const void *record, fault *f);

/* Bytes that the whole tree of a result takes when packed (8-byte aligned parts). */
size_t shop__record_packed_size(const schema_record *r, const void *record);

/* Copy the whole tree into one block of exactly that size; the root stands first. Every pointer in
 * it points into the block. */
void shop__record_pack(const schema_record *r, const void *record, void *block, size_t size);

#endif

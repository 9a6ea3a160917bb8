/* record_pack.c - a whole result in one block. One walk serves both the measuring and the copying,
 * so that the two cannot disagree: without a block it only counts. */
#include <assert.h>
#include <string.h>

#include "lib/codec/field.h"
#include "lib/codec/record.h"

enum { PACK_ALIGN_BYTES = 8 };

typedef struct packer {
    char *block; /* NULL: count only */
    size_t used;
} packer;

static void pack_fields(packer *p, const schema_record *r, const void *from, void *to);

static size_t rounded(size_t size)
{
    return (size + PACK_ALIGN_BYTES - 1) / PACK_ALIGN_BYTES * PACK_ALIGN_BYTES;
}

/* The next part of the block, NULL while counting. */
static void *place(packer *p, size_t size)
{
    char *part = p->block == NULL ? NULL : p->block + p->used;

    p->used += rounded(size);
    return part;
}

static void *place_copy(packer *p, const void *from, size_t size)
{
    void *part = place(p, size);

    if (part != NULL)
        memcpy(part, from, size);
    return part;
}

static void point(const schema_field *field, void *to, const void *part)
{
    if (to != NULL)
        shop__field_set(to, field->offset, &part, sizeof part);
}

static void *pack_record(packer *p, const schema_record *r, const void *from)
{
    void *to = place_copy(p, from, r->size);

    pack_fields(p, r, from, to);
    return to;
}

/* ---- kinds that hold pointers; `to` is the struct in the block, NULL while counting */

static void pack_text(packer *p, const schema_field *field, const void *pointer, size_t count,
                      void *to)
{
    (void)count;
    point(field, to, place_copy(p, pointer, strlen(pointer) + 1));
}

static void pack_nested(packer *p, const schema_field *field, const void *pointer, size_t count,
                        void *to)
{
    (void)count;
    point(field, to, pack_record(p, field->of.record, pointer));
}

static void pack_flat(packer *p, const schema_field *field, const char *items, size_t count,
                      void *to)
{
    size_t stride = field->of.record->size;
    char *copy = place_copy(p, items, count * stride);

    point(field, to, copy);
    for (size_t i = 0; i < count; i++)
        pack_fields(p, field->of.record, items + i * stride,
                    copy == NULL ? NULL : copy + i * stride);
}

static void pack_list(packer *p, const schema_field *field, const void *pointer, size_t count,
                      void *to)
{
    const void *const *items = pointer;
    const void **copy;

    if (field->of.record->input) {
        pack_flat(p, field, pointer, count, to);
        return;
    }
    copy = place(p, count * sizeof *copy);
    point(field, to, copy);
    for (size_t i = 0; i < count; i++) {
        void *record = pack_record(p, field->of.record, items[i]);
        if (copy != NULL)
            copy[i] = record;
    }
}

static void pack_strings(packer *p, const schema_field *field, const void *pointer, size_t count,
                         void *to)
{
    const char *const *items = pointer;
    const char **copy = place(p, count * sizeof *copy);

    point(field, to, copy);
    for (size_t i = 0; i < count; i++) {
        char *text = place_copy(p, items[i], strlen(items[i]) + 1);
        if (copy != NULL)
            copy[i] = text;
    }
}

typedef void pack_function(packer *p, const schema_field *field, const void *pointer, size_t count,
                           void *to);

static pack_function *const packers[FIELD_KIND_COUNT] = {
    [FIELD_STRING] = pack_text, [FIELD_ID] = pack_text,   [FIELD_JSON] = pack_text,
    [FIELD_RECORD] = pack_nested, [FIELD_LIST] = pack_list, [FIELD_STRINGS] = pack_strings,
};

static void pack_fields(packer *p, const schema_record *r, const void *from, void *to)
{
    for (size_t i = 0; i < r->field_count; i++) {
        const schema_field *field = &r->fields[i];
        const void *pointer;
        size_t count;

        if (packers[field->kind] == NULL)
            continue;
        pointer = shop__field_pointer(from, field);
        count = field->aux_offset == 0 ? 0 : shop__field_count(from, field);
        if (pointer != NULL)
            packers[field->kind](p, field, pointer, count, to);
    }
}

size_t shop__record_packed_size(const schema_record *r, const void *record)
{
    packer p = {0};

    pack_record(&p, r, record);
    return p.used;
}

void shop__record_pack(const schema_record *r, const void *record, void *block, size_t size)
{
    packer p = {.block = block};

    assert((uintptr_t)block % PACK_ALIGN_BYTES == 0);
    pack_record(&p, r, record);
    assert(p.used == size);
    (void)size;
}

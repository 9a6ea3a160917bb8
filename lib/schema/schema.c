/* schema.c - look-up in a record's table. Readers of documents in table order pass the next index
 * as the hint and are answered at the first comparison. */
#include "lib/schema/schema.h"

#include <string.h>

static bool is_named(const schema_field *field, const char *name, size_t length)
{
    return field->name_length == length && memcmp(field->name, name, length) == 0;
}

const schema_field *shop__schema_field(const schema_record *r, const char *name, size_t length,
                                       size_t hint)
{
    if (hint < r->field_count && is_named(&r->fields[hint], name, length))
        return &r->fields[hint];
    for (size_t i = 0; i < r->field_count; i++) {
        if (is_named(&r->fields[i], name, length))
            return &r->fields[i];
    }
    return NULL;
}

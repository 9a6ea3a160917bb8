/* value.c - parameters of a statement. They borrow the caller's bytes until the statement has
 * run. */
#include <assert.h>
#include <string.h>

#include "lib/store/store.h"

value v_text(const char *text)
{
    if (text == NULL)
        return v_null();
    return (value){.kind = VALUE_TEXT, .bytes = text, .size = strlen(text)};
}

value v_blob(const void *bytes, size_t size)
{
    if (bytes == NULL)
        return v_null();
    return (value){.kind = VALUE_BLOB, .bytes = bytes, .size = size};
}

/* The part before the '_' is whatever the text has: its type was checked where it came in. */
value v_id(const char *id)
{
    value v = {.kind = VALUE_ID};
    char prefix[ID_PREFIX_MAX + 1] = "";
    bool good = false;

    if (id == NULL)
        return v_null();
    const char *end = memchr(id, '_', strnlen(id, ID_PREFIX_MAX + 1));

    if (end != NULL) {
        memcpy(prefix, id, (size_t)(end - id));
        good = shop__id_parse(id, prefix, v.id);
    }
    assert(good); /* nobody may hand an id on unchecked */
    return good ? v : v_null();
}

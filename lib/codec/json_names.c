/* json_names.c - finds duplicate names in an object, exactly and after unescaping. Few names are
 * compared each with each by hash; many are heap sorted in place, so that names made to collide
 * cost no more than O(n log n) and no input makes it allocate but for the stack itself. */
#include <string.h>

#include "lib/base/env.h"
#include "lib/codec/json_scan.h"

/* FNV-1a; a collision costs a comparison, nothing more. */
#define HASH_START UINT32_C(2166136261)
#define HASH_PRIME UINT32_C(16777619)

enum { UTF8_MAX = 4 };

/* Walks over the unescaped bytes of a name. */
typedef struct name_reader {
    const char *at;
    const char *end;
    unsigned char pending[UTF8_MAX];
    unsigned pending_count;
    unsigned pending_next;
} name_reader;

void shop__json_names_init(json_names *names, const shop_env *env, const char *text)
{
    names->env = env;
    names->text = text;
    names->all = names->few;
    names->count = 0;
    names->capacity = JSON_NAMES_FEW;
}

void shop__json_names_free(json_names *names)
{
    if (names->all != names->few)
        shop__env_release(names->env, names->all);
    names->all = names->few;
}

static bool names_grow(json_names *names)
{
    size_t capacity = (size_t)names->capacity * 2;
    json_name *all = shop__env_alloc(names->env, capacity * sizeof *all);

    if (all == NULL)
        return false;
    memcpy(all, names->all, names->count * sizeof *all);
    shop__json_names_free(names);
    names->all = all;
    names->capacity = (uint32_t)capacity;
    return true;
}

static name_reader reader_of(const json_names *names, const json_name *name)
{
    const char *start = names->text + name->start;

    return (name_reader){.at = start, .end = start + name->size};
}

static void put_code_point(name_reader *r, uint32_t c)
{
    r->pending_next = 0;
    if (c < 0x80) {
        r->pending[0] = (unsigned char)c;
        r->pending_count = 1;
        return;
    }
    r->pending_count = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = r->pending_count - 1; i > 0; i--, c >>= 6)
        r->pending[i] = (unsigned char)(0x80 | (c & 0x3f));
    r->pending[0] = (unsigned char)((0xf00 >> r->pending_count & 0xff) | c);
}

/* At the 'u' of an escape; a high surrogate is followed by its low one, the scanner saw to that. */
static uint32_t read_unicode(name_reader *r)
{
    uint32_t c = (uint32_t)shop__json_hex4(r->at + 1);

    r->at += 5;
    if (c < 0xd800 || c > 0xdbff)
        return c;
    uint32_t low = (uint32_t)shop__json_hex4(r->at + 2);
    r->at += 6;
    return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
}

static void read_escape(name_reader *r)
{
    static const char letters[] = "bfnrt";
    static const char values[] = "\b\f\n\r\t";
    const char *letter;

    r->at++; /* the backslash */
    if (*r->at == 'u') {
        put_code_point(r, read_unicode(r));
        return;
    }
    letter = memchr(letters, *r->at, sizeof letters - 1);
    put_code_point(r, (unsigned char)(letter != NULL ? values[letter - letters] : *r->at));
    r->at++;
}

/* The next unescaped byte, or -1 behind the last. */
static int reader_next(name_reader *r)
{
    if (r->pending_next < r->pending_count)
        return r->pending[r->pending_next++];
    if (r->at == r->end)
        return -1;
    if (*r->at != '\\')
        return (unsigned char)*r->at++;
    read_escape(r);
    return r->pending[r->pending_next++];
}

static uint32_t hash_name(const json_names *names, const json_name *name)
{
    uint32_t hash = HASH_START;

    if (!name->escaped) {
        const unsigned char *bytes = (const unsigned char *)names->text + name->start;
        for (uint32_t i = 0; i < name->size; i++)
            hash = (hash ^ bytes[i]) * HASH_PRIME;
        return hash;
    }
    name_reader r = reader_of(names, name);
    for (int byte = reader_next(&r); byte >= 0; byte = reader_next(&r))
        hash = (hash ^ (uint32_t)byte) * HASH_PRIME;
    return hash;
}

bool shop__json_names_add(json_names *names, size_t start, size_t size, bool escaped)
{
    json_name *name;

    if (names->count == names->capacity && !names_grow(names))
        return false;
    name = &names->all[names->count++];
    name->start = (uint32_t)start;
    name->size = (uint32_t)size;
    name->escaped = escaped;
    name->hash = hash_name(names, name);
    return true;
}

static int compare_bytes(const json_names *names, const json_name *a, const json_name *b)
{
    uint32_t size = a->size < b->size ? a->size : b->size;
    int order = memcmp(names->text + a->start, names->text + b->start, size);

    if (order != 0)
        return order;
    return (a->size > b->size) - (a->size < b->size);
}

/* Any total order will do, as long as it is 0 exactly for names that are equal once unescaped. */
static int compare(const json_names *names, const json_name *a, const json_name *b)
{
    int x, y;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (!a->escaped && !b->escaped)
        return compare_bytes(names, a, b);
    name_reader left = reader_of(names, a);
    name_reader right = reader_of(names, b);
    do {
        x = reader_next(&left);
        y = reader_next(&right);
    } while (x == y && x >= 0);
    return x - y;
}

static void sift_down(const json_names *names, json_name *heap, size_t root, size_t count)
{
    json_name moved = heap[root];

    for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && compare(names, &heap[child], &heap[child + 1]) < 0)
            child++;
        if (compare(names, &moved, &heap[child]) >= 0)
            break;
        heap[root] = heap[child];
        root = child;
    }
    heap[root] = moved;
}

/* By hand, because the C library's qsort() may allocate and may be quadratic. */
static void heap_sort(const json_names *names, json_name *heap, size_t count)
{
    for (size_t root = count / 2; root-- > 0;)
        sift_down(names, heap, root, count);
    for (size_t last = count; last-- > 1;) {
        json_name top = heap[0];
        heap[0] = heap[last];
        heap[last] = top;
        sift_down(names, heap, 0, last);
    }
}

static size_t later_of(const json_name *a, const json_name *b)
{
    return a->start > b->start ? a->start : b->start;
}

static bool unique_by_pairs(const json_names *names, const json_name *all, size_t count,
                            size_t *ret_start)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (all[i].hash == all[k].hash && compare(names, &all[i], &all[k]) == 0) {
                *ret_start = later_of(&all[i], &all[k]);
                return false;
            }
        }
    }
    return true;
}

static bool unique_by_order(const json_names *names, json_name *all, size_t count,
                            size_t *ret_start)
{
    heap_sort(names, all, count);
    for (size_t i = 1; i < count; i++) {
        if (compare(names, &all[i - 1], &all[i]) == 0) {
            *ret_start = later_of(&all[i - 1], &all[i]);
            return false;
        }
    }
    return true;
}

bool shop__json_names_close(json_names *names, uint32_t first, size_t *ret_start)
{
    json_name *all = names->all + first;
    size_t count = names->count - first;

    names->count = first;
    if (count <= JSON_NAMES_PAIRS)
        return unique_by_pairs(names, all, count, ret_start);
    return unique_by_order(names, all, count, ret_start);
}

/* row.c - cells of a result row to members of a flat struct. One reader a column kind, in a table;
 * what a store holds is checked here, since a damaged file may hold anything. */
#include "lib/store/row.h"

#include <assert.h>
#include <string.h>

#include "lib/base/money.h"

/* The row that is being read. */
typedef struct source {
    const row_cells *cells;
    void *handle;
    row_texts texts;
    size_t ids; /* printed so far, when borrowing */
    fault *fault;
} source;

typedef int (*reader)(source *from, const column *c, int index, void *member);

static int no_memory(source *from)
{
    return shop__fault_set(from->fault, SHOP_E_NO_MEMORY,
                           "no memory, or more rows than the call may hold");
}

static int corrupt(source *from, const char *what)
{
    return shop__fault_set(from->fault, SHOP_E_CORRUPT, "a stored %s is damaged", what);
}

/* Bytes that live as long as the caller was promised. */
static int keep(source *from, const char *bytes, size_t size, const char **ret)
{
    *ret = bytes;
    if (bytes == NULL || from->texts.copies == NULL)
        return 0;
    *ret = shop__arena_bytes(from->texts.copies, bytes, size);
    return *ret != NULL ? 0 : no_memory(from);
}

static int read_int(source *from, const column *c, int index, void *member)
{
    int64_t number = from->cells->integer(from->handle, index);

    (void)c;
    memcpy(member, &number, sizeof(number));
    return 0;
}

static int read_bool(source *from, const column *c, int index, void *member)
{
    bool truth = from->cells->integer(from->handle, index) != 0;

    (void)c;
    memcpy(member, &truth, sizeof(truth));
    return 0;
}

static int read_enum(source *from, const column *c, int index, void *member)
{
    int64_t wide = from->cells->integer(from->handle, index);
    int32_t number = (int32_t)wide;

    (void)c;
    ENSURE(number == wide, corrupt(from, "enumeration"));
    memcpy(member, &number, sizeof(number));
    return 0;
}

static int read_text(source *from, const column *c, int index, void *member)
{
    size_t size;
    const char *text = from->cells->text(from->handle, index, &size);

    (void)c;
    TRY(keep(from, text, size, &text));
    memcpy(member, &text, sizeof(text));
    return 0;
}

/* Copied ids are printed here first, so that they take no more than their length. */
static int print_id(source *from, const column *c, const uint8_t *id, const char **ret)
{
    char text[ID_TEXT_MAX];

    if (from->texts.copies == NULL) {
        char *borrowed = from->texts.ids[from->ids++];

        (void)shop__id_print(id, c->prefix, borrowed);
        *ret = borrowed;
        return 0;
    }
    return keep(from, text, shop__id_print(id, c->prefix, text), ret);
}

static int read_id(source *from, const column *c, int index, void *member)
{
    size_t size;
    const void *id = from->cells->blob(from->handle, index, &size);
    const char *text = NULL;

    if (id != NULL) {
        ENSURE(size == ID_BYTES, corrupt(from, "id"));
        TRY(print_id(from, c, id, &text));
    }
    memcpy(member, &text, sizeof(text));
    return 0;
}

static int read_money(source *from, const column *c, int index, void *member)
{
    size_t size;
    const char *currency = from->cells->text(from->handle, index + 1, &size);
    shop_money money = {.minor = 0};

    (void)c;
    if (currency != NULL && size > 0) {
        ENSURE(shop__currency_exponent(currency) >= 0, corrupt(from, "currency"));
        money = shop__money(from->cells->integer(from->handle, index), currency);
    }
    memcpy(member, &money, sizeof(money));
    return 0;
}

static int read_blob(source *from, const column *c, int index, void *member)
{
    blob bytes = {NULL, 0};
    const char *data = from->cells->blob(from->handle, index, &bytes.size);

    (void)c;
    TRY(keep(from, data, bytes.size, &data));
    bytes.data = data;
    memcpy(member, &bytes, sizeof(bytes));
    return 0;
}

static const struct {
    reader read;
    int width; /* cells */
} kinds[] = {
    [COLUMN_INT] = {read_int, 1},     [COLUMN_BOOL] = {read_bool, 1},
    [COLUMN_ENUM] = {read_enum, 1},   [COLUMN_TEXT] = {read_text, 1},
    [COLUMN_ID] = {read_id, 1},       [COLUMN_MONEY] = {read_money, 2},
    [COLUMN_BLOB] = {read_blob, 1},
};

int shop__row_width(const statement *s)
{
    int width = 0;

    for (size_t i = 0; i < s->column_count; i++)
        width += kinds[s->columns[i].kind].width;
    return width;
}

int shop__row_read(const statement *s, const row_cells *cells, void *handle, row_texts texts,
                   void *ret, fault *f)
{
    source from = {.cells = cells, .handle = handle, .texts = texts, .fault = f};
    int index = 0;

    assert(s->column_count <= STORE_COLUMNS_MAX);
    memset(ret, 0, s->row_size);
    for (size_t i = 0; i < s->column_count; i++) {
        const column *c = &s->columns[i];

        assert(c->kind >= COLUMN_INT && c->kind <= COLUMN_BLOB);
        TRY(kinds[c->kind].read(&from, c, index, (char *)ret + c->offset));
        index += kinds[c->kind].width;
    }
    return 0;
}

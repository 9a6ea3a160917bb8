/* row_test.c - cells to struct members, and what a damaged store may hold. The cells are an
 * array. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/store/row.h"

typedef struct cell {
    int64_t integer;
    const char *bytes; /* NULL = SQL NULL */
    size_t size;
} cell;

static int64_t cell_integer(void *handle, int index)
{
    return ((const cell *)handle)[index].integer;
}

static const char *cell_text(void *handle, int index, size_t *ret_size)
{
    *ret_size = ((const cell *)handle)[index].size;
    return ((const cell *)handle)[index].bytes;
}

static const void *cell_blob(void *handle, int index, size_t *ret_size)
{
    return cell_text(handle, index, ret_size);
}

static const row_cells cells = {.integer = cell_integer, .text = cell_text, .blob = cell_blob};

#define TEXT(literal) {0, literal, sizeof(literal) - 1}
#define NUMBER(n) {n, NULL, 0}
#define NOTHING {0, NULL, 0}
#define ID_CELL {0, "\x01\x89\xab\xcd\xef\x01\x71\x23\x84\x56\x78\x9a\xbc\xde\xf0\x12", ID_BYTES}

typedef struct sample {
    int64_t number;
    int32_t state;
    bool flag;
    const char *id;
    const char *name;
    shop_money price;
    blob photo;
} sample;

static const column columns[] = {
    COL_INT(sample, number),   COL_ENUM(sample, state), COL_BOOL(sample, flag),
    COL_ID(sample, id, "smp"), COL_TEXT(sample, name),  COL_MONEY(sample, price),
    COL_BLOB(sample, photo),
};

static const statement select_sample = SELECT_INTO(sample, columns, "SELECT ...");

static const column enum_columns[] = {COL_ENUM(sample, state)};
static const column id_columns[] = {COL_ID(sample, id, "smp")};
static const column money_columns[] = {COL_MONEY(sample, price)};
static const column text_columns[] = {COL_TEXT(sample, name)};

typedef struct fixture {
    arena scratch;
    _Alignas(max_align_t) char first[512];
    fault fault;
    sample row;
} fixture;

static void fixture_init(fixture *f, size_t limit_bytes)
{
    memset(f, 0, sizeof(*f));
    shop__arena_init(&f->scratch, shop_env_default(), f->first, sizeof(f->first), limit_bytes);
}

static int read_copied(fixture *f, const statement *s, cell *row)
{
    return shop__row_read(s, &cells, row, (row_texts){.copies = &f->scratch}, &f->row, &f->fault);
}

static void an_id_of_another_length_is_corrupt(void **state)
{
    static const statement s = SELECT_INTO(sample, id_columns, "");
    cell row[] = {TEXT("fifteen bytes..")};
    fixture f;

    (void)state;
    fixture_init(&f, 512);
    assert_int_equal(read_copied(&f, &s, row), SHOP_E_CORRUPT);
    assert_non_null(strstr(f.fault.message, "id"));
    shop__arena_free(&f.scratch);
}

static void an_enumeration_beyond_four_bytes_is_corrupt(void **state)
{
    static const statement s = SELECT_INTO(sample, enum_columns, "");
    cell row[] = {NUMBER(INT64_C(1) << 32)};
    fixture f;

    (void)state;
    fixture_init(&f, 512);
    assert_int_equal(read_copied(&f, &s, row), SHOP_E_CORRUPT);
    shop__arena_free(&f.scratch);
}

static void an_unknown_currency_is_corrupt(void **state)
{
    static const statement s = SELECT_INTO(sample, money_columns, "");
    cell row[] = {NUMBER(5), TEXT("XQX")};
    fixture f;

    (void)state;
    fixture_init(&f, 512);
    assert_int_equal(read_copied(&f, &s, row), SHOP_E_CORRUPT);
    shop__arena_free(&f.scratch);
}

static void a_full_arena_is_no_memory(void **state)
{
    static const statement text = SELECT_INTO(sample, text_columns, "");
    static const statement id = SELECT_INTO(sample, id_columns, "");
    cell row[] = {TEXT("a text of more than sixteen bytes")};
    cell id_row[] = {ID_CELL};
    fixture f;

    (void)state;
    fixture_init(&f, 16);
    assert_int_equal(read_copied(&f, &text, row), SHOP_E_NO_MEMORY);
    shop__fault_clear(&f.fault);
    assert_int_equal(read_copied(&f, &id, id_row), SHOP_E_NO_MEMORY);
    shop__arena_free(&f.scratch);
}

static void every_kind_lands_in_its_member(void **state)
{
    cell row[] = {NUMBER(-5),   NUMBER(3),   NUMBER(1), ID_CELL, TEXT("a name"),
                  NUMBER(1999), TEXT("JPY"), TEXT("\x00\x01")};
    fixture f;

    (void)state;
    fixture_init(&f, 512);
    assert_int_equal(read_copied(&f, &select_sample, row), 0);
    assert_int_equal(f.row.number, -5);
    assert_int_equal(f.row.state, 3);
    assert_true(f.row.flag);
    assert_int_equal(strlen(f.row.id), strlen("smp_") + ID_BASE32);
    assert_memory_equal(f.row.id, "smp_", 4);
    assert_string_equal(f.row.name, "a name");
    assert_ptr_not_equal(f.row.name, row[4].bytes);
    assert_int_equal(f.row.price.minor, 1999);
    assert_string_equal(f.row.price.currency, "JPY");
    assert_int_equal(f.row.price.exponent, 0);
    assert_int_equal(f.row.photo.size, 2);
    assert_memory_equal(f.row.photo.data, "\x00\x01", 2);
    shop__arena_free(&f.scratch);
}

static void null_stays_null_and_money_absent(void **state)
{
    cell row[] = {NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING};
    fixture f;

    (void)state;
    fixture_init(&f, 512);
    memset(&f.row, 0xff, sizeof(f.row));
    assert_int_equal(read_copied(&f, &select_sample, row), 0);
    assert_null(f.row.id);
    assert_null(f.row.name);
    assert_null(f.row.photo.data);
    assert_false(f.row.flag);
    assert_string_equal(f.row.price.currency, "");
    assert_int_equal(f.row.price.minor, 0);
    shop__arena_free(&f.scratch);
}

static void borrowed_texts_are_not_copied(void **state)
{
    cell row[] = {NOTHING, NOTHING, NOTHING, ID_CELL, TEXT("a name"), NOTHING, NOTHING, NOTHING};
    char ids[STORE_COLUMNS_MAX][ID_TEXT_MAX];
    row_texts borrowed = {.ids = ids};
    sample ret;

    (void)state;
    assert_int_equal(shop__row_read(&select_sample, &cells, row, borrowed, &ret, NULL), 0);
    assert_ptr_equal(ret.name, row[4].bytes);
    assert_ptr_equal(ret.id, ids[0]);
    assert_memory_equal(ret.id, "smp_", 4);
}

static void money_takes_two_columns(void **state)
{
    (void)state;
    assert_int_equal(shop__row_width(&select_sample), 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_of_another_length_is_corrupt),
        cmocka_unit_test(an_enumeration_beyond_four_bytes_is_corrupt),
        cmocka_unit_test(an_unknown_currency_is_corrupt),
        cmocka_unit_test(a_full_arena_is_no_memory),
        cmocka_unit_test(every_kind_lands_in_its_member),
        cmocka_unit_test(null_stays_null_and_money_absent),
        cmocka_unit_test(borrowed_texts_are_not_copied),
        cmocka_unit_test(money_takes_two_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

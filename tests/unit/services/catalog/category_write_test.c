/* category_write_test.c - a tree that stays a tree: what may be put where, how many there may be, which moves
 * are told, and what keeps a category from being removed. */
#include "tests/unit/services/catalog/shelf.h"

#include "lib/services/catalog/category_rows.h"

static int64_t version_of(shelf *s, const char *slug)
{
    return shelf_number(s, "SELECT version FROM catalog_categories WHERE slug = '%s'", slug);
}

static int move(shelf *s, const char *slug, const char *parent)
{
    return shelf_try(s->shop, "category.put", "{\"slug\":\"%s\",\"title\":\"moved\",\"parent\":\"%s\"}", slug,
                     parent);
}

/* a > b > c > d, and e > f */
static void put_branches(shelf *s)
{
    shelf_category(s, "a", NULL);
    shelf_category(s, "b", "a");
    shelf_category(s, "c", "b");
    shelf_category(s, "d", "c");
    shelf_category(s, "e", NULL);
    shelf_category(s, "f", "e");
}

static void one_more_than_there_may_be_is_refused(void **state)
{
    shelf *s = *state;
    temp_shop_sql(&s->temp,
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)"
                  " INSERT INTO catalog_categories (slug, id, title, position)"
                  " SELECT 'c' || i, randomblob(16), 'x', i FROM n");
    shelf_category(s, "last", NULL);
    shelf_refused(s->shop, SHOP_E_TOO_LARGE, "at most 5000", "category.put", "{\"slug\":\"x\",\"title\":\"x\"}");
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_categories"), CATEGORIES_MAX);
    assert_int_equal(move(s, "c7", "last"), 0);
    shelf_call(s, "category.delete", "{\"slug\":\"c8\"}");
    shelf_category(s, "x", NULL);
}

static void a_refused_move_changes_and_tells_nothing(void **state)
{
    shelf *s = *state;
    put_branches(s);
    assert_int_equal(move(s, "b", "d"), SHOP_E_CONFLICT);
    assert_int_equal(move(s, "b", "b"), SHOP_E_CONFLICT);
    assert_int_equal(move(s, "b", "none"), SHOP_E_NOT_FOUND);
    assert_string_equal(shelf_tree(s), "a b c d e f");
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_categories WHERE title = 'moved'"), 0);
    assert_int_equal(version_of(s, "b"), 1);
    assert_int_equal(shelf_told(s, "category.moved"), 0);
}

/* What hangs below counts, and what it leaves does not. */
static void a_branch_moves_with_its_whole_height(void **state)
{
    shelf *s = *state;
    put_branches(s);
    shelf_category(s, "g", "f");
    shelf_category(s, "h", "g");
    shelf_category(s, "i", "h");
    shelf_refused(s->shop, SHOP_E_CONFLICT, "9 levels", "category.put",
                  "{\"slug\":\"a\",\"title\":\"x\",\"parent\":\"i\"}");
    assert_int_equal(move(s, "a", "h"), 0);
    assert_string_equal(shelf_tree(s), "e f g h a b c d i");
    assert_int_equal(move(s, "x", "d"), SHOP_E_CONFLICT);
    assert_int_equal(move(s, "d", "b"), 0);
    assert_int_equal(move(s, "x", "c"), 0);
    assert_string_equal(shelf_tree(s), "e f g h a b c x d i");
}

static void moves_are_told_and_nothing_else(void **state)
{
    shelf *s = *state;
    put_branches(s);
    assert_int_equal(move(s, "b", "a"), 0);
    assert_int_equal(shelf_told(s, "category.moved"), 0);
    assert_int_equal(move(s, "b", "f"), 0);
    assert_int_equal(move(s, "b", ""), 0);
    assert_int_equal(move(s, "b", ""), 0);
    assert_int_equal(shelf_told(s, "category.moved"), 2);
    assert_int_equal(shelf_number(s, "SELECT count(DISTINCT subject) FROM events_outbox"), 1);
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM events_outbox"
                                     " WHERE json_extract(data, '$.category') = 'b'"), 2);
    assert_int_equal(shelf_number(s, "SELECT version FROM events_outbox WHERE position = 1"), 3);
    assert_int_equal(shelf_number(s, "SELECT version FROM events_outbox WHERE position = 2"), 4);
    assert_int_equal(version_of(s, "b"), 5);
}

static void an_empty_parent_is_the_top(void **state)
{
    shelf *s = *state;
    shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
    const shop_category *made;
    args.slug = args.title = "a";
    args.parent = "";
    assert_int_equal(shop_category_put(s->shop, &args, &made), 0);
    assert_null(made->parent);
    shop_free(made);
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_categories WHERE parent IS NULL"), 1);
    assert_string_equal(shelf_tree(s), "a");
}

static void products_keep_their_category_whatever_their_status(void **state)
{
    shelf *s = *state;
    char id[SHOP_ID_SIZE];
    shelf_category(s, "a", NULL);
    shelf_product(s, "p", ",\"category\":\"a\",\"status\":\"archived\"");
    shelf_refused(s->shop, SHOP_E_CONFLICT, "products stand in it", "category.delete", "{\"slug\":\"a\"}");
    shelf_id(s, "p", id);
    shelf_call(s, "product.set_status", "{\"product_id\":\"%s\",\"status\":\"draft\"}", id);
    shelf_refused(s->shop, SHOP_E_CONFLICT, "products stand in it", "category.delete", "{\"slug\":\"a\"}");
    shelf_category(s, "b", "a");
    shelf_refused(s->shop, SHOP_E_CONFLICT, "categories stand below it", "category.delete", "{\"slug\":\"a\"}");
    shelf_call(s, "category.delete", "{\"slug\":\"b\"}");
    shelf_product(s, "p", "");
    shelf_call(s, "category.delete", "{\"slug\":\"a\"}");
    assert_string_equal(shelf_tree(s), "");
}

static void a_removed_slug_comes_back_as_another_category(void **state)
{
    shelf *s = *state;
    put_branches(s);
    assert_int_equal(move(s, "d", "a"), 0);
    shelf_call(s, "category.delete", "{\"slug\":\"d\"}");
    shelf_category(s, "d", "e");
    assert_int_equal(version_of(s, "d"), 1);
    assert_int_equal(move(s, "d", "a"), 0);
    assert_int_equal(shelf_told(s, "category.moved"), 2);
    assert_int_equal(shelf_number(s, "SELECT count(DISTINCT subject) FROM events_outbox"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_CASE(one_more_than_there_may_be_is_refused),
        SHELF_CASE(a_refused_move_changes_and_tells_nothing),
        SHELF_CASE(a_branch_moves_with_its_whole_height),
        SHELF_CASE(moves_are_told_and_nothing_else),
        SHELF_CASE(an_empty_parent_is_the_top),
        SHELF_CASE(products_keep_their_category_whatever_their_status),
        SHELF_CASE(a_removed_slug_comes_back_as_another_category),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

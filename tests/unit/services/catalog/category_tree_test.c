/* category_tree_test.c - walks through the tree: the order of siblings, the way up, the most categories that
 * there can be, and that no walk is longer than eight levels whatever is in the store. */
#include "tests/unit/services/catalog/shelf.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/catalog/category_rows.h"

/* Past the library, which would not write it so. */
static void plant(shelf *s, const char *slug, const char *parent)
{
    char sql[256];
    snprintf(sql, sizeof(sql),
             "INSERT INTO catalog_categories (slug, id, title, parent, position)"
             " VALUES ('%s', randomblob(16), 'x', '%s', 0)", slug, parent);
    temp_shop_sql(&s->temp, sql);
}

static const shop_category_path *way_up(shelf *s, const char *slug)
{
    shop_category_ancestors_args args = SHOP_CATEGORY_ANCESTORS_INIT;
    const shop_category_path *path = NULL;
    args.slug = slug;
    assert_int_equal(internal_call(s->shop, SHOP__OP_CATEGORY_ANCESTORS, &args, &path), 0);
    return path;
}

static void expect_way_up(shelf *s, const char *slug, const char *const *want, size_t count)
{
    const shop_category_path *path = way_up(s, slug);
    assert_int_equal(path->category_count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(path->categories[i], want[i]);
    shop_free(path);
}

/* l1 > l2 > … > l8 */
static void put_deepest_branch(shelf *s)
{
    char slug[16], above[16];
    shelf_category(s, "l1", NULL);
    for (int level = 2; level <= CATEGORY_DEPTH_MAX; level++) {
        snprintf(slug, sizeof(slug), "l%d", level);
        snprintf(above, sizeof(above), "l%d", level - 1);
        shelf_category(s, slug, above);
    }
}

static void what_is_not_there_has_no_way_up(void **state)
{
    expect_way_up(*state, "none", NULL, 0);
}

static void the_way_up_goes_from_the_leaf_to_the_top(void **state)
{
    static const char *const way[] = {"l8", "l7", "l6", "l5", "l4", "l3", "l2", "l1"};
    put_deepest_branch(*state);
    expect_way_up(*state, "l8", way, CATEGORY_DEPTH_MAX);
    expect_way_up(*state, "l1", way + CATEGORY_DEPTH_MAX - 1, 1);
}

static void siblings_stand_by_position_from_below_zero(void **state)
{
    shelf *s = *state;
    static const struct {
        const char *slug;
        int position;
    } tops[] = {{"a", 1000000}, {"b", 0}, {"c", -1000000}, {"e", -1}, {"d", -1}, {"f", 1}};
    for (size_t i = 0; i < sizeof(tops) / sizeof(tops[0]); i++)
        shelf_call(s, "category.put", "{\"slug\":\"%s\",\"title\":\"x\",\"position\":%d}", tops[i].slug,
                   tops[i].position);
    assert_string_equal(shelf_tree(s), "c d e b f a");
}

/* Children are looked up by their parent's slug, in the order of bytes. */
static void slugs_that_begin_alike_keep_their_own_children(void **state)
{
    shelf *s = *state;
    static const char *const parents[] = {"ab", "a", "a-b", "a0", "abc"};
    char slug[16];
    for (size_t i = 0; i < 5; i++)
        shelf_category(s, parents[i], NULL);
    for (int child = 2; child >= 1; child--)
        for (size_t i = 0; i < 5; i++) {
            snprintf(slug, sizeof(slug), "%d-%s", child, parents[i]);
            shelf_category(s, slug, parents[i]);
        }
    assert_string_equal(shelf_tree(s), "a 1-a 2-a a-b 1-a-b 2-a-b a0 1-a0 2-a0 ab 1-ab 2-ab abc 1-abc 2-abc");
}

static void as_many_as_there_may_be_are_listed(void **state)
{
    shelf *s = *state;
    shop_category_list_args args = SHOP_CATEGORY_LIST_INIT;
    const shop_category_tree *tree;
    shelf_category(s, "top", NULL);
    temp_shop_sql(&s->temp,
                  "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                  " INSERT INTO catalog_categories (slug, id, title, parent, position)"
                  " SELECT 'c' || i, randomblob(16), 'x', 'top', -i FROM n");
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_categories"), CATEGORIES_MAX);
    assert_int_equal(shop_category_list(s->guest, &args, &tree), 0);
    assert_int_equal(tree->category_count, CATEGORIES_MAX);
    assert_string_equal(tree->categories[0]->slug, "top");
    assert_string_equal(tree->categories[1]->slug, "c5000");
    assert_string_equal(tree->categories[CATEGORIES_MAX - 1]->slug, "c2");
    shop_free(tree);
    shelf_product(s, "first", ",\"category\":\"c2\"");
    shelf_product(s, "last", ",\"category\":\"c5000\"");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"top\"}"), "last first");
}

static void no_walk_goes_below_the_eighth_level(void **state)
{
    shelf *s = *state;
    static const char *const way[] = {"l9", "l8", "l7", "l6", "l5", "l4", "l3", "l2"};
    put_deepest_branch(s);
    plant(s, "l9", "l8");
    shelf_product(s, "deep", ",\"category\":\"l9\"");
    assert_string_equal(shelf_tree(s), "l1 l2 l3 l4 l5 l6 l7 l8");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"l1\"}"), "");
    assert_string_equal(shelf_list(s->guest, "{\"category\":\"l2\"}"), "deep");
    expect_way_up(s, "l9", way, CATEGORY_DEPTH_MAX);
}

/* A damaged store: the parent is gone. */
static void an_orphan_s_way_ends_with_itself(void **state)
{
    shelf *s = *state;
    static const char *const way[] = {"orphan"};
    shelf_category(s, "top", NULL);
    plant(s, "orphan", "gone");
    expect_way_up(s, "orphan", way, 1);
    assert_string_equal(shelf_tree(s), "top");
    shelf_call(s, "category.put", "{\"slug\":\"orphan\",\"title\":\"x\",\"parent\":\"top\"}");
    assert_string_equal(shelf_tree(s), "top orphan");
}

/* A damaged store: every walk ends, and the tree can be mended by an ordinary move. */
static void a_circle_ends_every_walk_and_can_be_mended(void **state)
{
    shelf *s = *state;
    static const char *const way[] = {"a", "b", "a", "b", "a", "b", "a", "b"};
    shelf_category(s, "top", NULL);
    shelf_category(s, "a", NULL);
    shelf_category(s, "b", "a");
    temp_shop_sql(&s->temp, "UPDATE catalog_categories SET parent = 'b' WHERE slug = 'a'");
    expect_way_up(s, "a", way, CATEGORY_DEPTH_MAX);
    assert_string_equal(shelf_tree(s), "top");
    shelf_refused(s->shop, SHOP_E_CONFLICT, "below", "category.put",
                  "{\"slug\":\"b\",\"title\":\"x\",\"parent\":\"a\"}");
    shelf_category(s, "a", NULL);
    assert_string_equal(shelf_tree(s), "a b top");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_CASE(what_is_not_there_has_no_way_up),
        SHELF_CASE(the_way_up_goes_from_the_leaf_to_the_top),
        SHELF_CASE(siblings_stand_by_position_from_below_zero),
        SHELF_CASE(slugs_that_begin_alike_keep_their_own_children),
        SHELF_CASE(as_many_as_there_may_be_are_listed),
        SHELF_CASE(no_walk_goes_below_the_eighth_level),
        SHELF_CASE(an_orphan_s_way_ends_with_itself),
        SHELF_CASE(a_circle_ends_every_walk_and_can_be_mended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

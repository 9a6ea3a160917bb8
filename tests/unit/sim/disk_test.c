/* disk_test.c - what a loss of power takes: a suffix of the unsynced writes, the first of them
 * perhaps torn, and of the unsynced names; never anything that was synced. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "tests/sim/disk.h"

enum { TRIALS = 500, BLOCKS = 6, BLOCK_BYTES = 1000 };

static sim_file *file_with(sim_disk *d, const char *path, const char *text)
{
    sim_file *f = sim_disk_create(d, path);

    assert_non_null(f);
    assert_true(sim_file_write(f, 0, text, strlen(text)));
    return f;
}

static void assert_content(const sim_file *f, const char *expected)
{
    char got[64];
    size_t size = sim_file_read(f, 0, got, sizeof got);

    assert_int_equal(size, strlen(expected));
    assert_int_equal(sim_file_size(f), size);
    assert_memory_equal(got, expected, size);
}

static void what_was_never_made_is_not_found(void **state)
{
    sim_disk *d = sim_disk_new();

    (void)state;
    assert_null(sim_disk_find(d, "a"));
    assert_false(sim_disk_unlink(d, "a"));
    sim_disk_free(d);
    sim_disk_free(NULL);
}

static void reading_past_the_end_is_short(void **state)
{
    sim_disk *d = sim_disk_new();
    sim_file *f = file_with(d, "a", "hello");
    char got[8];

    (void)state;
    assert_int_equal(sim_file_read(f, 3, got, sizeof got), 2);
    assert_int_equal(sim_file_read(f, 9, got, sizeof got), 0);
    sim_disk_free(d);
}

static void a_gap_reads_as_zeros_also_over_old_bytes(void **state)
{
    sim_disk *d = sim_disk_new();
    sim_file *f = file_with(d, "a", "hello");
    char got[8];

    (void)state;
    assert_true(sim_file_truncate(f, 1));
    assert_true(sim_file_write(f, 4, "x", 1));
    assert_int_equal(sim_file_read(f, 0, got, sizeof got), 5);
    assert_memory_equal(got, "h\0\0\0x", 5);
    sim_disk_free(d);
}

static void synced_content_and_names_survive(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < TRIALS; seed++) {
        sim_rng rng = sim_rng_make(seed, 1);
        sim_disk *d = sim_disk_new();
        sim_file *f = file_with(d, "a", "kept");

        sim_file_sync(d, f);
        assert_true(sim_file_write(f, 0, "LOST?", 5));
        assert_true(sim_file_truncate(f, 2));
        assert_true(sim_disk_unlink(d, "a"));
        sim_disk_crash(d, &rng);
        f = sim_disk_find(d, "a");
        if (f != NULL) {
            char got[8] = "";

            sim_file_sync(d, f);
            sim_file_read(f, 0, got, 1);
            assert_true(got[0] == 'k' || got[0] == 'L');
        }
        sim_disk_free(d);
    }
}

/* Writes fill the file with block numbers, twice over; afterwards the file must be what some prefix
 * of the writes gives, but for one torn write. */
static void check_prefix(const uint8_t *got, size_t size)
{
    size_t changes = 0;

    for (size_t i = 1; i < size; i++)
        changes += got[i] != got[i - 1] && got[i] != got[i - 1] + 1;
    assert_true(changes <= 1); /* one edge between the second round and the first */
}

static void unsynced_writes_are_lost_from_some_point_on(void **state)
{
    uint64_t undone = 0, torn = 0, untouched = 0;

    (void)state;
    for (uint64_t seed = 0; seed < TRIALS; seed++) {
        sim_rng rng = sim_rng_make(seed, 1);
        sim_disk *d = sim_disk_new();
        sim_file *f = file_with(d, "a", "");
        uint8_t block[BLOCK_BYTES], got[BLOCKS * BLOCK_BYTES];
        sim_losses losses;
        size_t size;

        sim_file_sync(d, f);
        for (int i = 0; i < 2 * BLOCKS; i++) {
            memset(block, i, sizeof block);
            assert_true(sim_file_write(f, (size_t)(i % BLOCKS) * BLOCK_BYTES, block, sizeof block));
        }
        losses = sim_disk_crash(d, &rng);
        size = sim_file_read(f, 0, got, sizeof got);
        check_prefix(got, size);
        undone += losses.writes;
        torn += losses.torn;
        untouched += losses.writes == 0;
        sim_disk_free(d);
    }
    assert_true(undone > TRIALS && torn > TRIALS / 4 && untouched > 0);
}

static void an_unsynced_truncation_can_be_undone(void **state)
{
    int undone = 0;

    (void)state;
    for (uint64_t seed = 0; seed < TRIALS; seed++) {
        sim_rng rng = sim_rng_make(seed, 1);
        sim_disk *d = sim_disk_new();
        sim_file *f = file_with(d, "a", "hello");

        sim_file_sync(d, f);
        assert_true(sim_file_truncate(f, 0));
        sim_disk_crash(d, &rng);
        undone += sim_file_size(f) == 5;
        assert_content(f, sim_file_size(f) == 5 ? "hello" : "");
        sim_disk_free(d);
    }
    assert_in_range(undone, TRIALS / 4, TRIALS * 3 / 4);
}

static void a_deleted_name_comes_back_unless_the_names_were_synced(void **state)
{
    int back = 0;

    (void)state;
    for (uint64_t seed = 0; seed < TRIALS; seed++) {
        sim_rng rng = sim_rng_make(seed, 1);
        sim_disk *d = sim_disk_new();

        sim_file_sync(d, file_with(d, "a", "a"));
        sim_file_sync(d, file_with(d, "b", "b"));
        assert_true(sim_disk_unlink(d, "a"));
        sim_disk_sync_names(d);
        assert_true(sim_disk_unlink(d, "b"));
        sim_disk_crash(d, &rng);
        assert_null(sim_disk_find(d, "a"));
        back += sim_disk_find(d, "b") != NULL;
        sim_disk_free(d);
    }
    assert_in_range(back, TRIALS / 4, TRIALS * 3 / 4);
}

static void a_held_file_outlives_its_name(void **state)
{
    sim_disk *d = sim_disk_new();
    sim_file *f = file_with(d, "a", "held");

    (void)state;
    sim_file_hold(f);
    assert_true(sim_disk_unlink(d, "a"));
    sim_disk_sync_names(d);
    assert_content(f, "held");
    assert_non_null(sim_disk_create(d, "a"));
    assert_content(sim_disk_find(d, "a"), "");
    sim_file_drop(d, f);
    sim_disk_free(d);
}

static void a_nameless_file_is_gone_after_the_crash(void **state)
{
    sim_rng rng = sim_rng_make(1, 1);
    sim_disk *d = sim_disk_new();
    sim_file *f = sim_disk_create(d, NULL);

    (void)state;
    sim_file_hold(f);
    assert_true(sim_file_write(f, 0, "x", 1));
    sim_file_drop(d, f); /* the leak checker sees whether it was freed */
    sim_disk_crash(d, &rng);
    sim_disk_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_never_made_is_not_found),
        cmocka_unit_test(reading_past_the_end_is_short),
        cmocka_unit_test(a_gap_reads_as_zeros_also_over_old_bytes),
        cmocka_unit_test(synced_content_and_names_survive),
        cmocka_unit_test(unsynced_writes_are_lost_from_some_point_on),
        cmocka_unit_test(an_unsynced_truncation_can_be_undone),
        cmocka_unit_test(a_deleted_name_comes_back_unless_the_names_were_synced),
        cmocka_unit_test(a_held_file_outlives_its_name),
        cmocka_unit_test(a_nameless_file_is_gone_after_the_crash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

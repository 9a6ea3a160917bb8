/* file_test.c - files as a whole: what is refused, what is left alone, whose eyes it is for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "tests/support/authority.h"

static int setup(void **state)
{
    static authority a;
    authority_open_empty(&a);
    *state = &a;
    return 0;
}

static int teardown(void **state)
{
    authority_close(*state);
    return 0;
}

static int read_into(const authority *a, const char *file, unsigned flags, char *out, size_t size)
{
    size_t got = 0;
    fault f = {.code = 0};
    int code = shop__file_read(authority_path(a, file), flags, out, size, &got, &f);
    assert_int_equal(code, f.code);
    if (code == 0)
        assert_int_equal(got, strlen(out));
    else
        assert_true(f.message[0] != '\0');
    return code;
}

static int write_text(const authority *a, const char *file, const char *text, unsigned flags)
{
    fault f = {.code = 0};
    int code = shop__file_write(authority_path(a, file), text, strlen(text), flags, &f);
    assert_int_equal(code, f.code);
    return code;
}

static void what_is_not_there_is_not_found(void **state)
{
    char text[8];
    assert_int_equal(read_into(*state, "none", 0, text, sizeof(text)), SHOP_E_NOT_FOUND);
    assert_int_equal(write_text(*state, "none/inside", "x", 0), SHOP_E_NOT_FOUND);
}

static void what_is_no_file_is_refused(void **state)
{
    const authority *a = *state;
    char text[8];
    assert_int_equal(mkfifo(authority_path(a, "pipe"), 0600), 0);
    assert_int_equal(read_into(a, "pipe", 0, text, sizeof(text)), SHOP_E_STORAGE);
    assert_int_equal(read_into(a, ".", 0, text, sizeof(text)), SHOP_E_STORAGE);
}

static void a_file_is_read_up_to_the_bound(void **state)
{
    char text[5];
    assert_int_equal(write_text(*state, "four", "abcd", 0), 0);
    assert_int_equal(write_text(*state, "five", "abcde", 0), 0);
    assert_int_equal(read_into(*state, "five", 0, text, sizeof(text)), SHOP_E_TOO_LARGE);
    assert_int_equal(read_into(*state, "four", 0, text, sizeof(text)), 0);
    assert_string_equal(text, "abcd");
}

static void a_secret_that_others_can_read_is_refused(void **state)
{
    const authority *a = *state;
    char text[8];
    assert_int_equal(write_text(a, "secret", "s", FILE_SECRET), 0);
    for (unsigned mode = 01; mode <= 040; mode <<= 1) {
        assert_int_equal(chmod(authority_path(a, "secret"), 0600 | mode), 0);
        assert_int_equal(read_into(a, "secret", FILE_SECRET, text, sizeof(text)), SHOP_E_FORBIDDEN);
    }
    assert_int_equal(chmod(authority_path(a, "secret"), 0400), 0);
    assert_int_equal(read_into(a, "secret", FILE_SECRET, text, sizeof(text)), 0);
}

static void a_new_file_replaces_none(void **state)
{
    const authority *a = *state;
    char text[8];
    assert_int_equal(write_text(a, "key", "one", FILE_NEW), 0);
    assert_int_equal(write_text(a, "key", "two", FILE_NEW), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(read_into(a, "key", 0, text, sizeof(text)), 0);
    assert_string_equal(text, "one");
    assert_int_equal(authority_files(a), 1); /* nothing is left of the attempt */
}

static void a_file_is_replaced_as_a_whole(void **state)
{
    const authority *a = *state;
    char text[16];
    assert_int_equal(write_text(a, "list", "a longer text", 0), 0);
    int before = open(authority_path(a, "list"), O_RDONLY);
    assert_int_equal(write_text(a, "list", "short", 0), 0);
    assert_int_equal(read_into(a, "list", 0, text, sizeof(text)), 0);
    assert_string_equal(text, "short");
    assert_int_equal(read(before, text, sizeof(text)), strlen("a longer text")); /* who reads goes on reading */
    assert_int_equal(close(before), 0);
    assert_int_equal(authority_files(a), 1);
}

/* As on a disk that is full: the process may write two bytes to a file and no more. */
static void a_file_that_cannot_be_written_leaves_the_old_one(void **state)
{
    const authority *a = *state;
    struct rlimit old, small;
    char text[8];
    assert_int_equal(write_text(a, "key", "old", 0), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = (struct rlimit){.rlim_cur = 2, .rlim_max = old.rlim_max};
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    int code = write_text(a, "key", "new", 0);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    (void)signal(SIGXFSZ, before);
    assert_int_equal(code, SHOP_E_STORAGE);
    assert_int_equal(read_into(a, "key", 0, text, sizeof(text)), 0);
    assert_string_equal(text, "old");
    assert_int_equal(authority_files(a), 1);
}

static void a_name_alone_is_in_the_working_directory(void **state)
{
    const authority *a = *state;
    int here = open(".", O_RDONLY | O_DIRECTORY);
    assert_int_equal(chdir(a->folder), 0);
    int code = shop__file_write("alone", "x", 1, 0, NULL);
    assert_int_equal(fchdir(here), 0);
    assert_int_equal(close(here), 0);
    assert_int_equal(code, 0);
    assert_true(authority_has(a, "alone"));
}

static void modes_do_not_depend_on_the_umask(void **state)
{
    const authority *a = *state;
    static const mode_t masks[] = {0, 0777};
    for (size_t i = 0; i < sizeof(masks) / sizeof(masks[0]); i++) {
        mode_t old = umask(masks[i]);
        assert_int_equal(write_text(a, "secret", "s", FILE_SECRET), 0);
        assert_int_equal(write_text(a, "open", "o", 0), 0);
        (void)umask(old);
        assert_int_equal(authority_mode(a, "secret"), 0600);
        assert_int_equal(authority_mode(a, "open"), 0644);
    }
}

static void a_path_has_a_bound(void **state)
{
    char name[FILE_PATH_MAX], path[FILE_PATH_MAX];
    fault f = {.code = 0};
    (void)state;
    memset(name, 'a', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    assert_int_equal(shop__file_path("folder", name, path, &f), SHOP_E_TOO_LARGE);
    assert_int_equal(shop__file_write(name, "x", 1, 0, NULL), SHOP_E_STORAGE); /* the system's own limit */
    assert_int_equal(shop__file_path("folder", "name", path, NULL), 0);
    assert_string_equal(path, "folder/name");
}

static void a_folder_is_synced(void **state)
{
    const authority *a = *state;
    fault f = {.code = 0};
    assert_int_equal(shop__folder_sync(a->folder, &f), 0);
    assert_int_equal(shop__folder_sync(authority_path(a, "none"), &f), SHOP_E_NOT_FOUND);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_is_not_there_is_not_found),
        CASE(what_is_no_file_is_refused),
        CASE(a_file_is_read_up_to_the_bound),
        CASE(a_secret_that_others_can_read_is_refused),
        CASE(a_new_file_replaces_none),
        CASE(a_file_is_replaced_as_a_whole),
        CASE(a_file_that_cannot_be_written_leaves_the_old_one),
        CASE(a_name_alone_is_in_the_working_directory),
        CASE(modes_do_not_depend_on_the_umask),
        CASE(a_path_has_a_bound),
        CASE(a_folder_is_synced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

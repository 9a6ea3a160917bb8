/* maildir_test.c - one file a key, whatever happened in between; and a folder that only its owner reads. */
#include "lib/services/notification/maildir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shop/error.h"

enum { NAME_SIZE = 600 };

static char parent[256];
static char folder[300];
static maildir mail;

static void path_of(const char *rest, char out[NAME_SIZE])
{
    (void)snprintf(out, NAME_SIZE, "%s/%s", folder, rest);
}

static int make_folder(void **state)
{
    const char *temporary = getenv("TMPDIR");
    (void)state;
    (void)snprintf(parent, sizeof(parent), "%.200s/shop-mail-XXXXXX", temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(parent) == NULL)
        return -1;
    (void)snprintf(folder, sizeof(folder), "%s/mail", parent);
    mail = (maildir){shop_env_default(), folder, "shop@shop.example"};
    return 0;
}

static void empty(const char *path)
{
    DIR *d = opendir(path);
    for (const struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        char name[NAME_SIZE];
        (void)snprintf(name, sizeof(name), "%.300s/%.255s", path, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            (void)remove(name);
    }
    if (d != NULL)
        (void)closedir(d);
    (void)rmdir(path);
}

static int remove_folder(void **state)
{
    static const char *const folders[] = {"tmp", "new", "cur"};
    char path[NAME_SIZE];
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        path_of(folders[i], path);
        empty(path);
    }
    empty(folder);
    empty(parent);
    return 0;
}

static size_t files_in(const char *sub)
{
    char path[NAME_SIZE];
    size_t count = 0;
    path_of(sub, path);
    DIR *d = opendir(path);
    assert_non_null(d);
    for (const struct dirent *e; (e = readdir(d)) != NULL;)
        count += e->d_name[0] != '.';
    (void)closedir(d);
    return count;
}

static int send_as(const char *key, const char *subject)
{
    const shop_message m = {.struct_size = sizeof(m),
                            .key = key,
                            .recipient = "ada@example.org",
                            .subject = subject,
                            .text = "There",
                            .created_at_ms = 1};
    return shop__maildir_send(&mail, &m);
}

static void keys_that_are_no_file_names_are_refused(void **state)
{
    static const char *const bad[] = {"", "../x", "a/b", "a:b", "a b", ".a", "a\n", "A"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(send_as(bad[i], "x"), SHOP_E_INVALID);
}

static void forged_headers_leave_nothing_behind(void **state)
{
    (void)state;
    assert_int_equal(send_as("dlv_1", "x\nBcc: y"), SHOP_E_INVALID);
    assert_int_equal(files_in("new") + files_in("tmp") + files_in("cur"), 0);
}

static void a_folder_that_cannot_be_made_is_tried_again_later(void **state)
{
    const maildir nowhere = {shop_env_default(), "/dev/null/mail", "shop@shop.example"};
    const shop_message m = {
        .struct_size = sizeof(m), .key = "a", .recipient = "a@b", .subject = "", .text = ""};
    (void)state;
    assert_int_equal(shop__maildir_send(&nowhere, &m), SHOP_E_UNAVAILABLE);
}

static void folders_are_the_owner_s_only(void **state)
{
    static const char *const folders[] = {"", "tmp", "new", "cur"};
    struct stat info;
    char path[NAME_SIZE];
    (void)state;
    assert_int_equal(send_as("dlv_1", "x"), 0);
    for (size_t i = 0; i < 4; i++) {
        path_of(folders[i], path);
        assert_int_equal(stat(path, &info), 0);
        assert_int_equal(info.st_mode & 0777, 0700);
    }
    path_of("new/dlv_1.shop", path);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

static void the_same_key_is_sent_once(void **state)
{
    (void)state;
    assert_int_equal(send_as("dlv_1", "x"), 0);
    assert_int_equal(send_as("dlv_1", "x"), 0);
    assert_int_equal(files_in("new"), 1);
    assert_int_equal(send_as("dlv_2", "x"), 0);
    assert_int_equal(files_in("new"), 2);
    assert_int_equal(files_in("tmp"), 0);
}

static void a_message_that_was_read_is_not_sent_again(void **state)
{
    char from[NAME_SIZE], to[NAME_SIZE];
    (void)state;
    assert_int_equal(send_as("dlv_1", "x"), 0);
    path_of("new/dlv_1.shop", from);
    path_of("cur/dlv_1.shop:2,RS", to);
    assert_int_equal(rename(from, to), 0);
    assert_int_equal(send_as("dlv_1", "x"), 0);
    assert_int_equal(files_in("new"), 0);
    assert_int_equal(send_as("dlv_11", "x"), 0);
    assert_int_equal(files_in("new"), 1);
}

static void half_a_file_of_a_crash_is_replaced(void **state)
{
    char path[NAME_SIZE], text[2048] = "";
    (void)state;
    assert_int_equal(send_as("dlv_0", "x"), 0);
    path_of("tmp/dlv_1.shop", path);
    FILE *half = fopen(path, "w");
    assert_non_null(half);
    for (int i = 0; i < 1000; i++)
        assert_true(fputs("half a message\n", half) >= 0);
    assert_int_equal(fclose(half), 0);
    assert_int_equal(send_as("dlv_1", "whole"), 0);
    assert_int_equal(files_in("tmp"), 0);
    path_of("new/dlv_1.shop", path);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof(text) - 1, file) > 0);
    (void)fclose(file);
    assert_non_null(strstr(text, "Subject: whole\n"));
    assert_null(strstr(text, "half"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(keys_that_are_no_file_names_are_refused),
        TEST(forged_headers_leave_nothing_behind),
        TEST(a_folder_that_cannot_be_made_is_tried_again_later),
        TEST(folders_are_the_owner_s_only),
        TEST(the_same_key_is_sent_once),
        TEST(a_message_that_was_read_is_not_sent_again),
        TEST(half_a_file_of_a_crash_is_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

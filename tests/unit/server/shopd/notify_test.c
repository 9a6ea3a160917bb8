/* notify_test.c - what reaches the socket of a service manager. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "server/shopd/notify.h"

/* Listen at a name; $NOTIFY_SOCKET says which. */
static int manager(const char *name)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    size_t length = strlen(name);
    int s = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    assert_true(s >= 0 && length < sizeof(at.sun_path));
    memcpy(at.sun_path, name, length);
    if (name[0] == '@')
        at.sun_path[0] = '\0';
    assert_int_equal(bind(s, (struct sockaddr *)&at, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length)), 0);
    assert_int_equal(setenv("NOTIFY_SOCKET", name, 1), 0);
    return s;
}

static void expect_message(int s, const char *begin)
{
    char text[256] = "";
    ssize_t size = recv(s, text, sizeof(text) - 1, 0);
    assert_true(size > 0);
    assert_memory_equal(text, begin, strlen(begin));
}

static void nobody_needs_to_listen(void **state)
{
    static char long_name[200] = "/";
    (void)state;
    unsetenv("NOTIFY_SOCKET");
    assert_true(notify_send("READY=1"));
    setenv("NOTIFY_SOCKET", "", 1);
    assert_true(notify_send("READY=1"));
    memset(long_name + 1, 'a', sizeof(long_name) - 2);
    const char *const wrong[] = {"/no/such/socket", "relative", "@", "/", long_name};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        setenv("NOTIFY_SOCKET", wrong[i], 1);
        assert_false(notify_send("READY=1"));
    }
}

static void a_path_is_reached(void **state)
{
    const char *folder = getenv("TMPDIR");
    char name[100];
    (void)state;
    snprintf(name, sizeof(name), "%s/shopd-notify.%ld", folder != NULL ? folder : "/tmp", (long)getpid());
    int s = manager(name);
    assert_true(notify_send("READY=1\nSTATUS=good"));
    expect_message(s, "READY=1\nSTATUS=good");
    assert_true(notify_reloading());
    expect_message(s, "RELOADING=1\nMONOTONIC_USEC=");
    close(s);
    unlink(name);
}

static void an_abstract_name_is_reached(void **state)
{
    char name[100];
    (void)state;
    snprintf(name, sizeof(name), "@shopd-notify.%ld", (long)getpid());
    int s = manager(name);
    assert_true(notify_send("STOPPING=1"));
    expect_message(s, "STOPPING=1");
    close(s);
}

static void the_watchdog_watches_one_process(void **state)
{
    static const struct {
        const char *usec, *pid;
        int64_t ms;
    } rows[] = {{"", "", 0},         {"0", "", 0},        {"x", "", 0},      {"-5", "", 0},
                {"30000000", "1", 0}, {"30000000", "", 15000}, {"1", "", 1}, {"30000000", "self", 15000}};
    char self[24];
    (void)state;
    snprintf(self, sizeof(self), "%ld", (long)getpid());
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        setenv("WATCHDOG_USEC", rows[i].usec, 1);
        setenv("WATCHDOG_PID", strcmp(rows[i].pid, "self") == 0 ? self : rows[i].pid, 1);
        assert_int_equal(notify_watchdog_ms(), rows[i].ms);
    }
    unsetenv("WATCHDOG_USEC");
    assert_int_equal(notify_watchdog_ms(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_needs_to_listen),
        cmocka_unit_test(a_path_is_reached),
        cmocka_unit_test(an_abstract_name_is_reached),
        cmocka_unit_test(the_watchdog_watches_one_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* message_test.c - e-mails to the letter, and what may not become one. */
#include "lib/services/notification/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "shop/error.h"

#define SENDER "shop@shop.example"

static buf out;
static const char *sender = SENDER;

static int make_buf(void **state)
{
    (void)state;
    shop__buf_init(&out, shop_env_default(), MESSAGE_MAX_BYTES);
    return 0;
}

static int free_buf(void **state)
{
    (void)state;
    shop__buf_free(&out);
    return 0;
}

static int write_mail(const char *recipient, const char *subject, const char *text)
{
    const shop_message m = {.struct_size = sizeof(m),
                            .key = "dlv_1",
                            .recipient = recipient,
                            .subject = subject,
                            .text = text,
                            .created_at_ms = INT64_C(1795359723004)};
    shop__buf_clear(&out);
    return shop__message_write(&m, sender, &out);
}

/* The body, or the header that begins with these words, up to the next header. */
static void expect_body(const char *text, const char *wanted)
{
    assert_int_equal(write_mail("a@b.c", "x", text), 0);
    assert_string_equal(strstr(out.data, "\n\n") + 2, wanted);
}

static void expect_header(const char *wanted)
{
    if (strstr(out.data, wanted) == NULL)
        fail_msg("\"%s\" is not in\n%s", wanted, out.data);
}

static void forged_headers_are_refused(void **state)
{
    (void)state;
    assert_int_equal(write_mail("a@b.c", "x\nBcc: y@z", "t"), SHOP_E_INVALID);
    assert_int_equal(write_mail("a@b.c", "x\r", "t"), SHOP_E_INVALID);
    assert_int_equal(write_mail("a@b.c\nBcc: y@z", "x", "t"), SHOP_E_INVALID);
    assert_int_equal(write_mail("a@b.c,y@z", "x", "t"), SHOP_E_INVALID);
    assert_int_equal(write_mail("A <a@b.c>", "x", "t"), SHOP_E_INVALID);
    assert_int_equal(write_mail("", "x", "t"), SHOP_E_INVALID);
    sender = "shop@shop.example>\nBcc: y@z";
    assert_int_equal(write_mail("a@b.c", "x", "t"), SHOP_E_INVALID);
    sender = SENDER;
}

static void the_whole_of_a_small_mail(void **state)
{
    (void)state;
    assert_int_equal(write_mail("ada@example.org", "Hello", "There.\n"), 0);
    assert_string_equal(out.data, "Date: Sun, 22 Nov 2026 15:02:03 +0000\n"
                                  "From: <shop@shop.example>\n"
                                  "To: <ada@example.org>\n"
                                  "Subject: Hello\n"
                                  "Message-ID: <dlv_1@shop.example>\n"
                                  "Auto-Submitted: auto-generated\n"
                                  "MIME-Version: 1.0\n"
                                  "Content-Type: text/plain; charset=utf-8\n"
                                  "Content-Transfer-Encoding: quoted-printable\n\n"
                                  "There.\n");
}

static void subjects_beyond_ascii_are_encoded_words(void **state)
{
    (void)state;
    assert_int_equal(write_mail("a@b.c", "Größe", "t"), 0);
    expect_header("Subject: =?UTF-8?B?R3LDtsOfZQ==?=\nMessage-ID");
    assert_int_equal(write_mail("a@b.c", "=?UTF-8?B?QQ==?=", "t"), 0);
    expect_header("Subject: =?UTF-8?B?PT9VVEYtOD9CP1FRPT0/PQ==?=\nMessage-ID");
}

static void long_subjects_are_folded_between_letters(void **state)
{
    (void)state;
    /* 38 letters and half of the next would be 39 bytes */
    assert_int_equal(write_mail("a@b.c", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaäbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "t"),
                     0);
    expect_header("Subject: =?UTF-8?B?YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=?=\n"
                  " =?UTF-8?B?w6RiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJi?=\nMessage-ID");
}

static void bodies_are_quoted_printable(void **state)
{
    (void)state;
    expect_body("", "");
    expect_body("a", "a\n");
    expect_body("1 = 1\n", "1 =3D 1\n");
    expect_body("Größe\n", "Gr=C3=B6=C3=9Fe\n");
    expect_body("end \n\t\nx", "end=20\n=09\nx\n");
    expect_body("a\r\nb", "a=0D\nb\n");
    expect_body("From me\n.\n", "From me\n.\n");
}

static void no_line_is_too_long(void **state)
{
    char text[400];
    (void)state;
    for (size_t i = 0; i < sizeof(text) - 1; i++)
        text[i] = i % 5 == 0 ? '=' : 'x';
    text[sizeof(text) - 1] = '\0';
    assert_int_equal(write_mail("a@b.c", "x", text), 0);
    for (const char *line = out.data; *line != '\0'; line += strcspn(line, "\n") + 1)
        assert_in_range(strcspn(line, "\n"), 0, 76);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forged_headers_are_refused),
        cmocka_unit_test(the_whole_of_a_small_mail),
        cmocka_unit_test(subjects_beyond_ascii_are_encoded_words),
        cmocka_unit_test(long_subjects_are_folded_between_letters),
        cmocka_unit_test(bodies_are_quoted_printable),
        cmocka_unit_test(no_line_is_too_long),
    };
    return cmocka_run_group_tests(tests, make_buf, free_buf);
}

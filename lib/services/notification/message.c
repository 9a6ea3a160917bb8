/* message.c - headers and body of an e-mail. What is not plain ASCII travels as encoded words (RFC 2047) in
 * the subject and as quoted-printable (RFC 2045) in the body. */
#include "lib/services/notification/message.h"

#include <string.h>

#include "lib/base/mail_address.h"
#include "lib/base/text.h"
#include "lib/base/time.h"
#include "shop/error.h"

enum {
    BODY_LINE_MAX = 76,    /* with the '=' of a soft line break */
    PLAIN_SUBJECT_MAX = 60,
    WORD_BYTES = 39        /* 52 characters of base 64; with "Subject: " below 76 */
};

bool shop__message_line_ok(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f)
            return false;
    return true;
}

/* --- headers -------------------------------------------------------------------------------------- */

/* "Sun, 22 Nov 2026 15:02:03 +0000" out of "2026-11-22T15:02:03.004Z". */
static void write_date(buf *out, int64_t unix_ms)
{
    static const char days[] = "ThuFriSatSunMonTueWed"; /* the first of January 1970 was a Thursday */
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const int64_t day_ms = INT64_C(24) * 3600 * 1000;
    char text[TIME_TEXT_MAX];
    int64_t at_ms = unix_ms > 0 ? unix_ms : 0;
    shop__time_print(at_ms, text);
    int month = (text[5] - '0') * 10 + text[6] - '0';
    shop__buf_format(out, "Date: %.3s, %.2s %.3s %.4s %.8s +0000\n", days + 3 * ((at_ms / day_ms) % 7),
                     text + 8, months + 3 * (month - 1), text, text + 11);
}

static bool is_plain(const char *text)
{
    for (const char *p = text; *p != '\0'; p++)
        if ((unsigned char)*p >= 0x7f)
            return false;
    return strlen(text) <= PLAIN_SUBJECT_MAX && strstr(text, "=?") == NULL;
}

static void write_base64(buf *out, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        unsigned group = (unsigned)bytes[i] << 16;
        group |= i + 1 < size ? (unsigned)bytes[i + 1] << 8 : 0;
        group |= i + 2 < size ? bytes[i + 2] : 0;
        shop__buf_char(out, digits[group >> 18]);
        shop__buf_char(out, digits[group >> 12 & 63]);
        shop__buf_char(out, i + 1 < size ? digits[group >> 6 & 63] : '=');
        shop__buf_char(out, i + 2 < size ? digits[group & 63] : '=');
    }
}

/* Encoded words hold whole characters, each on a line of its own. */
static void write_subject(buf *out, const char *text)
{
    shop__buf_text(out, "Subject: ");
    if (is_plain(text)) {
        shop__buf_text(out, text);
        shop__buf_char(out, '\n');
        return;
    }
    for (size_t left = strlen(text); left > 0;) {
        size_t size = left > WORD_BYTES ? shop__utf8_cut(text, WORD_BYTES) : left;
        shop__buf_text(out, "=?UTF-8?B?");
        write_base64(out, (const unsigned char *)text, size);
        text += size;
        left -= size;
        shop__buf_text(out, left > 0 ? "?=\n " : "?=\n");
    }
}

/* --- body ----------------------------------------------------------------------------------------- */

/* White space at the end of a line would be lost on the way. */
static bool must_encode(const char *at)
{
    unsigned char c = (unsigned char)*at;
    if (c == ' ' || c == '\t')
        return at[1] == '\n' || at[1] == '\0';
    return c < ' ' || c > '~' || c == '=';
}

static void write_body(buf *out, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t column = 0;
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            shop__buf_char(out, '\n');
            column = 0;
            continue;
        }
        bool encode = must_encode(text);
        if (column + (encode ? 3 : 1) >= BODY_LINE_MAX) {
            shop__buf_text(out, "=\n");
            column = 0;
        }
        if (encode) {
            shop__buf_char(out, '=');
            shop__buf_char(out, digits[(unsigned char)*text >> 4]);
            shop__buf_char(out, digits[(unsigned char)*text & 15]);
        } else {
            shop__buf_char(out, *text);
        }
        column += encode ? 3 : 1;
    }
    if (column > 0)
        shop__buf_char(out, '\n');
}

int shop__message_write(const shop_message *m, const char *sender, buf *out)
{
    if (!shop__mail_address_ok(sender) || !shop__mail_address_ok(m->recipient) ||
        !shop__message_line_ok(m->subject) || strpbrk(m->key, " \r\n<>@") != NULL)
        return SHOP_E_INVALID;
    write_date(out, m->created_at_ms);
    shop__buf_format(out, "From: <%s>\nTo: <%s>\n", sender, m->recipient);
    write_subject(out, m->subject);
    shop__buf_format(out, "Message-ID: <%s%s>\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n"
                          "Content-Type: text/plain; charset=utf-8\n"
                          "Content-Transfer-Encoding: quoted-printable\n\n",
                     m->key, strchr(sender, '@'));
    write_body(out, m->text);
    return out->failed ? SHOP_E_NO_MEMORY : 0;
}

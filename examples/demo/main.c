/* main.c - a whole purchase in one process, on the shop that `shopctl import` has filled. Every step's result is
 * checked; the exit status is 0 only if all were right. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demo.h"

static int steps;

void step(const char *title)
{
    printf("\n%2d  %s\n", ++steps, title);
}

void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("    ", stdout);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
}

void must(int code, const char *what)
{
    if (code == 0)
        return;
    const shop_error *e = shop_error_last();
    fprintf(stderr, "\ndemo: %s failed: %s: %s %s\n", what, e->name, e->message, e->field);
    exit(1);
}

void check(bool condition, const char *what)
{
    if (condition)
        return;
    fprintf(stderr, "\ndemo: not true: %s\n", what);
    exit(1);
}

const char *money(shop_money amount)
{
    static char texts[8][SHOP_MONEY_TEXT_SIZE];
    static unsigned next;
    char *text = texts[next++ % 8];
    shop_money_format(amount, text);
    return text;
}

void settle(demo *d)
{
    int64_t done = 1;
    while (done > 0)
        must(shop_run_pending(d->shop, &done), "background work");
}

static void open_shop(demo *d, const char *url, const char *mail_dir)
{
    shop_options options = SHOP_OPTIONS_INIT;
    shop_identity visitor = SHOP_IDENTITY_INIT;
    options.flags = SHOP_OPEN_MANUAL; /* so that the story says itself when events are delivered */
    options.mail_dir = mail_dir;
    snprintf(d->mail_dir, sizeof(d->mail_dir), "%s", mail_dir);
    must(shop_open(url, &options, &d->shop), "shop_open");
    must(shop_id_new(d->shop, "gst", d->guest_id), "shop_id_new");
    visitor.guest_id = d->guest_id;
    must(shop_as(d->shop, &visitor, &d->guest), "shop_as");
    settle(d); /* what the import has told */
}

int main(int argc, char **argv)
{
    demo d = {0};
    if (argc != 3) {
        fprintf(stderr, "usage: demo URL MAILDIR\n\nscripts/demo makes the shop first.\n");
        return 2;
    }
    open_shop(&d, argv[1], argv[2]);
    look_at_catalogue(&d);
    search_and_choose(&d);
    fill_cart(&d);
    see_other_regions(&d);
    sign_in(&d);
    fail_to_pay(&d);
    place_order(&d);
    look_behind(&d);
    fulfil(&d);
    recommend(&d);
    print_receipt(&d);
    shop_close(d.customer);
    shop_close(d.guest);
    shop_close(d.shop);
    printf("\n%d steps, every result checked.\n", steps);
    return 0;
}

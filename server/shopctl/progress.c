/* progress.c - one bar on standard error while something long runs, on a terminal only. */
#define _GNU_SOURCE
#include <time.h>
#include <unistd.h>

#include "shopctl.h"

enum { BAR_WIDTH = 24, SHOW_EVERY_MS = 100, ETA_AFTER_MS = 1000 };

static bool on_screen; /* a bar stands on the current line */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_begin(progress *p, const app *a, const char *what, const char *unit, int64_t total)
{
    *p = (progress){.what = what, .unit = unit, .total = total, .began_ms = now_ms()};
    p->shown = !a->quiet && !a->json && isatty(STDERR_FILENO);
}

static void draw_bar(const progress *p, int64_t elapsed_ms)
{
    int64_t done = p->done < p->total ? p->done : p->total;
    int filled = (int)(done * BAR_WIDTH / p->total);
    fputs("  [", stderr);
    for (int i = 0; i < BAR_WIDTH; i++)
        fputc(i < filled ? '#' : '.', stderr);
    fprintf(stderr, "] %3d %%", (int)(done * 100 / p->total));
    if (done > 0 && done < p->total && elapsed_ms > ETA_AFTER_MS)
        fprintf(stderr, "  %lld s left",
                (long long)((p->total - done) * elapsed_ms / done / 1000 + 1));
}

/* importing  1204 products  830/s  [########................]  34 %  3 s left */
static void draw(const progress *p)
{
    int64_t elapsed_ms = now_ms() - p->began_ms;
    fprintf(stderr, "\r\033[K%s  %lld %s", p->what, (long long)p->count, p->unit);
    if (elapsed_ms > SHOW_EVERY_MS)
        fprintf(stderr, "  %lld/s", (long long)(p->count * 1000 / elapsed_ms));
    if (p->total > 0)
        draw_bar(p, elapsed_ms);
    on_screen = true;
}

void progress_step(progress *p, int64_t done, int64_t count)
{
    p->done = done;
    p->count = count;
    if (!p->shown || now_ms() - p->shown_ms < SHOW_EVERY_MS)
        return;
    p->shown_ms = now_ms();
    draw(p);
}

void progress_end(progress *p)
{
    if (!p->shown)
        return;
    draw(p);
    fputc('\n', stderr);
    on_screen = false;
}

void progress_hide(void)
{
    if (on_screen)
        fputs("\r\033[K", stderr);
    on_screen = false;
}

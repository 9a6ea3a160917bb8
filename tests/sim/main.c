/* main.c - the program `sim`: one seed with its trace, or many seeds, each in a process of its own. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/sim/named.h"
#include "tests/sim/world.h"

enum {
    JOBS_USUAL = 2,
    JOBS_MAX = 64,
    SEED_SECONDS_MAX = 240,
    SHUFFLE_STEP = 1000,
    SHUFFLES_MAX = 10
};

static const char usage[] =
    "usage: sim [--theme THEME] --seed N\n"
    "       sim [--theme THEME] [--from N] [--names FILE] [--jobs N] [--stop] --seeds N\n"
    "scripts/sim -h says what they mean.\n";

/* One run to come. */
typedef struct job {
    const named_seed *named; /* or NULL */
    const char *theme;       /* NULL = the seed chooses */
    uint64_t seed;
    unsigned shuffled; /* seeds that did not show what this one is named for */
} job;

typedef struct options {
    const char *theme;
    const char *names;
    uint64_t seed, seeds, from, jobs;
    bool one, many, stop;
} options;

typedef struct tally {
    uint64_t passed, failed, calls, orders, crashes, provider_faults;
    uint64_t sights[SIGHT_COUNT];
} tally;

/* --- one seed --------------------------------------------------------------------------------- */

static int run_one(const options *o)
{
    world_result r;
    world_run(o->seed, NULL, o->theme, stdout, &r);
    if (fflush(stdout) != 0) {
        fprintf(stderr, "sim: cannot write the trace: %s\n", strerror(errno));
        return 1;
    }
    fprintf(stderr,
            "seed %" PRIu64 ": %u calls by %u actors, %u orders, %u crashes, %u provider faults,"
            " trace %016" PRIx64 "\n",
            o->seed, r.calls, r.actors, r.orders, r.crashes, r.provider_faults, r.trace_hash);
    return 0;
}

/* --- many seeds ------------------------------------------------------------------------------- */

typedef struct worker {
    pid_t pid; /* 0 = free */
    int from;  /* a pipe: what it found */
    job job;
} worker;

typedef struct crew {
    worker workers[JOBS_MAX];
    uint64_t size;
    tally tally;
} crew;

/* In the child. */
_Noreturn static void work(const job *j, int to)
{
    world_result r;
    alarm(SEED_SECONDS_MAX);
    world_run(j->seed, j->named != NULL ? j->named->name : NULL, j->theme, NULL, &r);
    ssize_t written = write(to, &r, sizeof r);
    _exit(written == (ssize_t)sizeof r ? 0 : 1);
}

static void start(worker *w, const job *j)
{
    int ends[2];
    if (pipe(ends) != 0) {
        perror("sim: pipe");
        exit(1);
    }
    fflush(NULL);
    w->job = *j;
    w->pid = fork();
    if (w->pid < 0) {
        perror("sim: fork");
        exit(1);
    }
    if (w->pid == 0) {
        close(ends[0]);
        work(j, ends[1]);
    }
    close(ends[1]);
    w->from = ends[0];
}

/* The line of a failure, with what runs it again. */
static void report(const job *j, const char *why)
{
    printf("failed: seed %" PRIu64 "%s%s: %s; again: scripts/sim", j->seed,
           j->named != NULL ? " " : "", j->named != NULL ? j->named->name : "", why);
    if (j->theme != NULL)
        printf(" --theme %s", j->theme);
    printf(" --seed %" PRIu64 "\n", j->seed);
}

static void report_end(const job *j, int status)
{
    char why[64] = "standard error says why";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        snprintf(why, sizeof why, "not done after %d s", SEED_SECONDS_MAX);
    else if (WIFSIGNALED(status))
        snprintf(why, sizeof why, "%s", strsignal(WTERMSIG(status)));
    report(j, why);
}

static void count_passed(tally *t, const job *j, const world_result *r)
{
    if (j->shuffled > 0)
        printf("%s: shown by seed %" PRIu64 " now\n", j->named->name, j->seed);
    t->passed++;
    t->calls += r->calls;
    t->orders += r->orders;
    t->crashes += r->crashes;
    t->provider_faults += r->provider_faults;
    for (int s = 0; s < SIGHT_COUNT; s++)
        t->sights[s] += r->sights.counts[s];
}

/* A named seed that does not show what it is named for was shuffled away by a change of the library:
 * others are tried, but one of them must show it. */
static void judge(crew *c, worker *w, const world_result *r)
{
    job *j = &w->job;
    if (j->named == NULL || r->sights.counts[j->named->shows] > 0) {
        count_passed(&c->tally, j, r);
    } else if (j->shuffled < SHUFFLES_MAX) {
        j->shuffled++;
        j->seed += SHUFFLE_STEP;
        start(w, j);
    } else {
        char why[128];
        snprintf(why, sizeof why, "nothing of \"%s\" in the last of %d seeds",
                 sight_names[j->named->shows], SHUFFLES_MAX + 1);
        report(j, why);
        c->tally.failed++;
    }
}

/* Wait for one of them to end. */
static void reap(crew *c)
{
    int status = 0;
    pid_t pid = waitpid(-1, &status, 0);
    for (uint64_t i = 0; i < c->size; i++) {
        worker *w = &c->workers[i];
        world_result r;
        if (pid <= 0 || w->pid != pid)
            continue;
        bool fine = WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
                    read(w->from, &r, sizeof r) == (ssize_t)sizeof r;
        close(w->from);
        w->pid = 0;
        if (fine) {
            judge(c, w, &r);
        } else {
            report_end(&w->job, status);
            c->tally.failed++;
        }
    }
}

static void draw_progress(const tally *t, uint64_t all)
{
    if (isatty(STDOUT_FILENO)) {
        printf("\r%" PRIu64 " of %" PRIu64 " seeds, %" PRIu64 " failed ", t->passed + t->failed, all,
               t->failed);
        fflush(stdout);
    }
}

static worker *free_worker(crew *c)
{
    for (uint64_t i = 0; i < c->size; i++)
        if (c->workers[i].pid == 0)
            return &c->workers[i];
    return NULL;
}

static bool any_busy(const crew *c)
{
    for (uint64_t i = 0; i < c->size; i++)
        if (c->workers[i].pid != 0)
            return true;
    return false;
}

static int print_tally(const tally *t)
{
    if (isatty(STDOUT_FILENO))
        printf("\r%40s\r", "");
    printf("%" PRIu64 " calls, %" PRIu64 " orders, %" PRIu64 " crashes, %" PRIu64 " provider faults\n",
           t->calls, t->orders, t->crashes, t->provider_faults);
    printf("seen:");
    for (int s = 0; s < SIGHT_COUNT; s++)
        printf(" %s %" PRIu64, sight_names[s], t->sights[s]);
    printf("\n%" PRIu64 " passed, %" PRIu64 " failed\n", t->passed, t->failed);
    return t->failed == 0 && t->passed > 0 ? 0 : 1;
}

static int run_many(const options *o)
{
    static named_seed named[NAMED_MAX];
    static crew c;
    unsigned named_count = o->names != NULL ? named_read(o->names, named) : 0;
    uint64_t all = named_count + o->seeds;
    c.size = o->jobs;
    for (uint64_t i = 0; i < all || any_busy(&c);) {
        if (o->stop && c.tally.failed > 0)
            all = i;
        worker *w = i < all ? free_worker(&c) : NULL;
        if (w == NULL) {
            reap(&c);
            draw_progress(&c.tally, all);
            continue;
        }
        job j = {.theme = o->theme, .seed = o->from + i - named_count};
        if (i < named_count)
            j = (job){.named = &named[i], .theme = named[i].theme, .seed = named[i].seed};
        start(w, &j);
        i++;
    }
    return print_tally(&c.tally);
}

/* --- the command line ------------------------------------------------------------------------- */

static bool number(const char *text, uint64_t *ret)
{
    char *end = NULL;
    errno = 0;
    *ret = strtoull(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && text[0] != '-';
}

static bool count_of_jobs(const char *text, uint64_t *ret)
{
    return number(text, ret) && *ret >= 1 && *ret <= JOBS_MAX;
}

static uint64_t usual_jobs(void)
{
    const char *jobs = getenv("SHOP_JOBS");
    uint64_t count;
    return jobs != NULL && count_of_jobs(jobs, &count) ? count : JOBS_USUAL;
}

static bool known_theme(const char *theme)
{
    for (unsigned i = 0; plan_theme(i) != NULL; i++)
        if (strcmp(plan_theme(i), theme) == 0)
            return true;
    fprintf(stderr, "sim: there is no theme \"%s\"; there are:", theme);
    for (unsigned i = 0; plan_theme(i) != NULL; i++)
        fprintf(stderr, " %s", plan_theme(i));
    fputc('\n', stderr);
    return false;
}

static bool take(options *o, int option)
{
    switch (option) {
    case 's': o->one = number(optarg, &o->seed); return o->one;
    case 'n': o->many = number(optarg, &o->seeds); return o->many;
    case 'f': return number(optarg, &o->from);
    case 'j': return count_of_jobs(optarg, &o->jobs);
    case 'S': o->stop = true; return true;
    case 'N': o->names = optarg; return true;
    case 't': o->theme = optarg; return known_theme(optarg);
    default: return false;
    }
}

int main(int argc, char **argv)
{
    static const struct option long_options[] = {
        {"seed", required_argument, NULL, 's'},  {"seeds", required_argument, NULL, 'n'},
        {"from", required_argument, NULL, 'f'},  {"names", required_argument, NULL, 'N'},
        {"theme", required_argument, NULL, 't'}, {"jobs", required_argument, NULL, 'j'},
        {"stop", no_argument, NULL, 'S'},        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    options o = {.from = 1, .jobs = usual_jobs()};
    int option;
    while ((option = getopt_long(argc, argv, "h", long_options, NULL)) != -1) {
        if (option == 'h') {
            fputs(usage, stdout);
            return 0;
        }
        if (!take(&o, option)) {
            fputs(usage, stderr);
            return 2;
        }
    }
    if (optind != argc || o.one == o.many) {
        fputs(usage, stderr);
        return 2;
    }
    return o.one ? run_one(&o) : run_many(&o);
}

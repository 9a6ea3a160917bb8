/* main.c - the program `sim`: one seed with its trace, or many seeds, each in a process of its own. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/sim/world.h"

enum {
    AT_ONCE = 2,
    SEED_SECONDS_MAX = 240,
    NAMED_MAX = 64,
    NAME_MAX_BYTES = 64,
    LINE_MAX_BYTES = 256,
    SHUFFLE_STEP = 1000,
    SHUFFLES_MAX = 10
};

static const char usage[] =
    "usage: sim [--theme THEME] --seed N\n"
    "       sim [--theme THEME] [--from N] [--names FILE] [--stop] --seeds N\n"
    "\n"
    "Run a whole shop on a simulated machine and hold its invariants.\n"
    "\n"
    "  --seed N       run one seed; its trace, the same to the byte each time, goes to standard\n"
    "                 output, everything else to standard error\n"
    "  --seeds N      run N seeds, and print how many passed\n"
    "  --from N       the first of them (default 1)\n"
    "  --names FILE   run the named seeds of FILE first: lines of NAME THEME SEED SIGHT\n"
    "  --stop         stop at the first seed that fails\n"
    "  --theme THEME  what the seeds are about, instead of what they choose themselves\n"
    "  --help         this help\n";

/* One run to come. */
typedef struct job {
    char name[NAME_MAX_BYTES]; /* "" = without one */
    char theme[NAME_MAX_BYTES];
    uint64_t seed;
    sight must_show; /* SIGHT_COUNT = nothing in particular */
    unsigned shuffled; /* seeds that did not */
} job;

typedef struct options {
    const char *theme;
    const char *names;
    uint64_t seed, seeds, from;
    bool one, many, stop;
} options;

typedef struct tally {
    uint64_t passed, failed, calls, orders, crashes;
    uint64_t sights[SIGHT_COUNT];
} tally;

/* --- one seed --------------------------------------------------------------------------------- */

static void run(const job *j, FILE *trace, world_result *ret)
{
    world_run(j->seed, j->name[0] != '\0' ? j->name : NULL, j->theme[0] != '\0' ? j->theme : NULL,
              trace, ret);
}

static int run_one(const options *o)
{
    world_result r;
    job j = {.seed = o->seed, .must_show = SIGHT_COUNT};
    snprintf(j.theme, sizeof j.theme, "%s", o->theme != NULL ? o->theme : "");
    run(&j, stdout, &r);
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

/* In the child. */
_Noreturn static void work(const job *j, int to)
{
    world_result r;
    alarm(SEED_SECONDS_MAX);
    run(j, NULL, &r);
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

static void report(const job *j, int status)
{
    const char *space = j->name[0] != '\0' ? " " : "";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        printf("failed: seed %" PRIu64 "%s%s: not done after %d s\n", j->seed, space, j->name,
               SEED_SECONDS_MAX);
    else if (WIFSIGNALED(status))
        printf("failed: seed %" PRIu64 "%s%s: %s\n", j->seed, space, j->name,
               strsignal(WTERMSIG(status)));
    else
        printf("failed: seed %" PRIu64 "%s%s\n", j->seed, space, j->name);
}

/* Whether a named seed does not show what it is named for; then there is another to try. */
static bool shuffled_away(job *j, const world_result *r)
{
    if (j->must_show == SIGHT_COUNT || r->sights.counts[j->must_show] > 0)
        return false;
    j->seed += SHUFFLE_STEP;
    return ++j->shuffled <= SHUFFLES_MAX;
}

/* Wait for one of them to end. */
static void reap(worker *workers, tally *t)
{
    int status = 0;
    pid_t pid = waitpid(-1, &status, 0);
    for (int i = 0; i < AT_ONCE; i++) {
        worker *w = &workers[i];
        world_result r;
        if (pid <= 0 || w->pid != pid)
            continue;
        bool fine = WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
                    read(w->from, &r, sizeof r) == (ssize_t)sizeof r;
        close(w->from);
        w->pid = 0;
        if (fine && shuffled_away(&w->job, &r)) {
            start(w, &w->job);
        } else if (fine) {
            t->passed++;
            t->calls += r.calls;
            t->orders += r.orders;
            t->crashes += r.crashes;
            for (int s = 0; s < SIGHT_COUNT; s++)
                t->sights[s] += r.sights.counts[s];
        } else {
            t->failed++;
            report(&w->job, status);
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

static worker *free_worker(worker *workers)
{
    for (int i = 0; i < AT_ONCE; i++)
        if (workers[i].pid == 0)
            return &workers[i];
    return NULL;
}

static unsigned count_busy(const worker *workers)
{
    unsigned busy = 0;
    for (int i = 0; i < AT_ONCE; i++)
        busy += workers[i].pid != 0;
    return busy;
}

/* --- named seeds ------------------------------------------------------------------------------ */

static sight find_sight(const char *name)
{
    int s = 0;
    while (s < SIGHT_COUNT && strcmp(sight_names[s], name) != 0)
        s++;
    return (sight)s;
}

/* Lines of NAME THEME SEED SIGHT; '#' begins a comment. */
static unsigned read_names(const char *path, job jobs[NAMED_MAX])
{
    char line[LINE_MAX_BYTES], shows[NAME_MAX_BYTES];
    unsigned count = 0;
    FILE *f = fopen(path, "r");
    if (f == NULL) {
        fprintf(stderr, "sim: %s: %s\n", path, strerror(errno));
        exit(2);
    }
    while (count < NAMED_MAX && fgets(line, sizeof line, f) != NULL) {
        job *j = &jobs[count];
        if (line[0] == '#' || line[0] == '\n')
            continue;
        if (sscanf(line, "%63s %63s %" SCNu64 " %63s", j->name, j->theme, &j->seed, shows) == 4)
            j->must_show = find_sight(shows);
        else
            j->must_show = SIGHT_COUNT;
        if (j->must_show == SIGHT_COUNT) {
            fprintf(stderr, "sim: %s: not NAME THEME SEED SIGHT: %s", path, line);
            exit(2);
        }
        count++;
    }
    fclose(f);
    return count;
}

static void print_sights(const tally *t)
{
    printf("seen:");
    for (int s = 0; s < SIGHT_COUNT; s++)
        printf(" %s %" PRIu64, sight_names[s], t->sights[s]);
    printf("\n");
}

static int run_many(const options *o)
{
    static job named[NAMED_MAX];
    worker workers[AT_ONCE] = {{0}};
    tally t = {0};
    unsigned named_count = o->names != NULL ? read_names(o->names, named) : 0;
    uint64_t all = named_count + o->seeds;
    for (uint64_t i = 0; i < all || count_busy(workers) > 0;) {
        if (o->stop && t.failed > 0)
            all = i;
        worker *w = i < all ? free_worker(workers) : NULL;
        job j = {.seed = o->from + i - named_count, .must_show = SIGHT_COUNT};
        if (w == NULL) {
            reap(workers, &t);
            draw_progress(&t, all);
            continue;
        }
        snprintf(j.theme, sizeof j.theme, "%s", o->theme != NULL ? o->theme : "");
        start(w, i < named_count ? &named[i] : &j);
        i++;
    }
    if (isatty(STDOUT_FILENO))
        printf("\r%40s\r", "");
    printf("%" PRIu64 " calls, %" PRIu64 " orders, %" PRIu64 " crashes\n", t.calls, t.orders,
           t.crashes);
    print_sights(&t);
    printf("%" PRIu64 " passed, %" PRIu64 " failed\n", t.passed, t.failed);
    return t.failed == 0 ? 0 : 1;
}

/* --- the command line ------------------------------------------------------------------------- */

static bool number(const char *text, uint64_t *ret)
{
    char *end = NULL;
    errno = 0;
    *ret = strtoull(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && text[0] != '-';
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
        {"theme", required_argument, NULL, 't'}, {"stop", no_argument, NULL, 'S'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    options o = {.from = 1};
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

/* named.c - see named.h. */
#include "tests/sim/named.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/plan.h"

enum { LINE_SIZE = 256 };

static sight find_sight(const char *name)
{
    int s = 0;
    while (s < SIGHT_COUNT && strcmp(sight_names[s], name) != 0)
        s++;
    return (sight)s;
}

static bool read_line(const char *line, named_seed *ret)
{
    char shows[NAMED_WORD_SIZE], rest[2];
    int words = sscanf(line, "%63s %63s %" SCNu64 " %63s %1s", ret->name, ret->theme, &ret->seed,
                       shows, rest);
    plan p;
    if (words != 4 || !plan_make(ret->seed, ret->theme, &p))
        return false;
    ret->shows = find_sight(shows);
    return ret->shows != SIGHT_COUNT;
}

_Noreturn static void refuse(const char *path, const char *why, const char *what)
{
    fprintf(stderr, "sim: %s: %s%s\n", path, why, what);
    exit(2);
}

unsigned named_read(const char *path, named_seed seeds[NAMED_MAX])
{
    char line[LINE_SIZE];
    unsigned count = 0;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        refuse(path, strerror(errno), "");
    while (fgets(line, sizeof line, f) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        if (count == NAMED_MAX)
            refuse(path, "too many; the next is ", line);
        if (!read_line(line, &seeds[count]))
            refuse(path, "not NAME THEME SEED SIGHT: ", line);
        count++;
    }
    fclose(f);
    return count;
}

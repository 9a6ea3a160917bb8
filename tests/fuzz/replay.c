/* replay.c - main() of a fuzz target where libFuzzer is not linked: runs the target once over every
 * file of the folders it is given, in the order of their names, and prints TAP.
 * A target that crashes ends the program; the last line of the output names the file. */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { INPUT_MAX_BYTES = 16 * 1024 * 1024, PATH_MAX_BYTES = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was counted so far. */
typedef struct replay {
    int ran;
    int failed;
} replay;

static void report(replay *r, bool good, const char *path, const char *why)
{
    r->ran++;
    r->failed += good ? 0 : 1;
    printf("%s %d - %s%s%s\n", good ? "ok" : "not ok", r->ran, path, *why ? ": " : "", why);
    fflush(stdout);
}

/* Read a whole file into memory of exactly its size, so that a sanitizer sees one byte too many. */
static uint8_t *read_input(FILE *file, size_t *ret_size)
{
    uint8_t *data;
    long size;

    if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0 || size > INPUT_MAX_BYTES)
        return NULL;
    rewind(file);
    data = malloc(size > 0 ? (size_t)size : 1);
    if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size) {
        free(data);
        return NULL;
    }
    *ret_size = (size_t)size;
    return data;
}

static void replay_file(replay *r, const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = NULL;
    size_t size = 0;

    if (file != NULL) {
        data = read_input(file, &size);
        fclose(file);
    }
    if (data == NULL) {
        report(r, false, path, "cannot be read");
        return;
    }
    printf("# %s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    report(r, true, path, "");
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void replay_folder(replay *r, const char *folder)
{
    struct dirent **entries;
    char path[PATH_MAX_BYTES];
    int count = scandir(folder, &entries, not_hidden, alphasort);

    if (count < 0) {
        report(r, false, folder, strerror(errno));
        return;
    }
    if (count == 0)
        report(r, false, folder, "the corpus is empty");
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, entries[i]->d_name);
        replay_file(r, path);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    replay r = {0};
    struct stat status;

    if (argc < 2) {
        fprintf(stderr, "usage: %s FILE|FOLDER…\n", argv[0]);
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        if (stat(argv[i], &status) == 0 && S_ISREG(status.st_mode))
            replay_file(&r, argv[i]);
        else
            replay_folder(&r, argv[i]);
    }
    printf("1..%d\n", r.ran);
    return r.failed == 0 ? 0 : 1;
}

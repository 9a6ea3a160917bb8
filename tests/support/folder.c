/* folder.c - see folder.h. */
#define _GNU_SOURCE
#include "tests/support/folder.h"

#include <ftw.h>
#include <stdio.h>

enum { DESCRIPTORS_MAX = 16 };

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *at)
{
    (void)about;
    (void)type;
    (void)at;
    (void)remove(path);
    return 0;
}

void folder_remove(const char *path)
{
    (void)nftw(path, remove_one, DESCRIPTORS_MAX, FTW_DEPTH | FTW_PHYS);
}

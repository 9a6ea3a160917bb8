/* maildir.c - a file is written in tmp/, synced, and moved to new/ in one step: a reader never sees half a
 * message. Its name is made of the message's key, so that sending again after a crash finds it there. */
#include "lib/base/file.h"
#include "lib/services/notification/maildir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/fault.h"
#include "lib/services/notification/message.h"

enum { NAME_MAX_BYTES = 128, MAIL_PATH_MAX = 4096 + 2 * NAME_MAX_BYTES };

/* folder/sub/name; both may be "". */
static int make_path(const maildir *m, const char *sub, const char *name, char out[MAIL_PATH_MAX])
{
    int size = snprintf(out, MAIL_PATH_MAX, "%s%s%s%s%s", m->path, sub[0] != '\0' ? "/" : "", sub,
                        name[0] != '\0' ? "/" : "", name);
    return size > 0 && size < MAIL_PATH_MAX ? 0 : SHOP_E_INVALID;
}

static int make_folders(const maildir *m)
{
    static const char *const folders[] = {"", "tmp", "new", "cur"};
    char path[MAIL_PATH_MAX];
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        TRY(make_path(m, folders[i], "", path));
        if (mkdir(path, S_IRWXU) != 0 && errno != EEXIST)
            return SHOP_E_UNAVAILABLE;
    }
    return 0;
}

/* Known from the key alone. A key names a file, so it is letters, digits and '_' only. */
static int file_name(const shop_message *message, char out[NAME_MAX_BYTES])
{
    for (const char *p = message->key; *p != '\0'; p++)
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_'))
            return SHOP_E_INVALID;
    int size = snprintf(out, NAME_MAX_BYTES, "%s.shop", message->key);
    return message->key[0] != '\0' && size < NAME_MAX_BYTES ? 0 : SHOP_E_INVALID;
}

/* A mail program moves what was read to cur/ and appends flags behind a ':'. */
static bool was_read(const char *cur, const char *name)
{
    size_t size = strlen(name);
    bool found = false;
    DIR *folder = opendir(cur);
    for (const struct dirent *e; folder != NULL && !found && (e = readdir(folder)) != NULL;)
        found = strncmp(e->d_name, name, size) == 0 && (e->d_name[size] == ':' || e->d_name[size] == '\0');
    if (folder != NULL)
        (void)closedir(folder);
    return found;
}

static int is_there(const maildir *m, const char *name, bool *ret)
{
    char path[MAIL_PATH_MAX];
    TRY(make_path(m, "new", name, path));
    *ret = access(path, F_OK) == 0;
    if (*ret)
        return 0;
    TRY(make_path(m, "cur", "", path));
    *ret = was_read(path, name);
    return 0;
}

static int write_file(const char *path, const buf *content)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return SHOP_E_UNAVAILABLE;
    bool good = shop__write_all(descriptor, content->data, content->size) && fsync(descriptor) == 0;
    good = close(descriptor) == 0 && good;
    if (!good)
        (void)unlink(path);
    return good ? 0 : SHOP_E_UNAVAILABLE;
}

/* That a file has another folder now is durable once that folder is. */
static int sync_folder(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return SHOP_E_UNAVAILABLE;
    bool good = fsync(descriptor) == 0;
    (void)close(descriptor);
    return good ? 0 : SHOP_E_UNAVAILABLE;
}

static int deliver(const maildir *m, const char *name, const buf *content)
{
    char from[MAIL_PATH_MAX], to[MAIL_PATH_MAX];
    TRY(make_path(m, "tmp", name, from));
    TRY(make_path(m, "new", name, to));
    TRY(write_file(from, content));
    if (rename(from, to) != 0)
        return SHOP_E_UNAVAILABLE;
    TRY(make_path(m, "new", "", to));
    return sync_folder(to);
}

int shop__maildir_send(const maildir *m, const shop_message *message)
{
    char name[NAME_MAX_BYTES];
    bool there = false;
    buf content;
    TRY(file_name(message, name));
    TRY(make_folders(m));
    TRY(is_there(m, name, &there));
    if (there)
        return 0;
    shop__buf_init(&content, m->env, MESSAGE_MAX_BYTES);
    int code = shop__message_write(message, m->sender, &content);
    if (code == 0)
        code = deliver(m, name, &content);
    shop__buf_free(&content);
    return code;
}

/* json_skip.c - steps over values of text that shop__json_check() has accepted. Nothing is checked
 * again: an object or array ends within the text, a string has its closing quote. */
#include "lib/codec/json_scan.h"

#include <string.h>

const char *shop__json_skip_space(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
        at++;
    return at;
}

static const char *skip_string(const char *at)
{
    for (at++; *at != '"'; at++) {
        if (*at == '\\')
            at++;
    }
    return at + 1;
}

/* Up to the byte behind a number or a word; within a container there always is one. */
static const char *skip_scalar(const char *at)
{
    while (strchr(",]} \t\r\n", *at) == NULL)
        at++;
    return at;
}

const char *shop__json_skip_value(const char *at)
{
    size_t depth = 0;

    do {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        if (*at == '{' || *at == '[')
            depth++;
        else if (*at == '}' || *at == ']')
            depth--;
        else if (depth == 0)
            return skip_scalar(at);
        at++;
    } while (depth > 0);
    return at;
}

/* completion.c - scripts for shells, made from the table of commands. */
#include <string.h>

#include "shopctl.h"

static const char common_options[] = "--shop --json --quiet --help";

static void print_names(void)
{
    for (const command *c = commands; c->name != NULL; c++)
        printf("%s%s", c == commands ? "" : " ", c->name);
}

/* Completes words after a command with its verbs, options and, where it takes them, files. */
static void print_case(const command *c)
{
    if (strcmp(c->name, "call") == 0)
        puts("    call) words=$(shopctl ops | awk 'NR > 1 {print $1}') ;;");
    else if (c->words != NULL)
        printf("    %s) words='%s' ;;\n", c->name, c->words);
    if (c->files && c->words == NULL)
        printf("    %s) ;;\n", c->name);
}

static void print_files(void)
{
    const char *between = "";
    for (const command *c = commands; c->name != NULL; c++)
        if (c->files) {
            printf("%s%s", between, c->name);
            between = " | ";
        }
}

static void print_bash(void)
{
    fputs("_shopctl()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} words='' command='' i\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n"
          "        --shop) ((i++)) ;;\n"
          "        -*) ;;\n"
          "        *) command=${COMP_WORDS[i]}; break ;;\n"
          "        esac\n"
          "    done\n"
          "    case $command in\n    '') words='",
          stdout);
    print_names();
    puts("' ;;");
    for (const command *c = commands; c->name != NULL; c++)
        print_case(c);
    printf("    esac\n    COMPREPLY=($(compgen -W \"$words %s\" -- \"$word\"))\n"
           "    case $command in\n    ",
           common_options);
    print_files();
    puts(")\n        compopt -o filenames 2>/dev/null\n"
         "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
         "    esac\n}\ncomplete -F _shopctl shopctl");
}

/* A text within single quotes. */
static void print_quoted(const char *text)
{
    putchar('\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
    putchar('\'');
}

static void print_fish(void)
{
    puts("complete -c shopctl -l shop -x -d 'where the shop lives'\n"
         "complete -c shopctl -l json -d 'output for programs'\n"
         "complete -c shopctl -l quiet -d 'no progress and no summaries'");
    for (const command *c = commands; c->name != NULL; c++) {
        printf("complete -c shopctl -n __fish_use_subcommand -f -a %s -d ", c->name);
        print_quoted(c->summary);
        putchar('\n');
        if (c->words != NULL)
            printf("complete -c shopctl -n '__fish_seen_subcommand_from %s' %s -a '%s'\n", c->name,
                   c->files ? "" : "-f", c->words);
    }
    puts("complete -c shopctl -n '__fish_seen_subcommand_from call' -f -a "
         "'(shopctl ops | string match -r \"^[a-z_]+\\.[a-z_]+\")'");
}

int run_completion(app *a, int argc, char **argv)
{
    const char *shell = argc == 2 ? argv[1] : "";
    (void)a;
    if (strcmp(shell, "fish") == 0) {
        print_fish();
    } else if (strcmp(shell, "zsh") == 0) {
        puts("autoload -U +X bashcompinit && bashcompinit");
        print_bash();
    } else if (strcmp(shell, "bash") == 0) {
        print_bash();
    } else {
        return usage_error("completion", "name a shell: bash, zsh or fish");
    }
    return EXIT_DONE;
}

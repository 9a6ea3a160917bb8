/* help.h - what the table of options says to people: --help, --help-config, and the manual's section. */
#ifndef SHOP_SERVER_SHOPD_HELP_H
#define SHOP_SERVER_SHOPD_HELP_H

#include <stdio.h>

void help_print(FILE *to);
/* An INI file with all defaults, which can be used as it is. */
void help_print_config(FILE *to);
/* In mdoc, as it stands in docs/man/shopd.8. */
void help_print_manual(FILE *to);

#endif

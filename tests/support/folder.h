/* folder.h - for tests: away with a folder of their own. */
#ifndef SHOP_TESTS_SUPPORT_FOLDER_H
#define SHOP_TESTS_SUPPORT_FOLDER_H

/* With all that is in it; links are removed and not followed. What is not there is no failure. */
void folder_remove(const char *path);

#endif

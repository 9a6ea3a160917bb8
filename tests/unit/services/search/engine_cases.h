/* engine_cases.h - tests that each engine has to pass, on its own store. */
#ifndef SHOP_TESTS_UNIT_SERVICES_SEARCH_ENGINE_CASES_H
#define SHOP_TESTS_UNIT_SERVICES_SEARCH_ENGINE_CASES_H

#include "tests/unit/services/search/engine_store.h"

void an_offset_behind_the_last_match_gives_no_hits(void **state);
void where_a_word_stands_decides(void **state);
void a_page_is_a_piece_of_the_whole(void **state);
void equal_ones_stand_in_the_order_of_their_documents(void **state);
void one_letter_is_no_beginning(void **state);
void what_is_dropped_is_forgotten(void **state);
void filters_hold_with_words_and_without(void **state);
void browsing_counts_no_further_than_it_must(void **state);
void a_price_is_of_the_currency_asked_for(void **state);
void traits_are_of_what_matches(void **state);
void titles_come_from_short_to_long(void **state);

#define ENGINE_CASE(name, open) cmocka_unit_test_setup_teardown(name, open, close_engine)

/* All of them; `open` is the setup. */
#define ENGINE_CASES(open)                                                                         \
    ENGINE_CASE(an_offset_behind_the_last_match_gives_no_hits, open),                              \
    ENGINE_CASE(where_a_word_stands_decides, open),                                                \
    ENGINE_CASE(a_page_is_a_piece_of_the_whole, open),                                             \
    ENGINE_CASE(equal_ones_stand_in_the_order_of_their_documents, open),                           \
    ENGINE_CASE(one_letter_is_no_beginning, open),                                                 \
    ENGINE_CASE(what_is_dropped_is_forgotten, open),                                               \
    ENGINE_CASE(filters_hold_with_words_and_without, open),                                        \
    ENGINE_CASE(browsing_counts_no_further_than_it_must, open),                                    \
    ENGINE_CASE(a_price_is_of_the_currency_asked_for, open),                                       \
    ENGINE_CASE(traits_are_of_what_matches, open),                                                 \
    ENGINE_CASE(titles_come_from_short_to_long, open)

#endif

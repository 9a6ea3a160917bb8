# shellcheck shell=bash
# unit, contract and corpora under AddressSanitizer and UndefinedBehaviorSanitizer
source "$SHOP_ROOT/tests/suites/common.sh"

supp=$suites/suppressions
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1
export LSAN_OPTIONS=suppressions=$supp/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:suppressions=$supp/ubsan.supp
build_preset asan test_programs
need_postgres
# What is killed does not report.
# shellcheck disable=SC2034 # read by queue_unit
$SHOP_FULL || left_out='/(hit_rate|crash)_test\.c$'
queue_unit "$(folder_of asan)" 600
queue_contract "$(folder_of asan)" 900
queue_corpora "$(folder_of asan)" 120
run_queue

# shellcheck shell=bash
# unit and contract under ThreadSanitizer, slow tests of one thread with --full only
source "$SHOP_ROOT/tests/suites/common.sh"

export TSAN_OPTIONS=second_deadlock_stack=1:suppressions=$suites/suppressions/tsan.supp
# It needs a fixed memory layout on kernels with much address randomness.
fixed=()
setarch -R true 2>/dev/null && fixed=(setarch -R)
build_preset tsan test_programs
need_postgres
# shellcheck disable=SC2034 # read by queue_unit
$SHOP_FULL || left_out='/(hit_rate|fault|suspend)_test\.c$|^tests/unit/sim/'
queue_unit "$(folder_of tsan)" 900 "${fixed[@]}"
queue_contract "$(folder_of tsan)" 1500 "${fixed[@]}"
run_queue

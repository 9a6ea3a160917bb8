# shellcheck shell=bash
# everything built by clang with its warnings, and the unit tests run, the long ones with --full only
source "$SHOP_ROOT/tests/suites/common.sh"

build_preset clang
need_postgres
# shellcheck disable=SC2034 # read by queue_unit
$SHOP_FULL || left_out='/(hit_rate|fault|crash|suspend)_test\.c$'
queue_unit "$(folder_of clang)" 300
run_queue

# shellcheck shell=bash
# unit tests, built by gcc (or CC)
source "$SHOP_ROOT/tests/suites/common.sh"

preset=${SHOP_TEST_PRESET:-dev}
build_preset "$preset"
seconds=300
$SHOP_FULL && seconds=1800
queue_unit "$(folder_of "$preset")" $seconds
run_queue

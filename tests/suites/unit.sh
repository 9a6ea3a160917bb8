# shellcheck shell=bash
# unit tests, built by gcc (or CC)
source "$SHOP_ROOT/tests/suites/common.sh"

preset=${SHOP_TEST_PRESET:-dev}
build_preset "$preset"
need_postgres
queue_unit "$(folder_of "$preset")" 300
run_queue

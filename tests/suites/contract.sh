# shellcheck shell=bash
# the contract of every operation, a line per backend
source "$SHOP_ROOT/tests/suites/common.sh"

preset=${SHOP_TEST_PRESET:-dev}
build_preset "$preset"
need_postgres
queue_contract "$(folder_of "$preset")" 300
run_queue

# shellcheck shell=bash
# everything built by clang with its warnings, and the unit tests run
source "$SHOP_ROOT/tests/suites/common.sh"

build_preset clang
queue_unit "$(folder_of clang)" 300
run_queue

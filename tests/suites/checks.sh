# shellcheck shell=bash
# rules about the repository: layers, sizes, headers, exported symbols, links …
source "$SHOP_ROOT/tests/suites/common.sh"

build_preset dev
queue checks 300 "$python" tests/checks/run.py --library "$(folder_of dev)/lib/libshop.so"
run_queue

# shellcheck shell=bash
# programs as their users run them: every executable file of tests/system/
source "$SHOP_ROOT/tests/suites/common.sh"

build_preset dev
export SHOP_BIN=$SHOP_ROOT/build/bin
for program in $(find tests/system -maxdepth 1 -type f -perm -u+x | sort); do
    queue "$(basename "$program")" 600 "$program"
done
run_queue

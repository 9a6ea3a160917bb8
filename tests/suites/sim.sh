# shellcheck shell=bash
# the deterministic simulator over some seeds (--full: 1000)
source "$SHOP_ROOT/tests/suites/common.sh"

seeds=10
$SHOP_FULL && seeds=1000
preset=${SHOP_TEST_PRESET:-dev}
build_preset "$preset"
if has_sources tests/sim; then
    queue sim 3600 "$(folder_of "$preset")/bin/sim" --seeds $seeds
fi
run_queue

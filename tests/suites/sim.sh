# shellcheck shell=bash
# the deterministic simulator: named seeds and some others (--full: 1000, and planted bugs)
source "$SHOP_ROOT/tests/suites/common.sh"

seeds=20
$SHOP_FULL && seeds=1000
preset=${SHOP_TEST_PRESET:-dev}
build_preset "$preset"
program=$(folder_of "$preset")/bin/sim
if has_sources tests/sim; then
    queue sim 3600 "$program" --names tests/sim/seeds.txt --seeds $seeds
    queue sim/same-trace 120 tests/sim/same_trace "$program"
    queue sim/command-line 120 tests/sim/command_line "$program"
    $SHOP_FULL && queue sim/mutants 3600 tests/sim/mutants/run
fi
run_queue

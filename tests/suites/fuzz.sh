# shellcheck shell=bash
# fuzz corpora replayed, then libFuzzer for some seconds a target (--full: 5 minutes)
source "$SHOP_ROOT/tests/suites/common.sh"

seconds=4
$SHOP_FULL && seconds=300

queue_libfuzzer() # NAME
{
    local name=$1 found=$SHOP_ROOT/build/fuzz/corpus/$1 options
    mkdir -p "$found"
    options=(-max_total_time=$seconds -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
        "-artifact_prefix=$SHOP_TEST_LOGS/$name-")
    [ -e "tests/fuzz/$name.dict" ] && options+=("-dict=tests/fuzz/$name.dict")
    queue -x "libfuzzer/$name" $((seconds + 60)) "$SHOP_ROOT/build/fuzz/bin/${name}_fuzz" \
        "${options[@]}" "$found" "tests/fuzz/corpus/$name"
}

preset=${SHOP_TEST_PRESET:-dev}
build_preset "$preset"
queue_corpora "$(folder_of "$preset")" 120
if [ "$preset" = dev ] && [ -n "$(find tests/fuzz -name '*_fuzz.c')" ]; then
    build_preset fuzz fuzz_programs
    for source in $(find tests/fuzz -name '*_fuzz.c' | sort); do
        queue_libfuzzer "$(basename "$source" _fuzz.c)"
    done
fi
run_queue

# shellcheck shell=bash
# the example programs, each in an empty folder, and the demo twice
source "$SHOP_ROOT/tests/suites/common.sh"

# An example runs in an empty folder but for ./sample, a copy of examples/sample.
queue_example() # SOURCE
{
    local name
    name=$(basename "$1" .c)
    # shellcheck disable=SC2016 # expanded by the inner shell
    queue -x "$name" 120 bash -c 'cd "$TMPDIR" && if [ -d "$1" ]; then cp -R "$1" .; fi && "$2"' \
        example "$SHOP_ROOT/examples/sample" "$SHOP_ROOT/build/bin/$name"
}

build_preset dev
for source in $(find examples -maxdepth 1 -name '*.c' | sort); do
    queue_example "$source"
done
run_queue

if [ -d examples/demo ]; then
    rm -f "$SHOP_TEST_LOGS/queue"
    SHOP_JOBS=1 # the second run meets what the first one left
    queue -x "demo" 300 scripts/demo
    queue -x "demo again, from another folder" 300 env --chdir=/ "$SHOP_ROOT/scripts/demo"
    run_queue
fi

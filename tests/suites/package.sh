# shellcheck shell=bash
# the release build as it is installed: pkg-config, find_package, hardening, names
source "$SHOP_ROOT/tests/suites/common.sh"

place=$(mktemp -d "${TMPDIR:-/tmp}/libshop-package.XXXXXX")
trap 'rm -rf "$place"' EXIT
check=tests/package/check

build_preset release installed
queue -x install 120 $check install "$place"
run_queue

rm "$SHOP_TEST_LOGS/queue"
for test in $(sed -n 's/^\([a-z0-9_]*_[a-z0-9_]*\)()$/\1/p' $check); do
    queue -x "${test//_/ }" 120 $check "$test" "$place"
done
run_queue

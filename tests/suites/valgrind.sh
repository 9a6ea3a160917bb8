# shellcheck shell=bash
# unit tests and checkouts under valgrind's memcheck, the slow ones and contract with --full only
source "$SHOP_ROOT/tests/suites/common.sh"

memcheck=(valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
    --num-callers=30 "--suppressions=$suites/suppressions/valgrind.supp")
# Folders whose tests hash passwords, race threads for long, or are about the simulator itself.
slow='^tests/unit/(crypto|store|services|sim)/'

build_preset dev
need_postgres
if $SHOP_FULL; then
    # all of them, but each at its ordinary size: at full size they would take days
    queue_unit "$(folder_of dev)" 1200 env SHOP_FULL=false "${memcheck[@]}"
    queue_contract "$(folder_of dev)" 3600 "${memcheck[@]}"
else
    for source in $(find tests/unit -name '*_test.c' | sort | grep -vE "$slow"); do
        name=${source#tests/}
        name=${name%.c}
        queue "$name" 300 "${memcheck[@]}" "$(folder_of dev)/bin/$name"
    done
    name=unit/services/order/place_test
    queue "$name" 300 "${memcheck[@]}" "$(folder_of dev)/bin/$name"
    # shellcheck disable=SC2016 # expanded by the inner shell
    queue -x checkout 300 bash -c 'cd "$TMPDIR" && cp -R "$0" . && exec "$@"' "$SHOP_ROOT/examples/sample" \
        "${memcheck[@]}" "$(folder_of dev)/bin/checkout"
fi
run_queue

# shellcheck shell=bash
# What the suites are written with. A suite is a file tests/suites/NAME.sh whose second line says in
# one comment what it does. scripts/test runs it with SHOP_ROOT, SHOP_TEST_LOGS (its own folder),
# SHOP_FULL (true or false) and SHOP_JOBS set. It queues programs and runs them; each leaves a log
# and a file of results, which scripts/test adds up.
set -euo pipefail
cd "$SHOP_ROOT"
suites=$SHOP_ROOT/tests/suites
python=${PYTHON:-/usr/bin/python3}

# The folder of a preset.
folder_of() # PRESET
{
    if [ "$1" = dev ]; then
        echo "$SHOP_ROOT/build"
    else
        echo "$SHOP_ROOT/build/$1"
    fi
}

stage() # TEXT
{
    echo "$1" >"$SHOP_TEST_LOGS/stage"
}

# Build all that can be built; what cannot is one failure here and a missing program later. One
# scripts/test builds a preset once.
build_preset() # PRESET [TARGET…]
{
    local logs=$SHOP_ROOT/build/test-logs error
    [ -e "$logs/built.$1" ] && return 0
    : >"$logs/built.$1"
    stage "building $1"
    if ! scripts/build -k "$@" >"$logs/build.$1.log" 2>&1; then
        error=$(grep -m 1 -E 'error:|undefined reference|Error' "$logs/build.$1.log" || true)
        printf 'failed 1\nfail build %s: %s\t%s\n' "$1" "${error:-see the log}" \
            "$logs/build.$1.log" >"$SHOP_TEST_LOGS/results/build"
    fi
}

# A PostgreSQL for the tests of this suite: SHOP_TEST_POSTGRES is its URL. It need not survive a power cut.
need_postgres()
{
    stage "starting PostgreSQL"
    SHOP_TEST_POSTGRES_OPTIONS="-c fsync=off -c max_connections=200" \
        tests/support/postgres-server start "$SHOP_TEST_POSTGRES_FOLDER" >"$SHOP_TEST_LOGS/postgres.url"
    SHOP_TEST_POSTGRES=$(cat "$SHOP_TEST_LOGS/postgres.url")
    export SHOP_TEST_POSTGRES
}

# Remember a program to run: one that reports its tests, or with -x one that is a test itself.
queue() # [-x] NAME SECONDS COMMAND…
{
    printf '%q ' "$@" >>"$SHOP_TEST_LOGS/queue"
    echo >>"$SHOP_TEST_LOGS/queue"
}

# Run what was queued, SHOP_JOBS at a time.
run_queue()
{
    stage running
    [ -e "$SHOP_TEST_LOGS/queue" ] || return 0
    xargs -d '\n' -n 1 -P "$SHOP_JOBS" -a "$SHOP_TEST_LOGS/queue" "$suites/run-one"
}

# Queue the unit tests of a build, each behind the words of a wrapper such as valgrind, but for those whose
# source matches $left_out. At full size they may take longer.
queue_unit() # FOLDER SECONDS [WRAPPER…]
{
    local folder=$1 seconds=$2 source name
    shift 2
    $SHOP_FULL && seconds=$((6 * seconds))
    for source in $(find tests/unit -name '*_test.c' | sort | grep -vE "${left_out:-^$}"); do
        name=${source#tests/}
        name=${name%.c}
        queue "$name" "$seconds" "$@" "$folder/bin/$name"
    done
}

# Queue the contract suite of a build, once for each backend.
queue_contract() # FOLDER SECONDS [WRAPPER…]
{
    local folder=$1 seconds=$2 backend
    shift 2
    for backend in sqlite split postgresql zmq; do
        queue "contract.$backend" "$seconds" "$@" "$folder/bin/contract" -b "$backend"
    done
}

# Queue the replay of the fuzz corpora.
queue_corpora() # FOLDER SECONDS
{
    local source name
    for source in $(find tests/fuzz -name '*_fuzz.c' | sort); do
        name=$(basename "$source" _fuzz.c)
        queue "corpus/$name" "$2" "$1/bin/${name}_fuzz" "tests/fuzz/corpus/$name"
    done
}

has_sources() # FOLDER
{
    [ -n "$(find "$1" -name '*.c' -print -quit 2>/dev/null)" ]
}

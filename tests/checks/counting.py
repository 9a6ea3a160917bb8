"""tests/suites/run-one counts what programs report, and notices those that end badly."""
import os
import shlex
import subprocess
import tempfile
from pathlib import Path

# (what the program does, options, (passed, failed, skipped))
CASES = [
    ("echo 1..2; echo ok 1 - a; echo ok 2 - b", "", (2, 0, 0)),
    ("echo 1..1; echo ok 1 - a; echo 1..1; echo ok 1 - b", "", (2, 0, 0)),
    ("echo 1..2; echo ok 1 - a; echo not ok 2 - b; exit 1", "", (1, 1, 0)),
    ("echo 1..2; echo 'not ok 1 # SKIP a'; echo 'ok 2 - b # SKIP'", "", (0, 0, 2)),
    ("echo 1..3; echo ok 1 - a", "", (1, 1, 0)),
    ("echo 1..1; echo ok 1 - a; exit 3", "", (1, 1, 0)),
    ("echo 1..1; echo ok 1 - a; kill -SEGV $$", "", (1, 1, 0)),
    ("echo 1..1; echo ok 1 - a; exec sleep 5", "", (1, 1, 0)),
    ("true", "", (0, 1, 0)),
    ("no_such_program_at_all", "", (0, 1, 0)),
    ("echo '[==========] 3 test(s) run.'; echo '[  PASSED  ] 1 test(s).';"
     "echo '[  SKIPPED ] 1 test(s), listed below:'; echo '[  FAILED  ] 1 test(s), listed below:';"
     "exit 1", "", (1, 1, 1)),
    ("echo sqlite: 5 passed, 0 failed; echo zmq: 3 passed, 1 failed; exit 1", "", (8, 1, 0)),
    ("echo sqlite: 5 passed, 0 failed; echo 5 passed, 0 failed, 2 skipped", "", (5, 0, 2)),
    ("echo 5 passed, 0 failed; exit 1", "", (5, 1, 0)),
    ("echo hello", "-x", (1, 0, 0)),
    ("echo not ok 1 - mine", "-x", (1, 0, 0)),
    ("exit 1", "-x", (0, 1, 0)),
    ("kill -ABRT $$", "-x", (0, 1, 0)),
]
SECONDS = 1


def counted(runner, program, options):
    """(passed, failed, skipped) that run-one writes for a program."""
    with tempfile.TemporaryDirectory() as logs:
        Path(logs, "results").mkdir()
        line = f"{options} a {SECONDS} bash -c {shlex.quote(program)}"
        subprocess.run([str(runner), line], env={**os.environ, "SHOP_TEST_LOGS": logs},
                       stderr=subprocess.DEVNULL, check=True)
        result = Path(logs, "results/a").read_text().split("\n")
        words = dict(row.split(" ", 1) for row in result if row.count(" ") == 1)
        return tuple(int(words[key]) for key in ("passed", "failed", "skipped"))


def check_counts(repo):
    runner = repo.root / "tests/suites/run-one"
    for program, options, expected in CASES:
        found = counted(runner, program, options)
        if found != expected:
            yield f"{options} {program}: counted {found} and not {expected}"


RULES = [
    ("suites: single tests are counted, and programs that end badly noticed", check_counts,
     "correct tests/suites/count.awk or run-one"),
]

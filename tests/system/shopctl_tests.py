"""What the system tests of shopctl share: a shop in a folder of its own, and printing TAP."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOPCTL = Path(os.environ.get("SHOP_BIN", ROOT / "build/bin"), "shopctl")
SAMPLE = ROOT / "examples/sample"
SECONDS_MAX = 120
DONE, FAILED, USAGE, PARTLY, INTERRUPTED = 0, 1, 2, 3, 130


class Skip(Exception):
    """What a test needs is not there."""


class Shop:
    """A folder with shop.db in it, where shopctl runs."""

    def __init__(self, folder, database="shop.db"):
        self.folder = Path(folder)
        self.database = database
        self.url = f"sqlite:{database}"

    def command(self, *words):
        return [str(SHOPCTL), *map(str, words)]

    def environment(self):
        kept = {k: v for k, v in os.environ.items() if k not in ("SHOP_URL", "NO_COLOR")}
        return {**kept, "SHOP_URL": self.url, "LC_ALL": "C.UTF-8"}

    def start(self, *words):
        return subprocess.Popen(self.command(*words), cwd=self.folder, env=self.environment(),
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def run(self, *words, status=DONE, stdin=""):
        done = subprocess.run(self.command(*words), cwd=self.folder, env=self.environment(),
                              input=stdin, capture_output=True, text=True, timeout=SECONDS_MAX)
        told = f"{' '.join(map(str, words))}: {done.stdout[-600:]}{done.stderr[-600:]}"
        assert done.returncode == status, f"exit status {done.returncode}, not {status}: {told}"
        return done

    def call(self, op, **args):
        return json.loads(self.run("--json", "call", op, json.dumps(args)).stdout)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def number(self, sql):
        with sqlite3.connect(self.folder / self.database) as db:
            return db.execute(sql).fetchone()[0]

    def sql(self, script):
        with sqlite3.connect(self.folder / self.database) as db:
            db.executescript(script)
        db.close()

    def products(self):
        return self.number("SELECT count(*) FROM catalog_products")

    def sample(self):
        self.run("apply", SAMPLE / "setup.jsonl")
        self.run("import", SAMPLE / "catalog.jsonl")
        return self


def expect(told, *parts):
    for part in parts:
        assert part in told, f"{part!r} is not in {told[-800:]!r}"


def lines_of(count, **more):
    """JSON Lines of small products for --map slug=id … (see SMALL)."""
    rows = ({"id": f"p{i:05}", "name": f"Product {i}", "price": "1.50", "stock": i % 7, **more}
            for i in range(count))
    return "".join(json.dumps(row) + "\n" for row in rows)


SMALL = [word for field in ("slug=id", "title=name", "price.EUR=price", "stock=stock")
         for word in ("--map", field)]


def place(shop):
    shop.run("call", "location.put", '{"code":"BER","name":"Berlin","country":"DE"}')
    return shop


# --- running ----------------------------------------------------------------------------------------


def outcome(test):
    with tempfile.TemporaryDirectory(prefix="shopctl-") as folder:
        try:
            test(Shop(folder))
        except Skip as why:
            return "skip", str(why)
        except (AssertionError, subprocess.SubprocessError, OSError, ValueError, KeyError,
                sqlite3.Error) as why:
            where = why.__traceback__
            while where.tb_next:
                where = where.tb_next
            return "fail", f"{type(why).__name__} in line {where.tb_lineno}: {why}"
    return "pass", ""


def main(found, program="shopctl"):
    """Run the tests of a module's globals(); words on the command line choose some."""
    tests = [(name, test) for name, test in found.items()
             if name.startswith("test_") and all(word in name for word in sys.argv[1:])]
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, (_, test) in enumerate(tests, 1):
        result, why = outcome(test)
        title = f"{number} - {program}: {test.__doc__}"
        if result == "skip" and os.environ.get("CI") != "true":
            print(f"ok {title} # SKIP {why}", flush=True)
            continue
        failed += result != "pass"
        print(f"{'ok' if result == 'pass' else 'not ok'} {title}", flush=True)
        for line in why.splitlines() if result != "pass" else []:
            print(f"#   {line}", flush=True)
    return 1 if failed else 0


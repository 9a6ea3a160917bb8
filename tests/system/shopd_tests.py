"""What the system tests of shopd share: a daemon in a folder of its own, its log, and its service manager."""
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from shopctl_tests import SECONDS_MAX, SHOPCTL

SHOPD = SHOPCTL.with_name("shopd")
STOPPED, USAGE, DATAERR, UNAVAILABLE, IOERR, TEMPFAIL, CONFIG = 0, 64, 65, 69, 74, 75, 78


def until(what, look, seconds=SECONDS_MAX):
    """Look again and again until there is something; what it was."""
    ends = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < ends, f"{what}: not within {seconds} s"
        time.sleep(0.02)


def environment(folder, more=None):
    """Nothing of the caller's that shopd would read."""
    kept = {k: v for k, v in os.environ.items()
            if not k.startswith("SHOP_") and k not in ("NOTIFY_SOCKET", "CREDENTIALS_DIRECTORY")}
    return {**kept, "LC_ALL": "C.UTF-8", "HOME": str(folder), **(more or {})}


class Daemon:
    """A shopd that runs; its log is a file."""

    def __init__(self, folder, *words, env=None, name="log"):
        self.folder = Path(folder)
        self.log = self.folder / f"{name}.jsonl"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([SHOPD, *map(str, words)], cwd=folder, stderr=log,
                                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                            env=environment(folder, env))

    def lines(self):
        """Whole lines of the log, each of which must be an object with what every line has."""
        rows = [json.loads(line) for line in self.log.read_text().split("\n")[:-1]]
        for row in rows:
            assert {"ts", "level", "service", "msg"} <= set(row), row
        return rows

    def said(self, message, count=1):
        """The last of at least `count` lines with this message, as soon as there are so many."""
        def look():
            found = [row for row in self.lines() if row["msg"].startswith(message)]
            assert len(found) >= count or self.process.poll() is None, self.log.read_text()
            return found[-1] if len(found) >= count else None
        return until(message, look)

    def ready(self):
        self.said("ready")
        return self

    def port(self, count=1):
        return self.said("metrics are served", count)["port"]

    def tell(self, number):
        self.process.send_signal(number)

    def ended(self):
        """The exit status, or the negative number of a signal."""
        told, _ = self.process.communicate(timeout=SECONDS_MAX)
        assert told == b"", "nothing belongs on standard output"
        return self.process.returncode

    def stop(self, status=STOPPED):
        self.tell(signal.SIGTERM)
        found = self.ended()
        assert found == status, f"exit status {found}: {self.log.read_text()}"


@contextmanager
def started(folder, *words, env=None, name="log"):
    """A daemon that is gone afterwards, whatever happens."""
    daemon = Daemon(folder, *words, env=env, name=name)
    try:
        yield daemon
    finally:
        if daemon.process.poll() is None:
            daemon.process.kill()
            daemon.process.communicate()


@contextmanager
def running(folder, *words, env=None, name="log"):
    """The same, when it is ready."""
    with started(folder, *words, env=env, name=name) as daemon:
        yield daemon.ready()


def refused(folder, *words, status, env=None):
    """What a start that fails says."""
    done = subprocess.run([SHOPD, *map(str, words)], cwd=folder, env=environment(folder, env), text=True,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS_MAX)
    assert done.returncode == status, f"{words}: exit status {done.returncode}, not {status}: {done.stderr}"
    assert done.stdout == "", done.stdout
    return done.stderr


def printed(folder, *words):
    return subprocess.run([SHOPD, *words], cwd=folder, env=environment(folder), text=True, check=True,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS_MAX).stdout


class Manager:
    """The socket of a service manager: a path, or an abstract name."""

    def __init__(self, folder, abstract=False):
        name = f"shopd-test-{os.getpid()}-{id(self)}"
        self.name = f"@{name}" if abstract else str(Path(folder, "notify"))
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(f"\0{name}" if abstract else self.name)
        self.socket.settimeout(SECONDS_MAX)

    def environment(self, **more):
        return {"NOTIFY_SOCKET": self.name, **more}

    def next(self):
        """The next message as {name: value}."""
        return dict(line.split("=", 1) for line in self.socket.recv(8192).decode().split("\n") if line)

    def close(self):
        self.socket.close()


def get(port, path, method="GET"):
    """(status, content type, body) of an answer."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS_MAX) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode()


def raw(port, request, half=False):
    """The first line of the answer to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS_MAX) as s:
        s.sendall(request)
        if half:
            s.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := s.recv(65536):
            answer += piece
    return answer.split(b"\r\n")[0].decode()

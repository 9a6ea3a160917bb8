"""Headers compile alone."""
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"]
C99 = ["gcc", "-x", "c", "-std=c99", *STRICT]
CXX = ["g++", "-x", "c++", "-std=c++11", *STRICT]
C17 = ["gcc", "-x", "c", "-std=gnu17", *STRICT]
LIBRARIES = ["libpq", "libcjson"]


def compile_alone(repo, command, includes, header):
    """What the compiler says about a file that includes this header twice and nothing else."""
    if shutil.which(command[0]) is None:
        return f"{header}: {command[0]} is missing; scripts/setup installs it"
    source = f'#include "{header}"\n#include "{header}"\nextern int unused;\n'
    flags = [f"-I{repo.root / folder}" for folder in includes]
    done = subprocess.run([*command, *flags, "-"], input=source, capture_output=True, text=True)
    if done.returncode == 0:
        return None
    errors = [line for line in done.stderr.splitlines() if "error" in line]
    return f"{header}: {(errors or ['does not compile'])[0]}"


def compile_all(repo, command, includes, headers):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda h: compile_alone(repo, command, includes, h), headers)
        return [answer for answer in answers if answer]


def public(repo):
    return [file.path.removeprefix("include/") for file in repo.under("include", suffixes=(".h",))]


def check_c99(repo):
    return compile_all(repo, C99, ["include"], public(repo))


def check_cxx(repo):
    return compile_all(repo, CXX, ["include"], public(repo))


def library_folders():
    """Where the headers of other libraries lie, beyond the compiler's own folders."""
    done = subprocess.run(["pkg-config", "--cflags-only-I", *LIBRARIES], capture_output=True, text=True)
    return [word.removeprefix("-I") for word in done.stdout.split()]


def check_inside(repo):
    headers = [file.path for file in repo.under("lib", suffixes=(".h",))]
    return compile_all(repo, C17, [".", "include", *library_folders()], headers)


RULES = [
    ("headers: every public header compiles alone as C99", check_c99,
     "include what the header uses; keep to C99"),
    ("headers: every public header compiles alone as C++11", check_cxx,
     'include what the header uses; wrap it in extern "C"; keep to what C++ knows'),
    ("headers: every header of lib/ compiles alone", check_inside,
     "include what the header uses"),
]

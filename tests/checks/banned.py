"""Functions and words that must not appear."""
import re

from repository import line_of

ENVIRONMENT = "lib/base/env.c"

# Functions for which there is a safer one: (names, what to use).
UNSAFE = [
    ("strcpy strcat strncat sprintf vsprintf gets", "lib/base/text.h, lib/base/buf.h or snprintf"),
    ("strtok atoi atol atoll atof", "a function that reports bad input, such as strtoll"),
    ("alloca", "an arena (lib/base/arena.h)"),
    ("system popen", "posix_spawn with an argument list"),
    ("mktemp tmpnam tempnam", "mkstemp or mkdtemp"),
    ("localtime gmtime asctime ctime setlocale", "lib/base/time.h"),
]
# What a library must not do to the process it lives in.
PROCESS = [
    ("exit _exit _Exit quick_exit abort atexit raise", "return a SHOP_E_ code; assert internal bugs"),
    ("printf vprintf puts putchar perror", "return the text; a library writes nothing by itself"),
    ("signal sigaction fork vfork", "leave signals and processes to the application"),
    ("setenv putenv unsetenv chdir umask", "leave the process as it is"),
    ("cJSON_InitHooks", "nothing: it would change cJSON for the whole process"),
]
# What only the environment may ask the operating system for.
SYSTEM = [
    ("time clock clock_gettime gettimeofday", "shop_env now_ms or monotonic_ns"),
    ("rand srand random srandom getrandom getentropy arc4random randombytes_buf randombytes_random "
     "randombytes_uniform RAND_bytes", "shop_env random"),
    ("sleep usleep nanosleep sched_yield", "shop_env sleep_ns"),
    (r"pthread_\w+ mtx_\w+ cnd_\w+ thrd_\w+", "the mutexes, conditions and threads of shop_env"),
    ("malloc calloc realloc reallocarray free strdup strndup asprintf vasprintf aligned_alloc",
     "an arena, or shop_env allocate and release"),
]
# (file, function, reason): a reason that a reader accepts.
ALLOWED = [("server/shopctl/main.c", "setlocale", "a program of its own: its tables need the width of letters")]

WORDS = [r"\b" + "TO" + r"DO\b", r"\b" + "FIX" + r"ME\b", r"\bX" + r"XX[:(]", r"\bHA" + r"CK\b",
         r"(?i:\bfor" + r" now\b)", r"(?i:\bplace" + r"holders?\b)", r"(?i:\bsimpli" + r"fied\b)"]
WORDS_PATTERN = re.compile("|".join(WORDS))

# Folders of a developer's machine, and hosts from which packages come.
MACHINE = re.compile(r"(?<![\w.~/-])/(?:" + "|".join(["wo" + "rk", "ho" + "me", "ro" + "ot"]) + r")\b/?")
HOSTS = re.compile(r"\b(?:" + "|".join([
    r"pypi\." + "org", "files.python" + r"hosted\.org", r"registry\.npm" + r"js\.org",
    r"deb\.deb" + r"ian\.org", r"security\.deb" + r"ian\.org", r"crates\." + "io",
    r"proxy\.gol" + r"ang\.org", r"ruby" + r"gems\.org", r"repo\.maven\." + r"apache\.org"]) + r")\b")


def calls(file, names):
    """Places where one of these functions is called, not as a member of something."""
    pattern = re.compile(r"(?<![\w.>])(" + "|".join(names.split()) + r")\s*\(")
    for match in pattern.finditer(file.code):
        yield line_of(file.code, match.start()), match.group(1)


def check_calls(files, table):
    for file in files:
        for names, instead in table:
            for line, name in calls(file, names):
                if not any(file.path == a and name == b for a, b, _ in ALLOWED):
                    yield f"{file.path}:{line}: {name}(): use {instead}"


def check_unsafe(repo):
    return check_calls(repo.c_files(), UNSAFE)


def check_process(repo):
    yield from check_calls(repo.c_files("lib"), PROCESS)
    for file in repo.c_files("lib"):
        for match in re.finditer(r"\bstd(out|err)\b", file.code):
            yield f"{file.path}:{line_of(file.code, match.start())}: {match.group()}"


def check_system(repo):
    files = [f for f in repo.c_files("lib") if f.path != ENVIRONMENT]
    return check_calls(files, SYSTEM)


def check_pattern(repo, pattern):
    for file in repo.files:
        for match in pattern.finditer(file.text):
            yield f"{file.path}:{line_of(file.text, match.start())}: {match.group().strip()}"


def check_words(repo):
    return check_pattern(repo, WORDS_PATTERN)


def check_machine(repo):
    return check_pattern(repo, MACHINE)


def check_hosts(repo):
    return check_pattern(repo, HOSTS)


RULES = [
    ("banned: functions that cannot be used safely", check_unsafe,
     "each line names what to use"),
    ("banned: the library leaves its process alone", check_process,
     "each line names what to do; standard streams belong to the application"),
    ("banned: clock, randomness, threads and memory come from shop_env", check_system,
     f"each line names what to use; only {ENVIRONMENT} may ask the system"),
    ("banned: words that stand for unfinished work", check_words,
     "do the work or leave the sentence out; an issue is the place for what is open"),
    ("banned: paths of one machine", check_machine,
     "use a relative path, an option or the environment"),
    ("banned: hosts of package registries", check_hosts,
     "let the package's own client find its host"),
]

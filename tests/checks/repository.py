"""The repository as the rules see it: its files, and C with comments and strings taken out."""
import os
import re
from functools import cached_property
from pathlib import Path

# Not part of the tree; .git is a file in a linked worktree.
SKIPPED = {".git", "build", "__pycache__", ".cache", ".pytest_cache"}
TEXT_SUFFIXES = {".c", ".h", ".cc", ".py", ".sh", ".awk", ".cmake", ".map", ".md", ".txt", ".toml",
                 ".sql", ".in", ".supp", ".yml", ".yaml", ".json", ""}
# One comment, string or character constant.
C_TOKEN = re.compile(r"""//[^\n]* | /\*.*?\*/ | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'""",
                     re.DOTALL | re.VERBOSE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+["<]([^">]+)[">]', re.MULTILINE)


def strip_c(text):
    """C without comments and with empty strings, every line where it was."""
    def blank(match):
        token = match.group()
        if token[0] in "\"'":
            return token[0] * 2
        return re.sub(r"[^\n]", " ", token)
    return C_TOKEN.sub(blank, text)


def line_of(text, offset):
    """The line number of a place in a text."""
    return text.count("\n", 0, offset) + 1


class Function:
    """A C function as far as the rules need it: the lines of its braces."""

    def __init__(self, name, first, last):
        self.name, self.first, self.last = name, first, last
        self.lines = last - first + 1


class File:
    """One text file; `path` is relative to the repository, with slashes."""

    def __init__(self, root, path):
        self.path = path
        self.full = root / path
        self.folder = str(Path(path).parent)
        self.suffix = Path(path).suffix

    @cached_property
    def text(self):
        return self.full.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def code(self):
        return strip_c(self.text)

    @property
    def lines(self):
        return self.text.splitlines()

    @property
    def is_generated(self):
        in_folder = "/generated/" in "/" + self.path
        return in_folder or "Written by lib/schema/generate.py" in self.text[:600]

    @property
    def is_c(self):
        return self.suffix in (".c", ".h")

    @property
    def shebang(self):
        return self.lines[0] if self.text.startswith("#!") else ""

    def includes(self):
        """Pairs of line number and included path."""
        for match in INCLUDE.finditer(self.text):
            yield line_of(self.text, match.start()), match.group(1)

    def functions(self):
        """Functions whose braces stand in the first column."""
        lines = self.code.splitlines()
        first = None
        for number, line in enumerate(lines, 1):
            if line.rstrip() == "{" and number > 1:
                first = number
            elif line.startswith("}") and first:
                yield Function(self._name_above(lines, first), first, number)
                first = None

    @staticmethod
    def _name_above(lines, brace):
        head = " ".join(lines[max(0, brace - 6):brace - 1])
        names = re.findall(r"(\w+)\s*\(", head)
        return names[-1] if names else "?"


class Repository:
    """All text files under a root. `library` is the built libshop.so, or None."""

    def __init__(self, root, library=None):
        self.root = Path(root)
        self.library = library

    @cached_property
    def files(self):
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(f for f in folders if f not in SKIPPED)
            for name in sorted(names):
                full = Path(folder, name)
                if name in SKIPPED or full.is_symlink() or not full.is_file():
                    continue
                if full.suffix in TEXT_SUFFIXES or name.startswith("."):
                    found.append(File(self.root, full.relative_to(self.root).as_posix()))
        return found

    def under(self, *folders, suffixes=None):
        """Files in these folders, with one of these suffixes if any are given."""
        starts = tuple(f.rstrip("/") + "/" for f in folders)
        for file in self.files:
            if file.path.startswith(starts) and (suffixes is None or file.suffix in suffixes):
                yield file

    def c_files(self, *folders):
        return self.under(*(folders or ("include", "lib", "server", "examples", "tests")),
                          suffixes=(".c", ".h"))

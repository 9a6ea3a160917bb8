"""Sizes: of functions, of files, of lines."""
import ast
import re

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 800
EXAMPLE_LINES_MAX = 120
COLUMNS_MAX = 120
CODE = (".c", ".h", ".cc", ".py", ".sh", ".awk", ".cmake")

# A function that opens its brace on the line of its head.
BRACE_ON_HEAD = re.compile(r"^(?!#|typedef|struct|enum|union)[A-Za-z_][^=;{\n]*\)[ \t]*\{[ \t]*$",
                           re.MULTILINE)


def code_files(repo):
    for file in repo.files:
        if (file.suffix in CODE or file.shebang) and not file.is_generated:
            yield file


def python_functions(file):
    for node in ast.walk(ast.parse(file.text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def functions(file):
    if file.is_c:
        return [(f.name, f.first, f.lines) for f in file.functions()]
    return python_functions(file) if file.suffix == ".py" else []


def check_functions(repo):
    for file in code_files(repo):
        for name, line, lines in functions(file):
            if lines > FUNCTION_LINES_MAX:
                yield f"{file.path}:{line}: {name} has {lines} lines"


def check_files(repo):
    for file in code_files(repo):
        if len(file.lines) > FILE_LINES_MAX:
            yield f"{file.path}: {len(file.lines)} lines"


def check_examples(repo):
    for file in repo.c_files("examples"):
        if file.folder == "examples" and len(file.lines) >= EXAMPLE_LINES_MAX:
            yield f"{file.path}: {len(file.lines)} lines"


def check_lines(repo):
    for file in code_files(repo):
        for number, line in enumerate(file.lines, 1):
            if len(line) > COLUMNS_MAX:
                yield f"{file.path}:{number}: {len(line)} columns"
            elif line != line.rstrip():
                yield f"{file.path}:{number}: ends in white space"
            elif "\t" in line and file.suffix != ".awk":
                yield f"{file.path}:{number}: has a tab"
        if file.text and not file.text.endswith("\n"):
            yield f"{file.path}: the last line does not end"


def check_braces(repo):
    for file in repo.c_files():
        if not file.is_generated:
            for match in BRACE_ON_HEAD.finditer(file.code):
                line = file.code.count("\n", 0, match.start()) + 1
                yield f"{file.path}:{line}: {match.group().strip()}"


def check_heads(repo):
    for file in repo.c_files():
        if not file.text.startswith("/*"):
            yield f"{file.path}:1: does not begin with a comment"


RULES = [
    (f"sizes: no function is longer than {FUNCTION_LINES_MAX} lines", check_functions,
     "take a step out of it and give it a name, or turn cases into a table"),
    (f"sizes: no file is longer than {FILE_LINES_MAX} lines", check_files,
     "split it by what is in it; a file is named for the one thing in it"),
    (f"sizes: every example has fewer than {EXAMPLE_LINES_MAX} lines", check_examples,
     "an example shows one journey; leave out what is beside it"),
    (f"style: {COLUMNS_MAX} columns, no tab, no white space at the end of a line", check_lines,
     "break or clean the line; .clang-format and .editorconfig know the limits"),
    ("style: the opening brace of a function has a line of its own", check_braces,
     "put the brace on the next line"),
    ("style: every C file begins with a comment that says what it is", check_heads,
     "begin with two to six lines: what this file is and the one thing a reader must know"),
]

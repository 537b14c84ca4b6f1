"""The shape of the house: which way imports point, how large rooms are, and that opening a door does nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from itertools import islice
from pathlib import Path
from typing import TypeGuard, get_args
from unicodedata import east_asian_width

import pytest

from extract.model import Lang

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("extract", "db", "claims")
ALLOWED = {
    "extract": {"extract"},
    "db": {"db", "extract.model", "extract.text.fold"},
    "claims": {"claims", "db", "extract"},
}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "misc", "common", "tools"}
FILE_LINES = 350
FUNCTION_LINES = 60
PARAMETERS = 8


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, allowed: set[str]) -> bool:
    """`name` is one of the allowed modules, lies in one, or is the package on the way to one."""
    return any(name == door or name.startswith(door + ".") or door.startswith(name + ".") for door in allowed)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_and_sizes(path: Path) -> None:
    source = path.read_text(encoding="utf8")
    tree = ast.parse(source)
    package = path.relative_to(ROOT).parts[0]
    ours = {name for name in imported(tree) if name.split(".")[0] in PACKAGES}
    assert not {name for name in ours if not within(name, ALLOWED[package])}
    assert ast.get_docstring(tree), "a module says what it is"
    assert source.count("\n") <= FILE_LINES
    assert path.stem not in FORBIDDEN_NAMES
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            parameters = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
            clicked = any("click" in ast.unparse(d) or "option" in ast.unparse(d) for d in node.decorator_list)
            assert length <= FUNCTION_LINES, f"{node.name} has {length} lines"
            assert clicked or len(parameters) <= PARAMETERS, f"{node.name} has {len(parameters)} parameters"


# Functions whose answers are kept for ever: what they are asked for comes from tables, languages and classes of ours.
# The words of texts have no end: answers about them are kept by `lru_cache` with a size.
KEPT_FOR_EVER = {
    "claims/ingest/connection.py": {"_trusting"},
    "claims/match/evidence/facets.py": {"_table"},
    "claims/match/words/rarity.py": {"empty"},
    "claims/match/words/terms.py": {"idea_weight"},
    "claims/web/pages/screens.py": {"_version_of"},
    "extract/en/quantities/homes.py": {"_pattern", "_regions"},
    "extract/languages.py": {"language_for"},
    "extract/model.py": {"_fields"},
    "extract/quantities/lexicon.py": {"currency_surfaces", "unit_surfaces"},
    "extract/text/wordlists.py": {"grammar"},
    "extract/zh/claims/ties.py": {"_rules_for"},
    "extract/zh/quantities/regions.py": {"_words_of"},
    "extract/zh/quantities/spoken.py": {"_ahead"},
    "extract/zh/quantities/tails.py": {"classifiers"},
}
_ENDLESS = {"cache", "functools.cache", "lru_cache(maxsize=None)", "lru_cache(None)"}


def is_kept(node: ast.AST) -> TypeGuard[ast.FunctionDef]:
    """A function that takes something and keeps every answer."""
    if not isinstance(node, ast.FunctionDef) or not ast.unparse(node.args):
        return False
    return not _ENDLESS.isdisjoint(ast.unparse(decorator) for decorator in node.decorator_list)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_answers_about_tables_are_kept_for_ever(path: Path) -> None:
    kept = {node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))) if is_kept(node)}
    assert kept == KEPT_FOR_EVER.get(str(path.relative_to(ROOT)), set())


_SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN)\b")
# Wraps the statement by which Datasette counts a facet, which is SQL of its own.
SPEAKS_SQL = {"claims/web/tables/quick_facets.py"}


def is_run(node: ast.AST) -> TypeGuard[ast.Call]:
    """A call of a connection that runs a statement."""
    names = ("execute", "executemany", "executescript")
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


@pytest.mark.parametrize("path", sorted((ROOT / "claims").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_database_speaks_sql(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf8"))
    told = [ast.unparse(node) for node in ast.walk(tree) if is_run(node)]
    words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    told += [each for each in words if _SQL.match(each)]
    assert bool(told) == (str(path.relative_to(ROOT)) in SPEAKS_SQL), told


# Each room knows only those before it; what stands above them ties them together.
ROOMS = {
    "db": ("file", "texts", "links", "people", "reading", "writing", "upkeep"),
    "claims.web": ("words", "requests", "api", "pages", "tables"),
    "claims.match": ("words", "statement", "pairs", "evidence", "verdict", "clusters", "lookup"),
    "extract": ("text", "dates", "quantities", "speech", "gloss", "claims"),
    "extract.en": ("words", "numbers", "dates", "quantities", "speech", "subjects", "claims"),
    "extract.zh": ("words", "numbers", "dates", "quantities", "speech", "subjects", "claims", "gloss"),
}


@pytest.mark.parametrize(("storey", "room"), [(storey, room) for storey, rooms in ROOMS.items() for room in rooms])
def test_rooms_look_one_way(storey: str, room: str) -> None:
    rooms = ROOMS[storey]
    later = {f"{storey}.{name}" for name in rooms[rooms.index(room) + 1 :]}
    for path in sorted(ROOT.joinpath(*storey.split("."), room).rglob("*.py")):
        names = imported(ast.parse(path.read_text(encoding="utf8")))
        assert not {name for name in names if ".".join(name.split(".")[: storey.count(".") + 2]) in later}, path


@pytest.mark.parametrize("storey", ROOMS)
def test_every_room_is_in_order(storey: str) -> None:
    found = {path.parent.name for path in ROOT.joinpath(*storey.split(".")).glob("*/__init__.py")}
    assert found - set(get_args(Lang)) == set(ROOMS[storey])


def literals(node: ast.AST) -> Iterator[str]:
    """The strings that stand in an expression themselves."""
    yield from (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))


def is_rule(node: ast.AST) -> bool:
    """Whether an expression asks something for the sentence that explains it to people."""
    return isinstance(node, ast.Attribute) and node.attr == "rule"


# What a statement is explained by is a value of `Literal`, which the type checker knows.
RULED = [path for path in sorted((ROOT / "extract").rglob("*.py")) if "speech" not in path.parts]


@pytest.mark.parametrize("path", RULED, ids=lambda path: str(path.relative_to(ROOT)))
def test_rules_are_compared_by_name(path: Path) -> None:
    """A rule is a sentence for people: whoever asks for one takes it, by name, from the module that makes it."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    listed: dict[str, ast.AST] = {}  # what a set or a tuple of rules holds
    for made in tree.body:
        if isinstance(made, ast.Assign) and ast.unparse(made.value).startswith(("(", "frozenset(", "{", "[")):
            listed.update((ast.unparse(name), made.value) for name in made.targets)
    for node in ast.walk(tree):
        asked: list[ast.AST] = []
        if isinstance(node, ast.Compare) and is_rule(node.left):
            asked = [listed.get(ast.unparse(each), each) for each in node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_rule(node.func.value):
            asked = list(node.args) if node.func.attr in ("startswith", "endswith") else []
        assert not [word for each in asked for word in literals(each)], ast.unparse(node)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_public_things_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf8"))
    bare = [
        node.name
        for node in ast.iter_child_nodes(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_comment_stands_at_what_it_explains(path: Path) -> None:
    """And not behind the bracket that closes it, where the formatter pushes what makes a line too long."""
    lines = path.read_text(encoding="utf8").split("\n")
    assert not [line for line in lines if re.match(r"\s*[\])}]+[:,]?  # (?!fmt|type)", line)]


WIDEST = 160  # columns, of which a Chinese character takes two


@pytest.mark.parametrize("path", sorted((ROOT / "extract").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_pattern_is_read_line_by_line(path: Path) -> None:
    """Also one without blanks, which no formatter breaks: a change of one word is a change of one line."""
    lines = enumerate(path.read_text(encoding="utf8").split("\n"), start=1)
    wide = {number: sum(1 + (east_asian_width(letter) in "WF") for letter in line) for number, line in lines}
    assert not {number for number, width in wide.items() if width > WIDEST}


# Imports inside functions that close a circle: what a document holds finds names by the Chinese tagger, which reads it.
LATE = {("extract.text.document", "extract.zh.words.ownwords")}


# What knows languages by name: the doors, what reads a text before its language is known, and tables of words and
# units. All other stages ask `scene.language`, so that a language is added without them.
KNOWS_LANGUAGES = {
    "model.py", "languages.py",
    "text/document.py", "text/dateline.py",
    "quantities/columns.py", "quantities/lexicon.py", "quantities/moves.py",
}  # fmt: skip
STAGES = [
    path
    for path in sorted((ROOT / "extract").rglob("*.py"))
    if path.relative_to(ROOT / "extract").parts[0] not in get_args(Lang)
]


@pytest.mark.parametrize("path", STAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_stages_do_not_ask_which_language_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf8"))
    joined = {part for node in ast.walk(tree) if isinstance(node, ast.BinOp) for part in (node.left, node.right)}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in joined]
    named = any(text.value in get_args(Lang) for text in texts)
    imports = any(name.startswith(tuple(f"extract.{lang}." for lang in get_args(Lang))) for name in imported(tree))
    assert (named or imports) == (str(path.relative_to(ROOT / "extract")) in KNOWS_LANGUAGES)


def module_name(path: Path) -> str:
    """What `path` is imported as."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_for_types(node: ast.AST) -> bool:
    """An `if TYPE_CHECKING:`, whose imports name types: nothing is loaded, so they close no circle."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def dependencies(tree: ast.AST, names: Collection[str]) -> Iterator[str]:
    """Those of `names` that a module takes something from; a package only when what is taken is no module of it."""
    typed = {inner for node in ast.walk(tree) if is_for_types(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if node in typed:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                found = (each for each in (f"{node.module}.{alias.name}", node.module) if each in names)
                yield from islice(found, 1)


def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {module_name(path): path for path in modules()}
    graph = {name: set(dependencies(ast.parse(path.read_text("utf8")), names)) for name, path in names.items()}
    for name, late in LATE:
        graph[name].remove(late)
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("module", ["extract", "extract.model", "db", "claims", "claims.commands.main"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    heavy = ("spacy", "rjieba", "opencc", "trafilatura", "datasette", "rapidfuzz", "numpy")
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"


def test_top_level_holds_only_what_belongs_there() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= {
        "README.md", "pyproject.toml", "claims", "extract", "db", "tests", "LICENSE", "Makefile",
    }  # fmt: skip


def test_constraints_are_plain_pins() -> None:
    for line in (ROOT / ".constraints.txt").read_text(encoding="utf8").splitlines():
        assert line.count("==") == 1, line
        assert "/" not in line, line
        assert " " not in line, line

"""The documents say what is there: every command, every flag, and commands that run."""

from __future__ import annotations

import ast
import inspect
import re
import shlex
import sqlite3
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from chancery.assets import ontology
from chancery.cli.app import COMMANDS, app
from chancery.collate import FEATURES
from chancery.errors import ChanceryError
from chancery.model import QUADS, SECTORS, EventType, Field
from chancery.resolve import Resolver
from chancery.store import Record

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_LINE = typer.main.get_command(app)
NAMES = [command.__name__ for command in COMMANDS]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def sections(page: str) -> dict[str, str]:
    """A page's second-level sections by their heading."""
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def flags(name: str) -> set[str]:
    """The long options a command takes, `--help` aside, which all have."""
    command = COMMAND_LINE.commands[name]
    return {o for p in command.params for o in p.opts if o.startswith("--") and o != "--help"}


def test_every_command_has_its_section_in_the_order_of_help() -> None:
    assert list(sections(PAGE)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_flag_is_documented_and_no_other(name: str) -> None:
    """A flag named in passing, as another command's, is written with that command before it."""
    section = re.sub(
        r"`(?:chancery )?(?:actors|articles|claims|read) --[^`]*`", "", sections(PAGE)[name]
    )
    assert set(re.findall(r"--[a-z][a-z-]*", section)) == flags(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_of_a_sentence_or_more(name: str) -> None:
    text = COMMAND_LINE.commands[name].help or ""
    assert re.match(r"[A-Z].+[.:]", text), f"{name}: {text!r}"


def commands_of(text: str) -> list[str]:
    """Every `chancery ...` that a reader would copy: indented, in a fence, or after a prompt."""
    found = re.findall(r"^(?:    |\$ |  )?(chancery [a-z]+ [^\n|]*)", text, flags=re.MULTILINE)
    return [re.split(r"\s{2,}|\s#", line)[0].strip() for line in found]


EXAMPLES = sorted(
    {c for path in DOCUMENTS for c in commands_of(path.read_text(encoding="utf-8"))}
    | {c for name in NAMES for c in commands_of(COMMAND_LINE.commands[name].help or "")}
    | set(commands_of((ROOT / "Makefile").read_text().replace("@echo '", "")))
)


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_command_shown_can_be_parsed(
    line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An option that is gone or misspelt ends with the usage error's code 2.

    Away from the checkout and any record, since what is shown may write files.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHANCERY_RECORD", raising=False)
    words = [w for w in shlex.split(line)[1:] if w not in ("[OPTIONS]", "[FIELD]", "[TABLE]")]
    command = COMMAND_LINE.commands[words[0]]
    monkeypatch.setattr(command, "callback", lambda **_: None)
    result = CliRunner().invoke(app, words)
    assert result.exit_code != 2, result.output


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_the_readme_names_every_room() -> None:
    rooms = {
        p.name for p in (ROOT / "chancery").iterdir() if p.is_dir() and (p / "__init__.py").exists()
    }
    assert {room for room in rooms if f"chancery/{room}" not in README} == set()


def test_the_readme_names_every_target_of_make() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert {t for t in targets if f"make {t}" not in README} == {"help", "readme"}


def test_types_modes_contexts_and_sectors_are_as_in_the_tables() -> None:
    page = (ROOT / "docs/record.md").read_text(encoding="utf-8")
    for kind in EventType:
        modes = ", ".join(ontology.modes(kind)) or "-"
        assert f"| {kind} | {QUADS[kind]} | {ontology.gloss(kind)} | {modes} |" in page
    assert ", ".join(ontology.contexts()) in page
    assert "; ".join(f"{code} {meaning}" for code, meaning in SECTORS.items()) in page


def test_the_fields_of_contradictions_are_those_that_accounts_part_on() -> None:
    table = sections((ROOT / "docs/collate.md").read_text(encoding="utf-8"))["Contradictions"]
    named = [name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
             for name in re.findall(r"`(.+?)`", row)]  # fmt: skip
    assert sorted(named) == sorted(Field)
    listed = re.search(r"cannot all be true \((.+?)\)", sections(PAGE)["contradictions"])
    assert listed is not None
    assert len(listed[1].split(", ")) == len(Field)


def test_the_number_of_features_is_the_matchers() -> None:
    page = (ROOT / "docs/collate.md").read_text(encoding="utf-8")
    assert f"over {len(FEATURES)} named features" in page


def test_every_table_of_a_record_is_told_of(tmp_path: Path) -> None:
    Record.open(tmp_path, create=True).close()
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as file:
        named = {
            name for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    tables = {name for name in named if not name.startswith("article_words_")}  # the index's own
    page = sections((ROOT / "docs/record.md").read_text(encoding="utf-8"))["On disk"]
    rows = re.findall(r"^\| (`.+?) \|", page, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == tables


# What `Resolver.resolve` calls, and the step of the page that tells of it.
STEPS = {
    "dates": "When",
    "places": "Where",
    "quantities": "Numbers",
    "identities": "Who",
    "contexts": "Contexts",
    "weighed": "Confidence",
    "told_once": "Told once",
    "told_with": "Told with",
}


def test_the_steps_of_resolving_are_told_in_the_order_of_the_code() -> None:
    code = ast.parse(textwrap.dedent(inspect.getsource(Resolver.resolve)))
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call)]
    inward = sorted(calls, key=lambda node: (node.lineno, -node.col_offset))
    names = [f.id if isinstance(f, ast.Name) else f.attr for f in (call.func for call in inward)]
    page = (ROOT / "docs/how-it-reads.md").read_text(encoding="utf-8")
    told = re.findall(r"^\d+\. \*\*(.+?)\*\*", page, re.MULTILINE)
    assert [STEPS[name] for name in names] == told[-1 - len(names) : -1]


def test_the_errors_page_is_a_tree() -> None:
    import chancery.errors

    raised = [e for e in vars(chancery.errors).values() if isinstance(e, type)]
    assert raised
    assert all(issubclass(error, ChanceryError) for error in raised)

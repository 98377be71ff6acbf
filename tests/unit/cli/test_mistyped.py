"""What is typed wrongly is told in one line, in one voice, by whichever part finds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("claims --min-confidence 80", "--min-confidence '80': expected a number from 0 to 1"),
        ("claims --min-confidence nan", "--min-confidence 'nan': expected a number from 0 to 1"),
        ("claims --limit 0", "--limit '0': expected a whole number, 1 or more"),
        ("articles --limit few", "--limit 'few': expected a whole number, 1 or more"),
        ("read --jobs 0 here", "--jobs '0': expected a whole number, 1 or more"),
        ("desk --port x", "--port 'x': expected a whole number, 0 or more"),
        ("sample", "missing option '--out': `chancery sample --help`"),
        ("follow RUS", "missing argument 'SECOND': `chancery follow --help`"),
        ("claims --dyad RUS", "'--dyad' requires 2 arguments: `chancery claims --help`"),
        ("claims --sorce x", "no such option: --sorce"),
        ("nosuch", "no such command 'nosuch'"),
        ("--recrod x", "`chancery --help` says what it takes"),
    ],
)
def test_one_line_and_no_box(run: Run, typed: str, said: str) -> None:
    done = run(*typed.split())
    assert done.exit_code == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("chancery: ")
    assert said in line


def test_nothing_typed_is_answered_with_help_alone(run: Run) -> None:
    done = run()
    assert done.exit_code == 2
    assert "explain" in done.output
    assert "chancery: " not in done.output


def test_numbers_that_are_well_written_are_taken(run: Run, tmp_path: Path) -> None:
    done = run("claims", "--limit", "3", "--min-confidence", ".5", "--record", str(tmp_path / "no"))
    assert done.exit_code == 1  # for want of a record

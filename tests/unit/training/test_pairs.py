"""Sentences labelled with the relation of two parties: they are as they were when labelled."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from chancery.read.labels import RELATIONS
from training import pairs
from training.claims.texts import WrongTextError


@pytest.mark.shared
def test_every_sentence_is_found_again(shared: Path) -> None:
    found = list(pairs.documents(shared / "data"))
    assert len(found) == 966
    for one in found:
        assert one.relation is not None
        actor, recipient, root = one.relation
        assert root in RELATIONS
        for start, end in (actor, recipient):
            assert 0 <= start < end <= len(one.text)
            assert one.text[start:end] == one.text[start:end].strip()
        assert actor[1] <= recipient[0] or recipient[1] <= actor[0]


@pytest.mark.shared
def test_none_is_of_a_text_kept_aside(shared: Path) -> None:
    with (shared / "data" / "claims" / "splits.csv").open() as file:
        kept = {row["origin"] for row in csv.DictReader(file) if row["split"] == "dev"}
    root = Path(__file__).parents[3]
    with (root / "bench" / "accounts" / "splits.csv").open() as file:
        kept |= {row["origin"] for row in csv.DictReader(file)}
    with pairs.TABLE.open() as file:
        used = {
            row["entry"] or Path(row["file"]).name.split(".")[0] for row in csv.DictReader(file)
        }
    assert len(used) > 400
    assert not used & kept


@pytest.mark.shared
def test_a_text_that_changed_is_refused(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = pairs.TABLE.read_text(encoding="utf-8").splitlines()
    changed = tmp_path / "pairs.csv"
    changed.write_text("\n".join([lines[0], lines[1][:-1] + "x"]) + "\n", encoding="utf-8")
    monkeypatch.setattr(pairs, "TABLE", changed)
    with pytest.raises(WrongTextError, match="not the sentence labelled"):
        list(pairs.documents(shared / "data"))

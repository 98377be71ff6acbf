"""How many articles hold each stem, over news and official texts of several sides.

python -m training.collate_words

Writes `collate.words.tsv`: the 15,000 stems that most articles hold, with the
number of articles under ``*``. Only counts leave the corpora.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from chancery.assets.files import DATA
from chancery.collate.words import stems

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
KEPT = 15_000


def texts() -> Iterator[str]:
    for file in sorted((SHARED / "news").glob("*/articles.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield f"{row.get('title') or ''}\n{row['text']}"
    for row in json.loads((SHARED / "statedept" / "statedept.json").read_text(encoding="utf-8")):
        yield f"{row['title']}\n{row['text']}"
    for file in sorted((SHARED / "worldwide_newswire").rglob("*.txt")):
        yield file.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    held: Counter[str] = Counter()
    articles = 0
    for text in texts():
        articles += 1
        held.update({key for key in stems(text) if len(key) > 1 and not key.isdigit()})
    rows = sorted(held.most_common(KEPT), key=lambda row: (-row[1], row[0]))
    lines = ["stem\tarticles", f"*\t{articles}", *(f"{key}\t{n}" for key, n in rows)]
    (DATA / "collate.words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{articles} articles, {len(held)} stems, {len(rows)} kept")


if __name__ == "__main__":
    main()

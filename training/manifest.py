"""Writes MANIFEST.json: the sha256 of every file that ships under chancery/assets/data.

python -m training.manifest
"""

from __future__ import annotations

import json

from chancery.assets.files import DATA, MANIFEST, digest, files


def main() -> None:
    listed = {name: digest(DATA / name) for name in files(DATA)}
    text = json.dumps(listed, indent=1, sort_keys=True) + "\n"
    (DATA / MANIFEST).write_text(text, encoding="utf-8")
    print(f"{DATA / MANIFEST}: {len(listed)} files")


if __name__ == "__main__":
    main()

"""The texts that claims were judged by, with which are copies; and how the tables are asked."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from chancery.store.connection import all_rows

CHUNK = 500  # values of one question, well below SQLite's limit


class CollatedTexts:
    """The tables of texts; every writing method is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file

    def put_texts(self, rows: Sequence[tuple[str, int, bytes, Iterable[int]]]) -> list[int]:
        """Keep articles' texts (article, text, body, keys); gives the texts not there before."""
        known = self.texts({text for _, text, _, _ in rows})
        self._run(
            "INSERT OR REPLACE INTO article_texts (article, text) VALUES (?, ?)",
            [(article, text) for article, text, _, _ in rows],
        )
        new = {text: (body, keys) for _, text, body, keys in rows if text not in known}
        self._run(
            "INSERT OR IGNORE INTO texts (id, body) VALUES (?, ?)",
            [(text, body) for text, (body, _) in new.items()],
        )
        self._run(
            "INSERT OR IGNORE INTO text_keys (key, text) VALUES (?, ?)",
            [(key, text) for text, (_, keys) in new.items() for key in keys],
        )
        return sorted(new)

    def texts(self, ids: Iterable[int]) -> dict[int, bytes]:
        """The bodies of texts."""
        return dict(self._among("SELECT id, body FROM texts WHERE id IN ({})", ids))

    def text_of(self, articles: Iterable[str]) -> dict[str, int]:
        """Which text each article has."""
        return dict(
            self._among("SELECT article, text FROM article_texts WHERE article IN ({})", articles)
        )

    def texts_by_key(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """Texts under each key."""
        return self._grouped("SELECT key, text FROM text_keys WHERE key IN ({})", keys)

    def put_copies(self, rows: Iterable[tuple[int, int, float]]) -> None:
        """Keep pairs of texts that are copies, the smaller number first, with what they share."""
        self._run("INSERT OR REPLACE INTO copies (left, right, share) VALUES (?, ?, ?)", rows)

    def copies(self, texts: Iterable[int]) -> list[tuple[int, int, float]]:
        """Pairs of copies of which either is among the texts."""
        wanted = list(texts)
        found = set(
            self._among("SELECT left, right, share FROM copies WHERE left IN ({})", wanted)
        ) | set(self._among("SELECT left, right, share FROM copies WHERE right IN ({})", wanted))
        return sorted(found)

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return all_rows(self._connection, self._file, sql, values)

    def _run(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        self._connection.executemany(sql, rows)

    def _among(self, sql: str, values: Iterable[Any]) -> list[Any]:
        wanted = sorted(set(values))
        found: list[Any] = []
        for at in range(0, len(wanted), CHUNK):
            part = wanted[at : at + CHUNK]
            found += self._rows(sql.format(", ".join("?" * len(part))), part)
        return found

    def _grouped(self, sql: str, keys: Iterable[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for key, value in self._among(sql, keys):
            found[key].append(value)
        return dict(found)

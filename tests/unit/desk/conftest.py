"""A desk on a small record, spoken to without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_making import make_record
from starlette.testclient import TestClient

from chancery.desk.app import build
from chancery.desk.guard import Rules

HOST = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("desk") / "record")


@pytest.fixture(scope="session")
def client(record: Path) -> Iterator[TestClient]:
    app = build(record, Rules())
    with TestClient(app, base_url=HOST, follow_redirects=False) as made:
        yield made
    app.state.desk.jobs.close()
    app.state.desk.background.close()

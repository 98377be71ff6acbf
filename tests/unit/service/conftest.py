"""The stages that stand in for the real ones, where the service would call those."""

from __future__ import annotations

import pytest
from making import STAND_INS

from chancery import pipeline


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "STAGES", STAND_INS)

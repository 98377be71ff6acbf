"""What all tests share: the development data beside the checkout, and a stand-in reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests of the development data where it is absent, except under CI=true.

    Under CI=true they stay, and the fixture `shared` fails them.
    """
    if SHARED.is_dir() or os.environ.get("CI", "").lower() == "true":
        return
    left_out = [item for item in items if item.get_closest_marker("shared")]
    if left_out:
        items[:] = [item for item in items if not item.get_closest_marker("shared")]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data; only tests marked `shared` may ask for it."""
    if not SHARED.is_dir():
        pytest.fail(f"{SHARED} is absent, and under CI=true it must be there", pytrace=False)
    return SHARED


@pytest.fixture(autouse=True)
def _marked_if_shared(request: pytest.FixtureRequest) -> None:
    """Fail a test that asks for `shared` without the mark that deselects it elsewhere."""
    if "shared" in request.fixturenames and not request.node.get_closest_marker("shared"):
        pytest.fail("a test that takes `shared` needs @pytest.mark.shared", pytrace=False)

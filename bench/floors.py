"""The gate: what was reached is pinned with the digest of its corpus, and going below fails."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from bench.common import BenchError

FLOORS = Path(__file__).with_name("floors.json")
TOLERANCE = 0.005
LOWER_IS_BETTER = frozenset(
    {"adding_cpu_s", "adding_s", "collate_cpu_s", "collate_s", "crps", "ece",
     "events_per_100_sentences", "false_pairs", "false_alarms", "false_alarms_quiet",
     "first_claim_s", "missing", "peak_mb", "pit_ks",
     "sure_per_100_sentences", "unresolved", "wrong", "wrong_country", "held_unresolved", "held_wrong",
     "held_wrong_country"}
)  # fmt: skip
# What ours is compared with: pinned to be read beside it, and free to move.
BASELINES = frozenset({"baseline_end_to_end", "baseline_f1", "crps_climatology", "crps_ewma"})
NOT_PINNED = frozenset({"imports", "speed"})  # depends on the machine
# Of these a bound is pinned, not by how much a machine stays below it.
PINNED_ALONE: Mapping[str, frozenset[str]] = {"collate": frozenset({"in_bounds"})}


@dataclass(frozen=True, slots=True)
class Floor:
    """What one bench reached on one corpus: `data` relative to the corpora's folder."""

    data: str
    digest: str
    n: int
    measures: Mapping[str, float | None] = field(default_factory=dict)


Floors = dict[str, Floor]
ADVICE = "compare by hand, then pin with --pin --lower"


def digest(path: Path) -> str:
    """The sha256 of a file, or of all files under a folder with their names in order."""
    if path.is_file():
        return sha256(path.read_bytes()).hexdigest()
    whole = sha256()
    for file in sorted(f for f in path.rglob("*") if f.is_file()):
        held = sha256(file.read_bytes()).hexdigest()
        whole.update(f"{file.relative_to(path).as_posix()} {held}\n".encode())
    return whole.hexdigest()


def load(path: Path = FLOORS) -> Floors:
    """The pinned floors; none where nothing has been pinned."""
    if not path.is_file():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {bench: Floor(**row) for bench, row in rows.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise BenchError(f"{path}: not a table of floors ({error}); restore it from git") from error


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Write them, in order, for people to read in a diff."""
    rows = {bench: asdict(floors[bench]) for bench in sorted(floors)}
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def below(bench: str, floor: Floor, found: Floor) -> list[str]:
    """What is worse than pinned, a line each; a changed corpus cannot be compared."""
    if floor.digest != found.digest:
        digests = f"{found.digest[:12]}, expected {floor.digest[:12]}"
        return [f"{bench}: {found.data} is not the corpus that was pinned ({digests}): {ADVICE}"]
    if floor.n != found.n:
        return [f"{bench}: {found.n} units were scored, expected the {floor.n} that were pinned"]
    lines = []
    for name, pinned in floor.measures.items():
        value = found.measures.get(name)
        if pinned is None or name in BASELINES:
            continue
        if value is None:
            lines.append(f"{bench} {name}: not measured; the floor is {pinned:.4f}")
        elif _worse(name, value, pinned):
            side = "above the ceiling" if name in LOWER_IS_BETTER else "below the floor"
            lines.append(f"{bench} {name}: {value:.4f}, {side} of {pinned:.4f}")
    return lines


def _worse(name: str, value: float, pinned: float) -> bool:
    gap = value - pinned if name in LOWER_IS_BETTER else pinned - value
    return math.isnan(value) or gap > TOLERANCE + 1e-9


def compare(floors: Floors, found: Floors, ran: frozenset[str] | None = None) -> list[str]:
    """All that fails: what fell, and what is pinned but was not measured.

    `ran` names the benches that were asked for; all of them when None.
    """
    lines = []
    for bench, floor in floors.items():
        if ran is not None and bench not in ran:
            continue
        if bench not in found:
            lines.append(f"{bench}: pinned on {floor.data}, but not measured")
        else:
            lines += below(bench, floor, found[bench])
    return lines


def pin(floors: Floors, found: Floors, *, lower: bool = False) -> Floors:
    """The floors with what was found now; what fell stays pinned unless `lower` says otherwise.

    Without `lower` a measure never gets worse here, be it by less than the tolerance.
    """
    pinned = dict(floors)
    for bench, new in found.items():
        if bench in NOT_PINNED:
            continue
        if alone := PINNED_ALONE.get(bench):
            told = {name: value for name, value in new.measures.items() if name in alone}
            new = replace(new, measures=told)  # noqa: PLW2901 - the rest as for any other
        old = floors.get(bench)
        if old is None or lower:
            pinned[bench] = new
        elif old.digest == new.digest and old.n == new.n:
            names = {**old.measures, **new.measures}
            kept = {name: _better(name, old, new) for name in names}
            pinned[bench] = Floor(new.data, new.digest, new.n, kept)
    return pinned


def _better(name: str, old: Floor, new: Floor) -> float | None:
    if name in BASELINES:
        return new.measures.get(name)
    values = [v for v in (old.measures.get(name), new.measures.get(name)) if v is not None]
    if not values:
        return None
    return min(values) if name in LOWER_IS_BETTER else max(values)


def rounded(measures: Mapping[str, float | None]) -> dict[str, float | None]:
    """Four decimals are enough to pin."""
    return {name: None if v is None else round(v, 4) for name, v in measures.items()}

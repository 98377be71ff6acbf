"""`python -m bench NAME --data PATH`: one capability on a corpus, or all against their floors."""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import floors
from bench.common import CORPORA, ROOT, BenchError, Outcome, shown


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a bench's `run` lives, and the data and split it takes when none are named.

    `table` is a file beside the bench that chooses from many corpora, with the digest of each text.
    One that is `slow` is left out of `all`.
    """

    module: str
    data: str
    split: str | None = None
    table: str | None = None
    slow: bool = False


# The development parts; the corpora without one of their own are split by bench.common.held_out.
BENCHES: dict[str, Bench] = {
    "plv": Bench("bench.plv", "plv/PLV_train.tsv", "dev"),
    "polnear": Bench("bench.polnear", "polnear/dev"),
    "ner": Bench("bench.ner", "worldwide_newswire", "dev"),
    "timex": Bench("bench.timex", "tempeval3"),
    "toponyms": Bench("bench.toponyms", "geoparsing"),
    "claims": Bench("bench.claims", "claims"),
    "accounts": Bench("bench.claims", "accounts/claims.jsonl"),
    "parties": Bench("bench.parties", "claims"),
    "who": Bench("bench.who", "who_cases.csv", "all"),
    "coref": Bench("bench.coref", "gum", "dev"),
    "dates": Bench("bench.dates", "claims"),
    "quiet": Bench("bench.quiet", ".", table="quiet.csv"),
    "counts": Bench("bench.counts", "icews/ICEWS18"),
    "changepoints": Bench("bench.changepoints", "icews/ICEWS18"),
    "reports": Bench("bench.reports", "", "dev"),
    "contradictions": Bench("bench.contradictions", "", "dev", table="contradictions.csv"),
    "copies": Bench("bench.copies", "news/president_ua_en_2021_2022/articles.jsonl"),
    "collate": Bench("bench.collate", "collate.py"),
    "ecbplus": Bench("bench.ecbplus", "ecbplus"),
    "speed": Bench("bench.speed", "claims/texts"),
    "imports": Bench("bench.imports", "icews/ICEWS18", slow=True),
}


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    found = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    found.add_argument("name", choices=[*BENCHES, "all"], help="the capability to measure")
    found.add_argument("--data", type=Path, help="the corpus, a file or folder as distributed")
    found.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    found.add_argument(
        "--split",
        choices=["dev", "train", "all"],
        help="part of the corpus (plv, ner, claims); with --data everything, for claims dev "
        "where splits.csv has it",
    )
    gate = found.add_argument_group("with `all`")
    gate.add_argument("--only", metavar="NAMES", help="some benches, as plv,ner")
    gate.add_argument("--pin", action="store_true", help="raise the floors to what is reached now")
    gate.add_argument("--lower", action="store_true", help="with --pin: lower them too")
    return found


def run_one(name: str, data: Path | None, split: str | None) -> tuple[Path, Outcome]:
    """Run a bench on the data given, or on its own."""
    bench = BENCHES[name]
    module = importlib.import_module(bench.module)
    if data is None:
        data = default_data(name)
        split = split or bench.split
    if not data.exists():
        raise BenchError(f"{data}: no such file or folder; give the corpus's place with --data")
    options: dict[str, Any] = {}
    if split:
        if "split" not in inspect.signature(module.run).parameters:
            raise BenchError(f"{name} has no splits; leave --split out")
        options["split"] = split
    return data, module.run(data, **options)


def default_data(name: str) -> Path:
    """The data that ship beside the bench, else the development data beside the checkout."""
    data = CORPORA / BENCHES[name].data
    if name == "speed" and not data.is_dir():
        return ROOT / "examples"
    shipped = ROOT / "bench" / BENCHES[name].data
    return shipped if shipped.is_file() else data


def print_one(name: str, data: Path, outcome: Outcome, as_json: bool) -> None:
    """One object, or lines for a person."""
    if as_json:
        row = {"bench": name, "data": str(data), "n": outcome["n"]}
        print(json.dumps({**row, "measures": outcome["measures"]}))
        return
    print(f"{name} on {data} (n = {outcome['n']})")
    print("\n".join([*shown(outcome["measures"]), *outcome.get("notes", [])]))


def run_all(only: str | None, pin: bool, lower: bool, as_json: bool) -> int:
    """Every bench on its own data, compared with its floor: 1 where one fell or could not run."""
    names = only.split(",") if only else [name for name, b in BENCHES.items() if not b.slow]
    if unknown := sorted(set(names) - set(BENCHES)):
        raise BenchError(f"--only {', '.join(unknown)}: expected some of {', '.join(BENCHES)}")
    found: floors.Floors = {}
    failed: list[str] = []
    for name in names:
        try:
            data, outcome = run_one(name, None, None)
        except (BenchError, OSError) as error:
            failed.append(f"{name}: {error}")
            continue
        measures = floors.rounded(outcome["measures"])
        bench = BENCHES[name]
        held = Path(__file__).parent / bench.table if bench.table else data
        found[name] = floors.Floor(bench.data, floors.digest(held), outcome["n"], measures)
        if not as_json:
            print_one(name, data, outcome, as_json=False)
    old = floors.load()
    failed += [] if lower else floors.compare(old, found, frozenset(names))
    if pin:
        floors.save(floors.pin(old, found, lower=lower))
    if as_json:
        flat = {f"{b}.{m}": v for b, f in found.items() for m, v in f.measures.items()}
        print(json.dumps({"bench": "all", "data": str(CORPORA), "n": len(found), "measures": flat}))
    for line in failed:
        print(f"FAILED {line}", file=sys.stderr)
    return int(bool(failed))


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0, 1 where a floor was not held, 2 where the command or its data are wrong."""
    from chancery.errors import ChanceryError

    options = parser().parse_args(argv)
    everything = options.name == "all"
    if everything and (options.data or options.split):
        parser().error("all runs on the development data: leave --data and --split out")
    if not everything and (options.pin or options.lower or options.only):
        parser().error("--pin, --lower and --only go with `all`")
    try:
        if everything:
            return run_all(options.only, options.pin, options.lower, options.json)
        data, outcome = run_one(options.name, options.data, options.split)
    except (BenchError, ChanceryError, OSError) as error:
        print(f"bench {options.name}: {error}", file=sys.stderr)
        return 2
    print_one(options.name, data, outcome, options.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

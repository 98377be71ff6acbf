"""Trains the reader: `python -m training.train --data ../shared/data --work training/work`.

Resumes from the last checkpoint in the work folder. On a CPU, processes of one
thread each are fastest by far (`--workers 2` for two cores: threads that wait for
each other are slower than one when anything else runs), in bfloat16 where the
processor has it; on a GPU the same script takes it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.nn import functional as F

from chancery.read.windows import tokenizer
from training import corpora, names, pairs, quiet, swap
from training.documents import Document
from training.examples import MASK, Example, Prepared, examples, minilm, prepare
from training.model import CONVENTIONS, OUTPUTS, RELATIONS, TAGS, from_minilm
from training.taught import TABLE, taught

ROOT = Path(__file__).parent
# How often each corpus is read in the whole run.
PASSES = {"claims": 12.0, "written": 6.0, "grown": 12.0, "spoken": 16.0, "pairs": 4.0,
          "labelled": 8.0, "taught": 4.0, "polnear": 4.0, "newswire": 5.0, "plv": 14.0, "rams": 2.0,
          "wikievents": 3.0, "stories": 1.5, "quiet": 4.0}  # fmt: skip
WEIGHTS = {"names": 1.0, "roles": 0.5, "cues": 1.0, "triggers": 2.0, "status": 0.7,
           "stance": 0.7, "modes": 0.5}  # fmt: skip
# A rare answer that is right weighs more than a common one.
STATUS_WEIGHTS = torch.tensor([0.7, 1.0, 1.8, 2.0, 1.4])
STANCE_WEIGHTS = torch.tensor([0.8, 1.0, 2.5, 2.5, 2.5, 3.0])


def documents(data: Path, work: Path = ROOT / "work") -> list[Document]:
    """Every document of every corpus, development parts included; taught ones by `work`'s table."""
    found = [*corpora.claims(data), *corpora.polnear(data), *corpora.newswire(data),
             *corpora.plv(data), *corpora.rams(data), *corpora.wikievents(data),
             *corpora.stories(data), *pairs.documents(data), *quiet.documents(data)]  # fmt: skip
    written = ROOT / "written"
    if (written / "claims.jsonl").exists():
        texts = {p.stem: p.read_text() for p in (written / "texts").glob("*.txt")}
        found += corpora.claim_documents(written / "claims.jsonl", texts, "written")
    from training.claims import texts as grown

    texts = grown.load()
    for table in sorted((ROOT / "claims").glob("*.jsonl")):
        corpus = "spoken" if table.stem == "spoken" else "grown"
        found += corpora.claim_documents(table, texts, corpus)
    marked = names.load()
    for document in found:
        if document.corpus in {"grown", "spoken"}:
            document.names = marked.get(document.id)
    annotated = [d for d in found if d.corpus in {"claims", "written", "grown", "spoken"}]
    marked_pairs = list(corpora.pairs(annotated))
    return [*found, *marked_pairs, *taught(work / TABLE, marked_pairs)]


def mode_names(docs: list[Document]) -> list[str]:
    """`TYPE.mode` for each that training saw at least three times; `TYPE.` for none."""
    counts = Counter(
        f"{e.type}.{e.mode or ''}"
        for d in docs
        if d.split == "train" and d.all_events
        for e in d.events or []
    )
    return sorted(n for n, c in counts.items() if c >= 3)


def batches(pool: list[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """Batches of about `tokens` pieces of like length, in random order."""
    pool = sorted(pool, key=lambda e: len(e.ids) + rng.random() * 24)
    found, batch, width = [], [], 0
    for one in pool:
        width = max(width, len(one.ids))
        if batch and width * (len(batch) + 1) > tokens:
            found.append(batch)
            batch, width = [], len(one.ids)
        batch.append(one)
    if batch:
        found.append(batch)
    rng.shuffle(found)
    return found


def plan(
    prepared: list[Prepared], rng: random.Random, parts: int, times: dict[str, float]
) -> list[list[Prepared]]:
    """Which documents each of `parts` rounds reads: every corpus spread evenly."""
    rounds: list[list[Prepared]] = [[] for _ in range(parts)]
    by: dict[str, list[Prepared]] = {}
    for one in prepared:
        by.setdefault(one.document.corpus, []).append(one)
    for corpus, docs in sorted(by.items()):
        total = times.get(corpus, 0) * len(docs)
        order: list[Prepared] = []
        while len(order) < total:
            order += rng.sample(docs, len(docs))
        order = order[: int(total)]
        for i, one in enumerate(order):
            rounds[i * parts // max(1, len(order))].append(one)
    return rounds


def collate(batch: list[Example]) -> dict:
    size, length = len(batch), max(len(e.ids) for e in batch)
    ids = torch.zeros(size, length, dtype=torch.long)
    kinds = torch.zeros_like(ids)
    mask = torch.zeros(size, length)
    tags = {n: torch.full((size, length), MASK) for n in (*TAGS, "modes")}
    where, rows, weights = [], [], []
    for b, e in enumerate(batch):
        n = len(e.ids)
        ids[b, :n] = torch.from_numpy(e.ids)
        kinds[b, :n] = torch.from_numpy(e.kinds)
        mask[b, :n] = 1
        for name, values in e.tags.items():
            tags[name][b, :n] = torch.from_numpy(values)
        for link, anchor, row, weight in e.rows:
            where.append((b, link, anchor))
            rows.append(np.pad(row, (0, length - n)))
            weights.append(weight)
    return {
        "ids": ids, "kinds": kinds, "mask": mask, "tags": tags,
        "chosen": torch.tensor(where, dtype=torch.long).reshape(-1, 3).T,
        "rows": torch.from_numpy(np.stack(rows)) if rows else None,
        "row_weights": torch.tensor(weights),
        "relation": torch.from_numpy(np.stack([e.relation for e in batch])),
        "convention": torch.tensor([e.convention for e in batch]),
    }  # fmt: skip


def link_loss(logits: torch.Tensor, batch: dict) -> torch.Tensor:
    """How far each anchor's row of links is from the marked one; two terms.

    Piece by piece, whether it belongs (how far an answer reaches); and as a
    pointer, whether the weight of the row lies on an answer, or on the first,
    special piece where there is none (whether there is anybody, and who).
    """
    rows, inside = batch["rows"], batch["mask"][batch["chosen"][0]].clone()
    right = rows != 0
    right[:, 0] = ~(rows == 1).any(1)
    far = torch.finfo(logits.dtype).min
    logits = logits.masked_fill(inside == 0, far)
    pointed = logits.logsumexp(1) - logits.masked_fill(~right, far).logsumexp(1)
    inside[:, 0] = 0
    inside = inside * (rows >= 0)
    each = F.binary_cross_entropy_with_logits(logits.clamp(min=-30.0), rows.clamp(min=0.0),
                                              reduction="none") * inside  # fmt: skip
    # a row counts by its length's root: long contents do not drown short actors
    scale = (rows == 1).sum(1).clamp(min=4.0).sqrt()
    return ((each.sum(1) / scale + pointed) * batch["row_weights"]).mean()


def losses(outputs: tuple, batch: dict) -> dict[str, torch.Tensor]:
    named = dict(zip(OUTPUTS, outputs, strict=True))
    found = {}
    for name, target in batch["tags"].items():
        logits, flat = named[name].float().flatten(0, 1), target.flatten()
        known = flat != MASK
        if known.any():
            weight = {"status": STATUS_WEIGHTS, "stance": STANCE_WEIGHTS}.get(name)
            weight = weight.to(logits.device) if weight is not None else None
            found[name] = WEIGHTS[name] * F.cross_entropy(logits[known], flat[known], weight)
    if batch["rows"] is not None:
        found["links"] = link_loss(named["links"].float(), batch)
    asked = batch["relation"].any(1)
    if asked.any():
        answers = named["relation"].float()[asked, batch["convention"][asked]]
        found["relation"] = F.cross_entropy(answers, batch["relation"][asked])
    return found


def to(batch: dict, device: str) -> dict:
    if device == "cpu":
        return batch
    return {k: ({n: t.to(device) for n, t in v.items()} if isinstance(v, dict)
                else v.to(device) if v is not None else None) for k, v in batch.items()}  # fmt: skip


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", type=Path, default=ROOT.parent.parent / "shared" / "data")
    ask.add_argument("--work", type=Path, default=ROOT / "work")
    ask.add_argument("--scale", type=float, default=1.0, help="times the passes of every corpus")
    ask.add_argument("--parts", type=int, default=12, help="rounds, each ending in a checkpoint")
    ask.add_argument("--lr", type=float, default=2.5e-4)
    ask.add_argument("--tokens", type=int, default=1536, help="pieces in a batch")
    ask.add_argument("--workers", type=int, default=1, help="processes sharing each step")
    ask.add_argument("--start", type=Path, help="weights to start from instead of MiniLM's")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--drop", type=float, default=0.2, help="share of features left out")
    ask.add_argument("--hidden", type=float, default=0.15, help="share of pieces hidden")
    ask.add_argument("--passes", type=passes, default=PASSES,
                     help="corpus=times,... instead of how often each is read by default")  # fmt: skip
    ask.add_argument("--mean-from", type=float, default=0.5,
                     help="the share of the run after which the mean of weights is taken")  # fmt: skip
    asked = ask.parse_args()
    asked.stamp = time.time_ns()
    asked.work.mkdir(parents=True, exist_ok=True)
    if asked.workers > 1:
        mp.spawn(train, args=(asked,), nprocs=asked.workers)
    else:
        train(0, asked)


def passes(written: str) -> dict[str, float]:
    """`claims=3,polnear=2` as numbers by corpus."""
    return {name: float(times) for name, _, times in (p.partition("=") for p in written.split(","))}


def take(model: torch.nn.Module, weights: dict[str, torch.Tensor]) -> None:
    """Load weights, older ones too, which lack what was added since and keep it as it starts."""
    held = model.state_dict()
    whole = {n: grown(w, held[n]) for n, w in weights.items()}
    missing, extra = model.load_state_dict(whole, strict=False)
    assert not extra, extra
    assert all(n.startswith("link_") for n in missing), missing


def grown(old: torch.Tensor, new: torch.Tensor) -> torch.Tensor:
    """Weights of fewer links in the place of as many; the links after them as they start.

    Weights of one convention of relations stand for each of several.
    """
    if old.shape == new.shape:
        return old
    if len(new) == CONVENTIONS * len(RELATIONS):
        return torch.cat([old] * CONVENTIONS)
    found = new.clone()
    found[tuple(slice(n) for n in old.shape)] = old
    return found


def varied(prepared: Prepared, tokens: object, rng: random.Random) -> Prepared:
    """Now and then the same document about other countries, or with other names."""
    change = {**dict.fromkeys(swap.CORPORA, swap.swapped), "newswire": swap.renamed}.get(
        prepared.document.corpus
    )
    if change is None or rng.random() >= swap.SHARE:
        return prepared
    other = change(prepared.document, rng)
    return prepared if other is prepared.document else prepare(other, tokens)


class Mean:
    """The mean of the weights along the run, which generalises better than their end.

    Izmailov and others, "Averaging weights leads to wider optima" (2018).
    """

    def __init__(self, model: torch.nn.Module) -> None:
        self.taken = 0
        self._held = {n: p.detach().clone() for n, p in model.state_dict().items()}

    def go_on(self, held: dict[str, torch.Tensor], taken: int) -> None:
        """From a checkpoint."""
        self._held, self.taken = held, taken

    def take(self, model: torch.nn.Module) -> None:
        """Add the weights as they are now."""
        self.taken += 1
        for name, value in model.state_dict().items():
            self._held[name] += (value - self._held[name]) / self.taken

    def state(self) -> dict[str, torch.Tensor]:
        """The mean; as the run began while nothing is taken."""
        return self._held


def halves(device: str) -> bool:
    """Whether bfloat16 is quick here: processors without it are twenty times slower with it."""
    return device != "cpu" or torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001


def fewest(steps: int, workers: int) -> int:
    """The number of steps that every worker has batches for."""
    if workers == 1:
        return steps
    least = torch.tensor(steps)
    dist.all_reduce(least, dist.ReduceOp.MIN)
    return int(least)


def shared_gradients(parameters: list[torch.nn.Parameter]) -> None:
    """Each gradient becomes its mean over the workers."""
    flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).flatten()
                      for p in parameters])  # fmt: skip
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


def train(rank: int, asked: argparse.Namespace) -> None:
    """One worker's part; the first one writes the checkpoints and the log."""
    if asked.workers > 1:
        dist.init_process_group("gloo", init_method=f"file://{(asked.work / 'meet').resolve()}-{asked.stamp}",
                                rank=rank, world_size=asked.workers)  # fmt: skip
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    tokens = tokenizer(minilm() / "tokenizer.json")
    docs = documents(asked.data, asked.work)
    state = asked.work / "checkpoint.pt"
    saved = next((torch.load(p, map_location=device) for p in (state, asked.start)
                  if p and p.exists()), None)  # fmt: skip
    modes = saved["modes"] if saved else mode_names(docs)
    swap.learn(d for d in docs if d.split == "train" and d.corpus == "newswire")
    train = [prepare(d, tokens) for d in docs if d.split == "train" and asked.passes.get(d.corpus)]
    if rank == 0:
        print({c: sum(p.document.corpus == c for p in train) for c in asked.passes},
              flush=True)  # fmt: skip
    rounds = plan(train, random.Random(asked.seed), asked.parts,
                  {c: n * asked.scale for c, n in asked.passes.items()})  # fmt: skip

    model = from_minilm(minilm(), len(modes), asked.drop)
    if saved:
        take(model, saved["model"])
    model.words.weight.requires_grad_(False)
    model.to(device)
    heads = [p for n, p in model.named_parameters() if n.startswith(("tags", "link", "relation"))]
    body = [p for n, p in model.named_parameters()
            if p.requires_grad and not n.startswith(("tags", "link", "relation"))]  # fmt: skip
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": asked.lr}, {"params": heads, "lr": 4 * asked.lr}],
        weight_decay=0.01, fused=True,
    )  # fmt: skip
    done, mean = 0, Mean(model)
    if saved and state.exists():
        optimiser.load_state_dict(saved["optimiser"])
        done = saved["round"]
        mean.go_on(saved["mean"], saved["taken"])
        print(f"resumed after round {done}", flush=True)
    bases = [g["lr"] for g in ([{"lr": asked.lr}, {"lr": 4 * asked.lr}])]
    trained = [*body, *heads]
    for number in range(done, asked.parts):
        rng = random.Random((asked.seed * 1000 + number) * asked.workers + rank)
        mine = rounds[number][rank :: asked.workers]
        pool = [e for p in mine for e in examples(varied(p, tokens, rng), modes, rng, asked.hidden)]
        queue = batches(pool, asked.tokens, rng)
        queue = queue[: fewest(len(queue), asked.workers)]
        torch.manual_seed(asked.seed * 1000 + number * 10 + rank)  # dropout differs by worker
        sums: Counter = Counter()
        counts: Counter = Counter()
        began, seen = time.time(), 0
        model.train()
        for i, batch in enumerate(queue):
            progress = (number + i / len(queue)) / asked.parts
            factor = min(1.0, progress / 0.04) * max(0.02, 1.0 - progress)
            for group, base in zip(optimiser.param_groups, bases, strict=True):
                group["lr"] = base * factor
            inputs = to(collate(batch), device)
            with torch.autocast(device, dtype=torch.bfloat16, enabled=halves(device)):
                outputs = model(inputs["ids"], inputs["kinds"], inputs["mask"], inputs["chosen"])
            found = losses(outputs, inputs)
            sum(found.values()).backward()
            if asked.workers > 1:
                shared_gradients(trained)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            if rank == 0 and progress > asked.mean_from and i % 10 == 0:
                mean.take(model)
            seen += inputs["ids"].numel()
            for name, value in found.items():
                sums[name] += value.item()
                counts[name] += 1
            if i % 200 == 199 and rank == 0:
                print(f"  {i + 1}/{len(queue)} {seen / (time.time() - began):.0f} pieces/s",
                      flush=True)  # fmt: skip
        if rank:
            continue
        print(f"round {number + 1}/{asked.parts} {time.time() - began:.0f} s "
              f"{seen / (time.time() - began):.0f} pieces/s "
              + " ".join(f"{n} {sums[n] / counts[n]:.3f}" for n in sums), flush=True)  # fmt: skip
        fresh = state.with_suffix(".new")
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(),
                    "mean": mean.state(), "taken": mean.taken, "round": number + 1,
                    "modes": modes}, fresh)  # fmt: skip
        fresh.replace(state)


if __name__ == "__main__":
    main()

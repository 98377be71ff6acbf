"""The encoder and its heads: one pass over a window, every head reads the same states."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from chancery.read.labels import (
    CUES,
    LINKS,
    NAMES,
    RELATIONS,
    ROLES,
    STANCES,
    STATUSES,
    TRIGGERS,
)  # fmt: skip
from chancery.read.windows import KINDS

REACH = 48  # pieces, either way, over which a link knows the distance
# Corpora draw the lines between relations differently: PLV's own answer is the first, all
# others share the second, which helps to learn the same states and is not shipped.
CONVENTIONS = 2
MIXED = 64  # features of a pair of pieces in which a link may see more than a product
TAGS = {"names": len(NAMES), "roles": len(ROLES), "cues": len(CUES), "triggers": len(TRIGGERS),
        "status": len(STATUSES), "stance": len(STANCES)}  # fmt: skip


class Drop(nn.Module):
    """Dropout of whole features over a window: random numbers are dear on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0.0:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.rate
        return x * (kept.to(x.dtype) / (1.0 - self.rate))


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = Drop(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        size, length, width = x.shape
        qkv = self.qkv(x).view(size, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(size, length, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Reader(nn.Module):
    """MiniLM with a shape embedding, tag heads, link heads and the relation head."""

    def __init__(self, modes: int, drop: float = 0.1, width: int = 384) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, width)
        self.places = nn.Embedding(512, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = Drop(drop)
        self.layers = nn.ModuleList(Layer(width, 12, 1536, drop) for _ in range(6))
        self.tags = nn.ModuleDict({
            name: nn.Sequential(nn.Linear(width, 256), nn.GELU(), Drop(drop),
                                nn.Linear(256, size))
            for name, size in {**TAGS, "modes": modes}.items()
        })  # fmt: skip
        self.depth = 64
        self.link_from = nn.Linear(width, len(LINKS) * self.depth)
        self.link_to = nn.Linear(width, len(LINKS) * self.depth)
        self.link_bias = nn.Parameter(torch.full((len(LINKS), 2 * REACH + 1), -3.0))
        self.link_left = nn.Linear(width, MIXED)
        self.link_right = nn.Linear(width, MIXED)
        self.link_apart = nn.Parameter(torch.zeros(2 * REACH + 1, MIXED))
        # starts at nothing, so that weights from before it go on as they were
        self.link_mixed = nn.Parameter(torch.zeros(MIXED, len(LINKS)))
        self.relation = nn.Sequential(
            nn.Linear(3 * width, 256), nn.GELU(), nn.Dropout(drop),
            nn.Linear(256, CONVENTIONS * len(RELATIONS)),
        )  # fmt: skip

    def encode(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(where)[None] + self.kinds(kinds)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def links(self, states: Tensor) -> Tensor:
        """(batch, link, from, to) logits: a product of the two, and a layer over the pair."""
        start, end, left, right = self.link_parts(states)
        start, end = start.transpose(1, 2), end.transpose(1, 2)
        where = torch.arange(states.shape[1], device=states.device)
        apart = (where[None, :] - where[:, None]).clamp(-REACH, REACH) + REACH
        pairs = F.relu(left[:, :, None] + right[:, None] + self.link_apart[apart][None])
        mixed = (pairs @ self.link_mixed).permute(0, 3, 1, 2)
        product = start @ end.transpose(-1, -2) * self.depth**-0.5
        return product + self.link_bias[:, apart][None] + mixed

    def link_parts(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What pairs are made of: (batch, length, link, depth) twice, (batch, length, mixed) twice."""
        shape = (*states.shape[:2], len(LINKS), self.depth)
        start, end = self.link_from(states).view(shape), self.link_to(states).view(shape)
        return start, end, self.link_left(states), self.link_right(states)

    def chosen_links(self, states: Tensor, chosen: Tensor) -> Tensor:
        """(rows, to) logits of `links` for rows given as (3, rows): window, link, from."""
        window, link, anchor = chosen
        length = states.shape[1]
        rows = torch.arange(len(window), device=states.device)
        start = self.link_from(states[window, anchor]).view(len(window), len(LINKS), self.depth)
        end = self.link_to(states).view(*states.shape[:2], len(LINKS), self.depth)
        where = torch.arange(length, device=states.device)
        apart = (where[None, :] - anchor[:, None]).clamp(-REACH, REACH) + REACH
        product = (end[window, :, link] @ start[rows, link][..., None])[..., 0] * self.depth**-0.5
        left, right = self.link_left(states[window, anchor]), self.link_right(states)[window]
        pairs = F.relu(left[:, None] + right + self.link_apart[apart])
        mixed = (pairs * self.link_mixed.T[link][:, None]).sum(-1)
        return product + self.link_bias[link[:, None], apart] + mixed

    def relate(self, states: Tensor, kinds: Tensor) -> Tensor:
        """(batch, convention, relation) logits between the pieces marked as the two parties."""
        pooled = [states[:, 0]]
        for mark in (1, 2):
            inside = (kinds // 5 == mark).to(states.dtype)[..., None]
            pooled.append((states * inside).sum(1) / inside.sum(1).clamp(min=1.0))
        return self.relation(torch.cat(pooled, -1)).unflatten(-1, (CONVENTIONS, len(RELATIONS)))

    def forward(
        self, ids: Tensor, kinds: Tensor, mask: Tensor, chosen: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """Logits in the order of OUTPUTS; of the links only the `chosen` rows, where given."""
        states = self.encode(ids, kinds, mask)
        tags = [head(states) for head in self.tags.values()]
        links = self.links(states) if chosen is None else self.chosen_links(states, chosen)
        return (*tags, links, self.relate(states, kinds))


OUTPUTS = (*TAGS, "modes", "links", "relation")


def from_minilm(folder: Path, modes: int, drop: float = 0.1) -> Reader:
    """A fresh reader over MiniLM's weights; heads start at random."""
    model = Reader(modes, drop)
    old = load_file(str(folder / "model.safetensors"))
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "places.weight": old["embeddings.position_embeddings.weight"],
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
        # every shape and mark starts as the one type that MiniLM knew
        "kinds.weight": old["embeddings.token_type_embeddings.weight"][:1]
        + 0.02 * torch.randn(KINDS, 384),
    }
    for i in range(6):
        was = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            new[f"layers.{i}.qkv.{part}"] = torch.cat(
                [old[f"{was}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            )
            for mine, theirs in (("out", "attention.output.dense"), ("up", "intermediate.dense"),
                                 ("norm1", "attention.output.LayerNorm"),
                                 ("down", "output.dense"), ("norm2", "output.LayerNorm")):  # fmt: skip
                new[f"layers.{i}.{mine}.{part}"] = old[f"{was}{theirs}.{part}"]
    missing, extra = model.load_state_dict(new, strict=False)
    assert not extra, extra
    assert all(m.startswith(("tags", "link", "relation")) for m in missing), missing
    return model

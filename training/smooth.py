"""Outliers of activations moved into the weights, so that int8 loses less.

Xiao and others, "SmoothQuant: accurate and efficient post-training quantization
for large language models" (2023). A few features of MiniLM's states are fifteen
times the others, and int8 holds all of a matrix's input in one scale; each
feature is divided by a scale of its own and the weights that read it multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

from chancery.read.sentences import split
from chancery.read.windows import Window, pieces, tokenizer, windows
from training.model import Reader

TEXTS = Path(__file__).parent / "written" / "texts"
SHARE = 0.8  # of a feature's size that goes into the weights
MATRICES = ("qkv", "out", "up", "down")


class Scaled(nn.Module):
    """A matrix that reads its input with every feature at a scale of its own."""

    def __init__(self, matrix: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.matrix = matrix
        self.matrix.weight.data *= scale
        self.register_buffer("inverse", 1.0 / scale)

    def forward(self, x: Tensor) -> Tensor:
        return self.matrix(x * self.inverse)


def smooth(model: Reader, tokens: Path) -> None:
    """Scale the input of every matrix of the encoder; what it says stays the same."""
    largest = sizes(model, read(tokens))
    for number, layer in enumerate(model.layers):
        for name in MATRICES:
            matrix = getattr(layer, name)
            if name == "out":  # reads mixed values, so the values can be scaled where they are made
                scale = balance(largest[number, name], matrix.weight)
                matrix.weight.data *= scale
                values = layer.qkv.matrix
                values.weight.data[-len(scale) :] /= scale[:, None]
                values.bias.data[-len(scale) :] /= scale
            else:
                setattr(layer, name, Scaled(matrix, balance(largest[number, name], matrix.weight)))


def balance(largest: Tensor, weight: Tensor) -> Tensor:
    """The scale of each feature: its size to the SHARE, over that of its weights to the rest."""
    weights = weight.detach().abs().amax(0).clamp(min=1e-5)
    scale = largest.clamp(min=1e-3) ** SHARE / weights ** (1.0 - SHARE)
    return scale / scale.median()


def sizes(model: Reader, read: Iterator[Window]) -> dict[tuple[int, str], Tensor]:
    """The largest that each feature of each matrix's input becomes."""
    found: dict[tuple[int, str], Tensor] = {}

    def watch(key: tuple[int, str]):
        def look(_module: nn.Module, given: tuple[Tensor, ...], _made: Tensor) -> None:
            seen = given[0].abs().flatten(0, 1).amax(0)
            found[key] = torch.maximum(found.get(key, seen), seen)

        return look

    hooks = [
        getattr(layer, name).register_forward_hook(watch((number, name)))
        for number, layer in enumerate(model.layers)
        for name in MATRICES
    ]
    with torch.no_grad():
        for window in read:
            ids, kinds = torch.tensor([window.pieces.ids]), torch.tensor([window.pieces.shapes])
            model.encode(ids, kinds, torch.ones(ids.shape))
    for hook in hooks:
        hook.remove()
    return found


def read(tokens: Path) -> Iterator[Window]:
    """The windows of the passages written for this project."""
    known = tokenizer(tokens)
    for path in sorted(TEXTS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        yield from windows(pieces(known, text, split(text)))

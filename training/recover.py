"""The weights that ship -> a checkpoint to go on from: `python -m training.recover --out FILE`.

The int8 matrices are taken back to numbers with their scales, and what was moved from the
activations into the weights (`training.smooth`) goes back where it was; the word embeddings are
MiniLM's own, which no run changes. Train on with `python -m training.train --start FILE`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.examples import minilm
from training.export import DATA
from training.model import Reader, from_minilm

Arrays = dict[str, NDArray[np.float32]]


def tensors(graph: onnx.GraphProto) -> Arrays:
    """Every tensor of the graph by its name, int8 ones as the numbers that they stand for."""
    held = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = {}
    for name, value in held.items():
        plain = name.removesuffix("_quantized")
        if name.endswith(("_scale", "_zero_point")):
            continue
        numbers = value.astype(np.float32)
        if plain != name:
            zero = held[f"{plain}_zero_point"].astype(np.float32)
            numbers = (numbers - zero) * held[f"{plain}_scale"]
        found[plain] = numbers
    return found


def matrices(graph: onnx.GraphProto, held: Arrays) -> Arrays:
    """The matrices by their place in the model, which the node that uses each is named after."""
    found = {}
    for node in graph.node:
        if node.op_type not in {"MatMul", "MatMulInteger"}:
            continue
        name = node.input[1].removesuffix("_quantized")
        if name in held:
            parts = node.name.strip("/").split("/")[:-1]
            found[".".join(parts)] = held[name].T
    return found


def recovered(graph: onnx.GraphProto, model: Reader) -> dict[str, torch.Tensor]:
    """The model's weights as the graph has them; what it does not hold stays as the model has it."""
    held = tensors(graph)
    placed = matrices(graph, held)
    weights = dict(model.state_dict())
    for name, old in weights.items():
        path, _, part = name.rpartition(".")
        smoothed = f"model.{path}.inverse"
        if part == "weight" and smoothed in held:
            new = placed[f"{path}.matrix"] * held[smoothed]
        elif part == "weight" and path in placed:
            new = placed[path]
        elif part == "weight" and path.startswith("tags."):
            _, head, layer = path.split(".")
            new = placed[f"{head}.{head}.{layer}"]
        elif part == "weight" and path.startswith("relation."):
            new = placed[f"relation.{path}"]
        else:
            new = held.get(f"model.{name}", held.get(f"model.{path}.matrix.{part}"))
        if name == "words.weight":
            continue
        if new is None or tuple(new.shape) != tuple(old.shape):
            raise SystemExit(
                f"the exported reader has no weights {name} of shape {tuple(old.shape)}"
            )
        weights[name] = torch.from_numpy(np.ascontiguousarray(new))
    return weights


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--data", type=Path, default=DATA)
    asked = ask.parse_args()
    modes = json.loads((asked.data / "reader.json").read_text())["modes"]
    model = from_minilm(minilm(), len(modes))
    graph = onnx.load(str(asked.data / "reader.onnx")).graph
    torch.save({"model": recovered(graph, model), "modes": modes}, asked.out)
    print(f"{asked.out}: the weights of {asked.data / 'reader.onnx'}")


if __name__ == "__main__":
    main()

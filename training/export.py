"""Checkpoint -> smoothed -> ONNX -> int8, with the tokenizer and the settings, into the package.

`python -m training.export --work training/work --version read@1`. The weights
of the matrices are held in int8, a scale a column; heads, norms and positions
stay in fp32, being small.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch

from training.examples import minilm
from training.model import TAGS, Reader
from training.smooth import smooth
from training.train import grown, take

DATA = Path(__file__).parent.parent / "chancery" / "assets" / "data"


class Alone(torch.nn.Module):
    """The reader for one window at a time, which needs no mask; of relations PLV's answer."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids, kinds):
        states = self.model.encode(ids, kinds, torch.ones_like(ids, dtype=torch.float32))
        tags = [head(states) for head in self.model.tags.values()]
        tables = (self.model.link_apart, self.model.link_bias, self.model.link_mixed)
        return (
            *tags,
            self.model.relate(states, kinds)[:, 0],
            *self.model.link_parts(states),
            *tables,
        )


ANSWERS = (*TAGS, "modes", "relation")
PARTS = ("starts", "ends", "lefts", "rights")
TABLES = ("apart", "bias", "mixed")


def export(model: Reader, path: Path) -> None:
    """The whole model, heads included, for windows of any length."""
    ids = torch.ones(1, 16, dtype=torch.long)
    kinds = torch.ones_like(ids)
    kinds[:, 3], kinds[:, 5] = 6, 11
    axes = {n: {1: "length"} for n in ("ids", "kinds", *ANSWERS[:-1], *PARTS)}
    with torch.no_grad():
        torch.onnx.export(
            Alone(model), (ids, kinds), str(path), dynamo=False, opset_version=17,
            input_names=["ids", "kinds"], output_names=[*ANSWERS, *PARTS, *TABLES], dynamic_axes=axes,
        )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """Dynamic int8 for the encoder's matrices and the word embeddings."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(str(source)).graph
    heads = [n.name for n in graph.node
             if n.op_type in {"MatMul", "Gemm"} and "/layers." not in n.name]  # fmt: skip
    inner = [n.name for n in graph.node
             if n.op_type == "MatMul" and not any(i in {t.name for t in graph.initializer}
                                                  for i in n.input)]  # fmt: skip
    quantize_dynamic(
        str(source), str(target), weight_type=QuantType.QInt8, per_channel=True,
        nodes_to_exclude=[*heads, *inner], op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def weights(saved: dict) -> dict[str, torch.Tensor]:
    """The mean along the run, where it has begun to be taken; else where the run stands."""
    return saved["mean"] if saved.get("taken") else saved["model"]


def mixed(states: list[dict[str, torch.Tensor]], shares: list[float]) -> dict[str, torch.Tensor]:
    """The weighted mean; what older weights lack, of those that have it."""
    found = {}
    for name, first in states[0].items():
        held = [
            (grown(s[name], first), w) for s, w in zip(states, shares, strict=True) if name in s
        ]
        found[name] = sum(value * share for value, share in held) / sum(share for _, share in held)
    return found


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    ask.add_argument("--out", type=Path, default=DATA)
    ask.add_argument("--version", default="read@1")
    ask.add_argument("--mean-with", type=Path, nargs="*", default=[],
                     help="other checkpoints of the same run to take the mean of weights with")  # fmt: skip
    ask.add_argument("--shares", type=float, nargs="*",
                     help="shares in that mean, this run's first; equal unless given")  # fmt: skip
    ask.add_argument("--fp32", action="store_true", help="leave the weights as they are")
    asked = ask.parse_args()
    saved = torch.load(asked.work / "checkpoint.pt", map_location="cpu")
    model = Reader(len(saved["modes"]))
    states = [
        weights(saved),
        *(weights(torch.load(p, map_location="cpu")) for p in asked.mean_with),
    ]
    take(model, mixed(states, asked.shares or [1.0] * len(states)))
    model.eval()
    if not asked.fp32:
        smooth(model, minilm() / "tokenizer.json")
    full = asked.work / "reader-fp32.onnx"
    export(model, full)
    fresh = asked.work / "reader-int8.onnx"
    quantise(full, fresh)
    half = asked.out / "reader.onnx.new"  # renamed whole: somebody may be reading
    shutil.copy(full if asked.fp32 else fresh, half)
    half.replace(asked.out / "reader.onnx")
    rules = json.loads((minilm() / "tokenizer.json").read_text())
    rules["padding"] = rules["truncation"] = None
    (asked.out / "reader.tokens.json").write_text(json.dumps(rules, ensure_ascii=False))
    settings = asked.out / "reader.json"
    old = json.loads(settings.read_text()) if settings.exists() else {}
    settings.write_text(json.dumps({
        "version": asked.version, "modes": saved["modes"],
        "thresholds": old.get("thresholds", {}), "calibration": old.get("calibration", {}),
    }, indent=1) + "\n")  # fmt: skip
    print(f"{(asked.out / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

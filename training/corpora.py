"""Readers of each corpus in its distributed form into `Document`s, mapped to PLOVER.

Splits: a text that is development in `claims/splits.csv` is training nowhere.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.detokenise import join
from bench.polnear import parse
from chancery.read.sentences import split as sentences_of
from training import swap
from training.documents import Document, Event, Quotation, bucket

# Documents of this bucket are neither training nor development: thresholds and
# calibration are fitted on them.
TUNE = 5

# Gaps in the titles of the synthetic stories, and how much of a story is read.
GAP = re.compile(r"\{\w+\}")
SIDES = ("{country_1}", "{country_2}")
STORY, STORY_SHARE = 400, 0.5

NAME_KINDS = {
    "Person": "person", "Organization": "organisation", "Location": "place",
    "Facility": "place", "NORP": "nationality",
}  # fmt: skip


def held_out(data: Path) -> set[tuple[str, str]]:
    """(corpus, origin) of every text that is development in the claims' splits."""
    with (data / "claims" / "splits.csv").open() as file:
        return {(r["corpus"], r["origin"]) for r in csv.DictReader(file) if r["split"] == "dev"}


# ---------------------------------------------------------------- claims


def claims(data: Path) -> Iterator[Document]:
    """The annotated claims: events, roles, accounts, status, all complete."""
    root = data / "claims"
    with (root / "splits.csv").open() as file:
        split = {r["doc"]: r["split"] for r in csv.DictReader(file)}
    texts = {p.stem: p.read_text() for p in (root / "texts").glob("*.txt")}
    yield from claim_documents(root / "claims.jsonl", texts, "claims", split)


def claim_documents(
    path: Path, texts: dict[str, str], corpus: str, split: dict[str, str] | None = None
) -> Iterator[Document]:
    """Documents from a claims file; offsets win over words, which may be left out."""
    rows: dict[str, list[dict]] = {}
    with path.open() as file:
        for line in file:
            row = json.loads(line)
            rows.setdefault(row["doc"], [])
            if not row.get("none"):
                rows[row["doc"]].append(row)
    for doc, found in rows.items():
        if doc in texts:
            where = split.get(doc, "train") if split else "train"
            if where == "train" and corpus != "written" and bucket(doc) == TUNE:
                where = "tune"
            yield claim_document(doc, texts[doc], corpus, where, found)


def claim_document(doc: str, text: str, corpus: str, split: str, rows: list[dict]) -> Document:
    triggers = {r["id"]: _trigger(r) for r in rows}
    events, parties, named = [], set(), _by_name(rows)
    for row in rows:
        event = _claim_event(row, triggers)
        event.place = _place(text, row)
        for link, key in (("actor", "actors"), ("recipient", "recipients")):
            event.alike[link] = [s for p in row.get(key) or [] for s in named[p.get("name")]]
        events.append(event)
        for span in [*(event.actor or []), *(event.recipient or []), *(event.source or []),
                     *(event.outer or [])]:  # fmt: skip
            if re.match(r"(?:[a-z]|The [a-z]|A [a-z]|\d)", text[span[0] : span[1]]):
                parties.add(span)
    return Document(id=doc, corpus=corpus, text=text, split=split, events=events,
                    parties=sorted(parties), homes=_homes(rows))  # fmt: skip


def _homes(rows: list[dict]) -> list[tuple[int, int, str | None]]:
    """The country of every party and source; of words that stand for several, none."""
    found: dict[tuple[int, int], set[str | None]] = {}
    for row in rows:
        for item, text, key in (
            *((p, "text", "country") for p in row.get("actors") or []),
            *((p, "text", "country") for p in row.get("recipients") or []),
            *((a, "source_text", "source_country") for a in row.get("accounts") or []),
        ):
            span = _span(item, "start", text)
            if span:
                found.setdefault(span, set()).add(item.get(key))
    return [(*span, next(iter(codes))) for span, codes in sorted(found.items()) if len(codes) == 1]


def _by_name(rows: list[dict]) -> dict[str | None, list[tuple[int, int]]]:
    """Every span that stands for a name in the document."""
    found: dict[str | None, set] = {None: set()}
    for row in rows:
        for party in (*(row.get("actors") or []), *(row.get("recipients") or [])):
            spans = found.setdefault(party.get("name"), set())
            if party.get("name"):
                spans.update(_spans([party]))
    return {name: sorted(spans) for name, spans in found.items()}


def _place(text: str, row: dict) -> list[tuple[int, int]] | None:
    """The claim's place nearest its trigger: [] where it has none, None where not in sight."""
    name = row.get("place")
    if not name:
        return []
    start, end = _trigger(row)
    low = max(0, start - 300)
    near = [m.start() + low for m in re.finditer(re.escape(name), text[low : end + 300])]
    if not near:
        return None
    best = min(near, key=lambda at: abs(at - start))
    return [(best, best + len(name))]


def _trigger(row: dict) -> tuple[int, int]:
    start = row["trigger_start"]
    end = row.get("trigger_end") or start + len(row["trigger"])
    return start, end


def _span(item: dict, start: str, text: str, end: str = "end") -> tuple[int, int] | None:
    begin = item.get(start)
    if begin is None:
        return None
    stop = item.get(end)
    if stop is None:
        words = item.get(text)
        if not words:
            return None
        stop = begin + len(words)
    return (begin, stop) if stop > begin else None


def _spans(items: list[dict], text: str = "text") -> list[tuple[int, int]]:
    return [s for i in items if (s := _span(i, "start", text)) is not None]


def _claim_event(row: dict, triggers: dict[str, tuple[int, int]]) -> Event:
    accounts = row.get("accounts") or []
    outer = {a["via"] for a in accounts if a.get("via") is not None}
    inner = [a for i, a in enumerate(accounts) if i not in outer]
    cues = [s for a in accounts if (s := _span(a, "cue_start", "cue_text", "cue_end"))]
    about = row.get("about")
    return Event(
        trigger=_trigger(row),
        type=row["event_type"],
        mode=row.get("mode"),
        status=row["status"],
        stance=inner[0]["stance"] if inner else "none",
        core=bool(row.get("core", True)),
        actor=_spans(row.get("actors") or []),
        recipient=_spans(row.get("recipients") or []),
        place=None,
        source=_spans(inner, "source_text"),
        outer=_spans([a for i, a in enumerate(accounts) if i in outer], "source_text"),
        cue=cues,
        about=triggers.get(about) if about else None,
        about_known=not about or about in triggers,
    )


# ---------------------------------------------------------------- PolNeAR


def polnear(data: Path) -> Iterator[Document]:
    gone = {origin for corpus, origin in held_out(data) if corpus.startswith("polnear")}
    for split in ("train", "dev"):
        root = data / "polnear" / split
        first: dict[str, Path] = {}
        for path in sorted((root / "attributions").glob("*.ann")):
            first.setdefault(path.stem.rsplit("_", 1)[0], path)
        for stem, path in first.items():
            text = root / "text" / f"{stem}.txt"
            if not text.exists():
                continue
            where = "tune" if bucket(stem) == TUNE else "train"
            if split == "dev" or any(stem in g or g in stem for g in gone):
                where = "dev"
            yield Document(id=stem, corpus="polnear", text=text.read_text(), split=where,
                           quotations=[Quotation(list(p.source), list(p.cue), list(p.content))
                                       for p in parse(path.read_text(), path.name)
                                       if p.content])  # fmt: skip


# ---------------------------------------------------------------- names


def newswire(data: Path) -> Iterator[Document]:
    """en-worldwide-newswire: names. Files of bucket 0 and 1 are development."""
    gone = {origin for corpus, origin in held_out(data) if corpus == "worldwide_newswire"}
    for path in sorted((data / "worldwide_newswire" / "processed_annotated").iterdir()):
        tokens, tags, breaks = [], [], []
        for line in path.read_text().splitlines():
            parts = line.split("\t")
            if len(parts) >= 2 and parts[0].strip():
                tokens.append(parts[0].strip())
                tags.append(parts[1].strip())
            else:
                breaks.append(len(tokens))
        text, names = _named_text(tokens, tags, breaks)
        dev = bucket(path.name) < 2 or any(g in path.name for g in gone)
        yield Document(id=path.name, corpus="newswire", text=text,
                       split="dev" if dev else "train", names=names)  # fmt: skip


def _named_text(tokens: list[str], tags: list[str], breaks: list[int]):
    text, names, last = "", [], 0
    for stop in [*sorted(set(breaks)), len(tokens)]:
        if stop <= last:
            continue
        part, places = join(tokens[last:stop])
        base = len(text)
        text += part + "\n"
        open_: list | None = None
        for (a, b), tag in zip(places, tags[last:stop], strict=True):
            kind = NAME_KINDS.get(tag[2:])
            if open_ and (not tag.startswith("I-") or kind != open_[2]):
                names.append(tuple(open_))
                open_ = None
            if kind and open_ and tag.startswith("I-"):
                open_[1] = base + b
            elif kind:
                open_ = [base + a, base + b, kind]
        if open_:
            names.append(tuple(open_))
        last = stop
    return text, names


# ---------------------------------------------------------------- PLV


def plv(data: Path) -> Iterator[Document]:
    """PLV-train: who stands to whom in which relation; bucket 0 and 1 are development."""
    with (data / "plv" / "PLV_train.tsv").open() as file:
        for row in csv.DictReader(file, delimiter="\t"):
            parsed = marked(row["marked_sentence"])
            if parsed:
                text, actor, recipient = parsed
                dev = bucket(row["sentence"]) < 2
                yield Document(id=f"plv-{row['sentence_id']}", corpus="plv", text=text,
                               split="dev" if dev else "train",
                               relation=(actor, recipient, row["gold_root"]))  # fmt: skip


def marked(sentence: str):
    """Text without the marks, and the places of <s>...</s> and <t>...</t>."""
    text, places = "", {}
    for part in re.split(r"(</?[st]>)", sentence):
        if re.fullmatch(r"</?[st]>", part):
            places[part] = len(text)
        else:
            text += part
    try:
        return text, (places["<s>"], places["</s>"]), (places["<t>"], places["</t>"])
    except KeyError:
        return None


def stories(data: Path) -> Iterator[Document]:
    """Halterman's synthetic stories, each with one type: title and beginning, by story only.

    The label is learnt as a relation; the first two countries of a title are its
    two sides. A title's gaps are filled with countries drawn by the row's number.
    """
    folder = data / "ngec_synthetic"
    held = next(folder.glob("*.zip"))
    with zipfile.ZipFile(held) as pack, pack.open(pack.namelist()[0]) as raw:
        rows = list(csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8")))
    named = [names["country"] for names in swap.countries().values()]
    for number, row in enumerate(rows):
        rng = random.Random(number)
        fill = {gap: rng.choice(named) for gap in GAP.findall(row["title"])}
        title, sides = "", []
        for part in re.split(r"(\{\w+\})", " ".join(row["title"].split())):
            if part in SIDES and part not in {s for s, _ in sides}:
                sides.append((part, (len(title), len(title) + len(fill[part]))))
            title += fill.get(part, part)
        actor, recipient = dict(sides).get(SIDES[0]), dict(sides).get(SIDES[1])
        whole = rng.random() < STORY_SHARE or not (actor and recipient)
        text = f"{title}. {row['text'][:STORY]}" if whole else title
        root = "YIELD" if row["label"] in {"CONCEDE", "RETREAT"} else row["label"]
        yield Document(id=f"story-{number}", corpus="stories", text=text,
                       relation=(actor or (0, 0), recipient or (0, 0), root))  # fmt: skip


def pairs(documents: list[Document]) -> Iterator[Document]:
    """Sentences of annotated claims with one actor and one recipient marked, as in PLV."""
    for document in documents:
        sentences = [(s.start, s.end) for s in sentences_of(document.text)]
        for number, event in enumerate(document.events or []):
            actors, recipients = event.actor or [], event.recipient or []
            if not recipients:  # acts done together: the one side, and the other
                actors, recipients = actors[:1], actors[1:]
            held = next((s for s in sentences if s[0] <= event.trigger[0] < s[1]), None)
            two = held and [next((p for p in side if held[0] <= p[0] and p[1] <= held[1]), None)
                            for side in (actors, recipients)]  # fmt: skip
            if not two or not all(two):
                continue
            start, end = held
            (a, b), (c, d) = two
            root = "YIELD" if event.type in {"CONCEDE", "RETREAT"} else event.type
            yield Document(id=f"{document.id}-{number}", corpus="pairs", split=document.split,
                           text=document.text[start:end],
                           relation=((a - start, b - start), (c - start, d - start), root))  # fmt: skip


# ---------------------------------------------------------------- RAMS and WikiEvents

ONTOLOGY = [  # first match wins: pattern of the event type, PLOVER, actor roles, recipient roles
    (
        r"conflict\.attack|life\.die\.deathcausedby|life\.injure\.injurycausedby",
        "ASSAULT",
        "attacker killer injurer",
        "target victim",
    ),
    (r"conflict\.demonstrate", "PROTEST", "demonstrator protester", "target"),
    (r"conflict\.yield\.(retreat|surrender)", "RETREAT", "yielder retreater surrenderer", ""),
    (r"contact\.negotiate|contact\.discussion", "CONSULT", "participant", ""),
    (
        r"contact\.requestadvise|contact\.commandorder|contact\.requestcommand",
        "REQUEST",
        "communicator",
        "recipient",
    ),
    (r"contact\.threatencoerce", "THREATEN", "communicator", "recipient"),
    (r"contact\.collaborate", "COOPERATE", "participant", ""),
    (r"government\.agreements\.acceptagreement", "AGREE", "participant", ""),
    (r"government\.agreements\.reject", "REJECT", "rejecternullifier", "otherparticipant"),
    (
        r"justice\.arrestjaildetain|justice\.judicialconsequences\.(convict|execute|extradite)",
        "COERCE",
        "jailer judgecourt executioner",
        "detainee crimesuspect defendant",
    ),
    (
        (
            r"justice\.initiatejudicialprocess\.chargeindict|justice\.chargeindict|"
            r"justice\.investigate"
        ),
        "ACCUSE",
        "prosecutor investigator",
        "defendant",
    ),
    (r"justice\.releaseparole", "CONCEDE", "judgecourt", "defendant"),
    (r"transaction\.\w+\.embargosanction", "SANCTION", "preventer", "recipient giver"),
    (r"transaction\.\w+\.giftgrantprovideaid", "AID", "giver", "recipient beneficiary"),
]


def plover(event: str) -> tuple[str, set[str], set[str]] | None:
    for pattern, name, actors, recipients in ONTOLOGY:
        if re.match(pattern, event.lower()):
            return name, set(actors.split()), set(recipients.split())
    return None


def rams(data: Path) -> Iterator[Document]:
    """RAMS: one trigger a text; development where the bucket of the source address is 0."""
    for name in ("dev", "test"):
        for line in (data / "rams" / f"{name}.jsonlines").open():
            row = json.loads(line)
            (start, end, types), *_ = row["evt_triggers"]
            mapped = plover(types[0][0])
            if not mapped:
                continue
            sentences, places, text = row["sentences"], [], ""
            for tokens in sentences:
                part, spots = join(tokens)
                places += [(len(text) + a, len(text) + b) for a, b in spots]
                text += part + "\n"
            type_, actors, recipients = mapped
            event = Event(
                (places[start][0], places[end][1]), type_, actor=[], recipient=[], place=[]
            )
            for _, (a, b), label in row["gold_evt_links"]:
                role = re.sub(r"^evt\d+arg\d+", "", label)
                span = (places[a][0], places[b][1])
                for wanted, out in ((actors, event.actor), (recipients, event.recipient),
                                    ({"place"}, event.place)):  # fmt: skip
                    if role in wanted:
                        out.append(span)
            # an argument that RAMS leaves out may still be said elsewhere: mask it
            event.actor = event.actor or None
            event.recipient = event.recipient or None
            event.place = event.place or None
            yield Document(id=row["doc_key"], corpus="rams", text=text, all_events=False,
                           split="dev" if bucket(row["source_url"]) == 0 else "train",
                           events=[event])  # fmt: skip


def wikievents(data: Path) -> Iterator[Document]:
    for line in (data / "wikievents" / "dev.jsonl").open():
        row = json.loads(line)
        text, places = join(row["tokens"])
        entities = {e["id"]: (places[e["start"]][0], places[e["end"] - 1][1])
                    for e in row["entity_mentions"]}  # fmt: skip
        events = []
        for item in row["event_mentions"]:
            mapped = plover(item["event_type"])
            if not mapped:
                continue
            type_, actors, recipients = mapped
            t = item["trigger"]
            event = Event((places[t["start"]][0], places[t["end"] - 1][1]), type_,
                          actor=[], recipient=[], place=[])  # fmt: skip
            for argument in item["arguments"]:
                role, span = argument["role"].lower(), entities.get(argument["entity_id"])
                for wanted, out in ((actors, event.actor), (recipients, event.recipient),
                                    ({"place"}, event.place)):  # fmt: skip
                    if role in wanted and span:
                        out.append(span)
            event.actor = event.actor or None
            event.recipient = event.recipient or None
            event.place = event.place or None
            events.append(event)
        if events:
            yield Document(id=row["doc_id"], corpus="wikievents", text=text, events=events,
                           all_events=False)  # fmt: skip

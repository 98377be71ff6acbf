"""The tables of a record, and what makes a file one.

Claims and readings are appended; a later reading of the same article marks the
earlier rows `superseded` by its run and never deletes them. The columns beside
`body` repeat what filters need; `body` is the whole claim and is the truth.
"""

from __future__ import annotations

from chancery.store.glance_schema import GLANCE, MUTUAL

APPLICATION_ID = 0x43484E43  # "CHNC", in the file's header
VERSION = 4

TABLES = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    stages TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    articles INTEGER NOT NULL DEFAULT 0,
    already INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0,
    dropped INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE articles (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    publisher TEXT,
    published TEXT,
    published_basis TEXT,
    url TEXT,
    origin TEXT,
    text TEXT NOT NULL
);
CREATE VIRTUAL TABLE article_words USING fts5(
    title, text, content='articles', content_rowid='seq',
    tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE readings (
    seq INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    stages TEXT NOT NULL,
    run INTEGER NOT NULL,
    at TEXT NOT NULL,
    sentences TEXT NOT NULL,
    superseded INTEGER
);
CREATE UNIQUE INDEX reading_live ON readings (article) WHERE superseded IS NULL;
CREATE TABLE claims (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    type TEXT NOT NULL,
    quad TEXT NOT NULL,
    status TEXT NOT NULL,
    mode TEXT,
    date_from TEXT,
    date_to TEXT,
    confidence REAL NOT NULL,
    run INTEGER NOT NULL,
    superseded INTEGER,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX claim_live ON claims (id) WHERE superseded IS NULL;
CREATE INDEX claim_article ON claims (article, start) WHERE superseded IS NULL;
CREATE TABLE parties (
    claim INTEGER NOT NULL,
    part TEXT NOT NULL,
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT,
    entity TEXT,
    country TEXT,
    sector TEXT,
    named INTEGER NOT NULL,
    stance TEXT,
    PRIMARY KEY (claim, part, place)
) WITHOUT ROWID;
CREATE TABLE drops (
    seq INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    run INTEGER NOT NULL,
    healed INTEGER
);
CREATE INDEX drop_open ON drops (place) WHERE healed IS NULL;
"""

# What each later version of the form added: a record of an older one is opened and brought up
# to date by these, one after the other, the first time that somebody may write to it.
UPGRADES: dict[int, str] = {
    2: """
CREATE INDEX claim_superseded ON claims (superseded) WHERE superseded IS NOT NULL;
CREATE TABLE judgements (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    left TEXT NOT NULL,
    right TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT,
    left_anchor TEXT NOT NULL,
    right_anchor TEXT NOT NULL,
    withdrawn TEXT,
    withdrawn_by TEXT
);
CREATE TABLE collation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
);
CREATE TABLE article_texts (
    article TEXT PRIMARY KEY,
    text INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX article_text ON article_texts (text);
CREATE TABLE text_keys (
    key INTEGER NOT NULL,
    text INTEGER NOT NULL,
    PRIMARY KEY (key, text)
) WITHOUT ROWID;
CREATE TABLE copies (
    left INTEGER NOT NULL,
    right INTEGER NOT NULL,
    share REAL NOT NULL,
    PRIMARY KEY (left, right)
) WITHOUT ROWID;
CREATE INDEX copy_right ON copies (right);
CREATE TABLE faces (
    id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
);
CREATE TABLE face_keys (
    key INTEGER NOT NULL,
    face INTEGER NOT NULL,
    PRIMARY KEY (key, face)
) WITHOUT ROWID;
CREATE TABLE likenesses (
    left INTEGER NOT NULL,
    right INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (left, right)
) WITHOUT ROWID;
CREATE INDEX likeness_right ON likenesses (right);
CREATE TABLE collated (
    claim TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    face INTEGER NOT NULL,
    event TEXT NOT NULL,
    published TEXT
) WITHOUT ROWID;
CREATE INDEX collated_face ON collated (face);
CREATE INDEX collated_event ON collated (event);
CREATE INDEX collated_article ON collated (article);
CREATE TABLE matchers (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    body TEXT NOT NULL
);
""",
    3: GLANCE,
    4: MUTUAL,
}

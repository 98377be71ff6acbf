"""The tables of a record, and what makes a file one.

Claims and readings are appended; a later reading of the same article marks the
earlier rows `superseded` by its run and never deletes them. The columns beside
`body` repeat what filters need; `body` is the whole claim and is the truth.
"""

from __future__ import annotations

APPLICATION_ID = 0x43484E43  # "CHNC", in the file's header
VERSION = 1

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

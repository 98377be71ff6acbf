"""Narrow tables beside the claims, kept by triggers, so that a page of a large record opens at once.

A claim's row holds its whole body, some kilobytes; a question over all claims that reads only what
it asks for is ten times as fast. `glance` has a row a live claim; `pairs` who acts on whom, by
country, in joint acts everybody on everybody else; `figures` everybody by what they are counted
as, and in how many places; `forms` the different words and names of parties, to look in for a part
of a name. `told` says whether a claim is told on somebody's word.
"""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

from chancery.store.query import JOINT

_COLUMNS = (
    "claim, id, article, published, start, type, quad, status, confidence, first, last, "
    "lat, lon, place, country, about, told"
)
_GLANCE = """
    SELECT {c}.seq, {c}.id, a.seq, a.published, {c}.start, {c}.type, {c}.quad, {c}.status,
        {c}.confidence, coalesce({c}.date_from, {c}.date_to, a.published),
        coalesce({c}.date_to, {c}.date_from, a.published),
        json_extract({c}.body, '$.place.value.lat'), json_extract({c}.body, '$.place.value.lon'),
        json_extract({c}.body, '$.place.value.name'),
        json_extract({c}.body, '$.place.value.country'), json_extract({c}.body, '$.about'),
        json_array_length({c}.body, '$.accounts') > 0
    FROM articles a WHERE a.id = {c}.article
"""
# Somebody of an entity is counted by it, anybody else by name, country and sector.
KEY = (
    "coalesce({p}.entity, lower(coalesce({p}.name, {p}.text)) || '|' || "
    "coalesce({p}.country, '') || '|' || coalesce({p}.sector, ''))"
)

GLANCE = f"""
CREATE INDEX article_day ON articles (published, seq);
CREATE INDEX article_publisher ON articles (publisher COLLATE NOCASE, seq);
CREATE INDEX reading_at ON readings (at, article) WHERE superseded IS NULL;
CREATE INDEX claim_run ON claims (run);
CREATE INDEX reading_run ON readings (run);
CREATE INDEX party_country ON parties (country, part, claim, sector);
CREATE INDEX party_sector ON parties (sector, part, claim);
CREATE INDEX party_entity ON parties (entity, part, claim) WHERE entity IS NOT NULL;
CREATE INDEX party_text ON parties (text, name, part, claim);
CREATE INDEX party_stance ON parties (stance, claim) WHERE stance IS NOT NULL;
CREATE INDEX collated_day ON collated (event, published);
CREATE TABLE glance (
    claim INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL,
    published TEXT,
    start INTEGER NOT NULL,
    type TEXT NOT NULL,
    quad TEXT NOT NULL,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    first TEXT,
    last TEXT,
    lat REAL,
    lon REAL,
    place TEXT,
    country TEXT,
    about TEXT,
    told INTEGER NOT NULL
);
CREATE INDEX glance_order ON glance (published DESC, article, start);
CREATE INDEX glance_article ON glance (article);
CREATE INDEX glance_about ON glance (about, type) WHERE about IS NOT NULL;
CREATE INDEX glance_first ON glance (first);
CREATE UNIQUE INDEX glance_id ON glance (id);
CREATE INDEX glance_point ON glance (place, country, lat, lon, quad, first, last)
    WHERE lat IS NOT NULL;
CREATE TABLE pairs (
    actor TEXT NOT NULL,
    recipient TEXT NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (actor, recipient, claim)
) WITHOUT ROWID;
CREATE INDEX pair_claim ON pairs (claim);
CREATE TABLE figures (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    entity TEXT,
    country TEXT,
    sector TEXT,
    named INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    recipient INTEGER NOT NULL,
    source INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX figure_rank ON figures (actor + recipient + source);
CREATE TABLE forms (
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (text, name)
) WITHOUT ROWID;
INSERT INTO glance ({_COLUMNS})
    {_GLANCE.format(c="c").replace("FROM articles a WHERE", "FROM claims c JOIN articles a ON")}
    WHERE c.superseded IS NULL;
INSERT INTO pairs (actor, recipient, claim)
    SELECT DISTINCT a.country, r.country, a.claim
    FROM glance g JOIN parties a ON a.claim = g.claim AND a.part = 'actor'
    JOIN parties r ON r.claim = g.claim AND r.part = 'recipient'
    WHERE a.country IS NOT NULL AND r.country IS NOT NULL;
INSERT INTO figures (key, name, entity, country, sector, named, actor, recipient, source)
    SELECT {KEY.format(p="p")}, min(coalesce(p.name, p.text)), p.entity, max(p.country),
        max(p.sector), max(p.named), sum(p.part = 'actor'), sum(p.part = 'recipient'),
        sum(p.part = 'source')
    FROM glance g JOIN parties p ON p.claim = g.claim GROUP BY 1;
INSERT OR IGNORE INTO forms (text, name, folded)
    SELECT text, coalesce(name, ''), lower(text || char(31) || coalesce(name, '')) FROM parties;
CREATE TRIGGER glance_new AFTER INSERT ON claims WHEN NEW.superseded IS NULL BEGIN
    INSERT INTO glance ({_COLUMNS}) {_GLANCE.format(c="NEW")};
END;
CREATE TRIGGER glance_gone AFTER UPDATE OF superseded ON claims
WHEN NEW.superseded IS NOT NULL AND OLD.superseded IS NULL BEGIN
    UPDATE figures SET
        actor = actor - (SELECT count(*) FROM parties p WHERE p.claim = OLD.seq
            AND p.part = 'actor' AND {KEY.format(p="p")} = figures.key),
        recipient = recipient - (SELECT count(*) FROM parties p WHERE p.claim = OLD.seq
            AND p.part = 'recipient' AND {KEY.format(p="p")} = figures.key),
        source = source - (SELECT count(*) FROM parties p WHERE p.claim = OLD.seq
            AND p.part = 'source' AND {KEY.format(p="p")} = figures.key)
        WHERE key IN (SELECT {KEY.format(p="p")} FROM parties p WHERE p.claim = OLD.seq);
    DELETE FROM pairs WHERE claim = OLD.seq;
    DELETE FROM glance WHERE claim = OLD.seq;
END;
CREATE TRIGGER party_new AFTER INSERT ON parties BEGIN
    INSERT INTO figures (key, name, entity, country, sector, named, actor, recipient, source)
        VALUES ({KEY.format(p="NEW")}, coalesce(NEW.name, NEW.text), NEW.entity, NEW.country,
            NEW.sector, NEW.named, NEW.part = 'actor', NEW.part = 'recipient',
            NEW.part = 'source')
        ON CONFLICT (key) DO UPDATE SET actor = actor + excluded.actor,
            recipient = recipient + excluded.recipient, source = source + excluded.source,
            named = max(named, excluded.named);
    INSERT OR IGNORE INTO forms (text, name, folded)
        VALUES (NEW.text, coalesce(NEW.name, ''),
            lower(NEW.text || char(31) || coalesce(NEW.name, '')));
    INSERT OR IGNORE INTO pairs (actor, recipient, claim)
        SELECT NEW.country, p.country, NEW.claim FROM parties p
        WHERE NEW.part = 'actor' AND NEW.country IS NOT NULL AND p.claim = NEW.claim
            AND p.part = 'recipient' AND p.country IS NOT NULL;
    INSERT OR IGNORE INTO pairs (actor, recipient, claim)
        SELECT p.country, NEW.country, NEW.claim FROM parties p
        WHERE NEW.part = 'recipient' AND NEW.country IS NOT NULL AND p.claim = NEW.claim
            AND p.part = 'actor' AND p.country IS NOT NULL;
END;
"""

# A joint act has no direction: each of its countries acts on each other.
_BOTH = "part IN ('actor', 'recipient')"
MUTUAL = f"""
INSERT OR IGNORE INTO pairs (actor, recipient, claim)
    SELECT DISTINCT a.country, r.country, a.claim
    FROM glance g JOIN parties a ON a.claim = g.claim AND a.{_BOTH}
    JOIN parties r ON r.claim = g.claim AND r.{_BOTH}
    WHERE g.type IN ({JOINT}) AND a.country <> r.country;
CREATE TRIGGER party_joint AFTER INSERT ON parties
WHEN NEW.{_BOTH} AND NEW.country IS NOT NULL
    AND (SELECT type FROM claims WHERE seq = NEW.claim) IN ({JOINT}) BEGIN
    INSERT OR IGNORE INTO pairs (actor, recipient, claim)
        SELECT NEW.country, p.country, NEW.claim FROM parties p
        WHERE p.claim = NEW.claim AND p.{_BOTH} AND p.country <> NEW.country;
    INSERT OR IGNORE INTO pairs (actor, recipient, claim)
        SELECT p.country, NEW.country, NEW.claim FROM parties p
        WHERE p.claim = NEW.claim AND p.{_BOTH} AND p.country <> NEW.country;
END;
"""

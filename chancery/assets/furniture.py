"""Lines that a web page puts around an article and that are not news.

One table, shared by `ingest` and the sentence splitter: a line is left out when
the whole of it is furniture, never because a phrase occurs inside prose.
"""

from __future__ import annotations

import re

LONGEST = 240  # characters: no furniture line seen was longer, so prose is not tested

# Whole lines, compared without case, outer spaces and closing punctuation.
LINES = frozenset(
    """
    about us|advertisement|advertising|advertisements|all rights reserved|back to top
    |close|comment|comments|comments are closed|comments are now closed|comments closed
    |contact us|continue reading|continue reading the main story|copy link|copyright
    |email|email this|facebook|follow|follow us|getty|getty images|home|image|images
    |leave a comment|leave a reply|leave a response|leave your comment|like this
    |listen to this article|load more|loading|log in|menu|more|more from this author
    |more on this story|more stories|most popular|most read|newer post|newsletter
    |newsletters|next article|next post|next story|no comment|no comments|no comments yet
    |older post|page not found|permalink|photo|photos|play|post a comment|previous article
    |previous post|previous story|print|print this|print this article|privacy policy
    |read full article|read more|read next|read the full story|related|related articles
    |related content|related links|related news|related posts|related stories
    |related topics|recommended|recommended stories|reply|reprints|save|scroll down
    |see also|see more|send|share|share on facebook|share on twitter|share this
    |share this article|share this post|share this story|share via email|show more
    |sign in|sign up|sign up here|sign up now|skip|skip advertisement|skip to content
    |skip to main content|story continues below advertisement|submit|subscribe
    |subscribe here|subscribe now|tags|terms of service|terms of use|top stories
    |topics|trending|tweet|tweet this|twitter|video|view all|view comments|watch live
    |whatsapp|will not be published|your email address will not be published
    |original signed|supported by|view original|what to read next|you may also like
    |begin text|end text|you might also like|editors' picks|editor's picks|popular now|in this article
    """.replace("\n    ", "").split("|")
)

_PATTERNS = (
    r"\d+ (?:comments?|replies|shares)(?: so far| on .*)?",
    r"no comments:?(?: yet.{0,40})?",
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply|response)\b.*",
    r"(?:you must|please|you need to) (?:be logged in|log in|sign in|login|register)\b.*",
    r"(?:log|sign) in to (?:comment|leave|reply|continue|read|post)\b.*",
    (r"(?:name|e-?mail|e-?mail address|website|url)\s*\*?\s*\(?(?:required|optional"
    r"|will not be (?:published|shared))?\)?"),
    r".{0,60}\(?will not be (?:published|shown|displayed|shared)\)?.{0,60}",
    r"required fields are marked.*",
    r"notify me of (?:follow-?up|new) .*",
    r"this (?:article|story|post|piece) is (?:from|part of) the archives? of our partner\b.*",
    (r"this (?:article|story|post|piece) (?:originally|first|was originally|was first) "
    r"(?:appeared|published|posted|ran)\b.*"),
    r"we want to hear (?:what you think|from you)\b.*",
    r"submit a letter to the editor or write to.*",
    (r"(?:want|would you like) (?:more|to (?:receive|get|read) (?:this|more))\b.{0,120}"
    r"(?:sign up|subscribe|newsletter|inbox).*"),
    (r"\(?(?:for more,? |please )?(?:sign up|subscribe|register)(?: here| now| today)?"
    r"(?:,? (?:for|to|by|here|and|with)\b.*|[.!:]?)\)?"),
    r"get (?:our|the|all the|breaking|your daily) .{0,80}(?:newsletter|inbox|email|alerts?)\b.*",
    r".{0,60}(?:delivered|straight|sent) (?:directly |straight )?to your inbox.*",
    r"follow (?:us|.{2,40}) on (?:twitter|facebook|instagram|x|telegram|linkedin)\b.*",
    r"like us on facebook\b.*",
    r"(?:click|tap|go) here (?:to|for)\b.*",
    (r"(?:read|see|watch|listen|related|more)(?: (?:more|also|next|now|here|on this))?\s*[:|»>]"
    r"(?! ?[\"“]).{0,160}"),
    (r"(?:share|print|email|save|tweet)(?: this)?(?: \w+)? (?:on|via|with|to|by)"
    r" (?:facebook|twitter|whatsapp|email|linkedin|reddit|telegram|friends|a friend|x)\b.*"),
    (r"(?:facebook|twitter|whatsapp|email|linkedin|print|reddit|share|copy|tweet|save|pinterest"
    r"|telegram|messenger|instagram|youtube)"
    r"(?:[\s,|/·•]+(?:facebook|twitter|whatsapp|e-?mail|linkedin|print|reddit|share|copy|link"
    r"|tweet|save|pinterest|telegram|messenger|instagram|youtube|x|this|page))+"),
    r"(?:\(c\)|©|copyright(?= ?[\d©(]| (?:by|of|the|all|\w+ \d{4}))).{0,200}",
    r"(?:.{0,80}[.,;] ?)?all rights reserved\b.{0,120}",
    r"(?:we|this (?:web ?site|site|page)) uses? cookies\b.*",
    (r"by (?:continuing|using|clicking|browsing|signing up).{0,80}"
    r"(?:cookies?|terms|privacy|agree|consent)\b.*"),
    r"(?:accept|reject|manage) (?:all )?(?:cookies|preferences|consent).*",
    (r"(?:file )?(?:photo(?:graph)?|image|picture|video|illustration|credit|source)s?\s?"
    r"(?::|by|credit:?|source:?|copyright|(?:: )?courtesy(?: of)?|via)\s?"
    r"(?-i:(?:[A-Z@©(][\w.@'’)-]*[ ,/&]*|of |the |for |via |and ){1,8})"),
    (r".{0,80}(?:/|via )(?:getty(?: images)?|afp|reuters|ap photo|epa|shutterstock|ap images"
    r"|istock|alamy)(?:/.{1,30})?\.?\)?"),
    r"(?:\w+[ /|]+){0,3}about us [/|] .{0,120}",
    r"(?:story|article) continues (?:below|after)\b.*",
    r"(?:last )?updated:? (?:at |on )?(?=.*\d)[^.]{4,40}",
    r"posted (?:by|in|on|at|under) [^.]{1,60}",
    r"filed under:?.{0,80}",
    r"tags?: .{0,160}",
    r"(?:view|see) (?:all|more) (?:posts|articles|stories|news|comments)\b.*",
    r"(?:estimated )?(?:reading time|\d+[- ]min(?:ute)?s? read)\b.*",
    r"to (?:view|watch|play) this (?:video|content|media),? .*",
    r"(?:your|this) browser (?:does not|doesn.t) support\b.*",
    r"(?:please )?enable javascript\b.*",
    r"(?:download|get|try) (?:our|the) (?:free )?(?:mobile )?app\b.*",
    r"support (?:our|independent|quality) journalism\b.*",
    r"(?:donate|become a (?:member|subscriber))(?: today| now| here)?",
    r"the (?:associated press|reuters|ap) contributed to this (?:report|article|story)\.?",
    r".{0,120}\bcontributed to this (?:report|article|story|post|piece)\.?",
    r"\(?(?:additional )?(?:reporting|editing|writing) by .{3,200}",
    r"https?://\S+",
    r"(?:#\w+[\s,]*)+",
)  # fmt: skip

_FURNITURE = re.compile("|".join(f"(?:{p})" for p in _PATTERNS), re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether the whole line belongs to the page and not to the article."""
    if len(line) > LONGEST:
        return False
    bare = line.strip().strip("[](){}*|<>»«→›‹-–—:.…! ").casefold()
    if not bare:
        return False
    return bare in LINES or _FURNITURE.fullmatch(line.strip()) is not None

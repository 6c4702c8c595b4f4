"""Facts of the deal: buyer, value, go-live, the signature aimed at, time to implement."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.plan.changes import Change, SetDeal
from assistant.plan.deadlines import Found
from assistant.understanding.language import is_english_word
from assistant.understanding.money import amounts
from assistant.understanding.names import is_given_name
from assistant.understanding.people import is_company_word
from assistant.understanding.scene import Scene

_GO_LIVE = re.compile(
    r"\b(?:go(?:es|ing)?[- ]?live(?! (?:training|support|checklist|prep\w*|plan\b|review|"
    r"readiness|party|rehearsal|workshop|team|call|meeting|test))|(?-i:GL)(?=\s*[:=-]?\s*\d)|"
    r"live\b(?! (?:chat|demo|session|call|data|view|event|training|support|checklist|prep\w*|"
    r"plan\b|review|readiness|party|rehearsal|workshop|team|meeting|test))|gone live|went live|"
    r"golive|live (?:by|on|in|at|before|for|with|date|from)|(?:be|being|get|are|is|up and|"
    r"going|to be|it|them|us|everyone) live|"
    r"in production|into production|production (?:date|launch)|up and running|cut ?over|"
    r"launch(?:es|ed|ing)?(?: date)?|roll(?:ed|ing)? ?out|switch(?:ed|ing)? (?:on|over)|"
    r"start(?:ing)? using|using it|up on (?:it|the (?:new )?(?:system|platform))|operational|"
    r"onboarded by|live date|big bang|day one|turn(?:ed)? on|go-live date)\b",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\b(?:clos(?:e|es|ing)(?: date| it| this| the deal)?|target close|sign(?:ed|ing)?(?: it| "
    r"this| the (?:deal|contract|agreement))?|signatures?|ink(?:ed)?(?: it| this)?|"
    r"get (?:this|it|the deal) (?:done|closed|signed|over the line)|deal (?:done|closed)|"
    r"paper(?:work)? (?:done|signed)|"
    r"contract (?:done|signed|in place)|countersign(?:ed|ature)?|booked|wrap (?:this|it|the "
    r"deal) up)\b",
    re.IGNORECASE,
)
_CLOSE_ONLY = re.compile(
    r"\b(?:clos(?:e|es|ing)|target close|(?:this|it|deal) (?:done|closed|over the line)|booked|"
    r"wrap)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:want(?:s|ed)?|need(?:s|ed)?|aim(?:s|ing)?|target(?:s|ing|ed)?|hop(?:e|es|ing)|"
    r"plan(?:s|ning)?|would like|'d like|goal|looking to|trying to|"
    r"supposed to|must|has to|have to|should|expect(?:s|ed|ing)?|by|deadline|ideally|shooting "
    r"for|push(?:ing)? for|commit(?:ted)?)\b",
    re.IGNORECASE,
)
_VALUE_CUE = re.compile(
    r"\b(?:worth|value[ds]?|deal(?: size)?|acv|tcv|arr|mrr|contract|budget|price[ds]?|pric(?:e|"
    r"ing)|opportunity|opp|size|a year|per year|annual(?:ly)?|p\.?a|"
    r"spend|cost(?:s|ing)?|quote[d]?|proposal|ballpark|about|around|roughly|approx|total|over "
    r"(?:three|3|two|2) years|at|for|it's|its|is)\b",
    re.IGNORECASE,
)
_NAME = r"(?P<name>[A-Z0-9][\w&'.+-]*(?:[ ](?:&|and|of|de|[A-Z0-9][\w&'.+-]*))*)"
_LOWER = r"(?P<name>[\w&'.+-]+(?: [\w&'.+-]+){0,3}?)"
_BUYER_CUES = (
    re.compile(
        rf"\b(?:[Oo]pp(?:ortunity)?|OPP|[Dd]eal|[Aa]ccount|[Aa]cct|[Cc]ustomer|[Cc]ust|"
        rf"[Cc]lient|[Bb]uyer|[Pp]rospect|[Cc]ompany|[Kk]unde|[Pp]lan for|[Rr]ecap on|"
        rf"[Uu]pdate on|[Nn]otes on|[Dd]eal w)\s*(?:[:=/-]|ist|is)?\s*{_NAME}"
    ),
    re.compile(
        rf"\b(?:[Dd]eal|[Oo]pp(?:ortunity)?|[Rr]enewal|[Ee]xpansion|[Pp]roject|[Pp]lan|"
        rf"MAP|[Aa]ccount)\s+(?:is\s+)?(?:with|at|for|@|w/|called|named|is|over at)\s+{_NAME}"
    ),
    re.compile(
        rf"\b(?:[Ss]ell(?:ing|s)? (?:\S+ )?(?:in)?to|[Ww]orking (?:on|with|w/)|[Ss]old "
        rf"to|[Cc]losing|[Pp]itching(?: to)?|[Ww]on)\s+(?:an? (?:\w+ )?deal (?:with|at|for) "
        rf")?{_NAME}"
    ),
    re.compile(
        rf"\b(?:[Bb]uyer|[Cc]ustomer|[Cc]lient|[Pp]rospect|[Aa]ccount|[Cc]ompany)(?:'s "
        rf"name)?(?: here)?(?: is|'s|:| -| =|,)(?: called| named)?\s+{_NAME}"
    ),
    re.compile(
        rf"\b(?:company|firm|client|customer|prospect|buyer|outfit|startup|bank|"
        rf"retailer|manufacturer|hospital|insurer|utility|university|account)\s+(?:called|"
        rf"named)\s+{_NAME}"
    ),
    re.compile(
        rf"(?:^|\b(?:is|the|our|this|about|on|re|for)[: ]\s*){_NAME}(?:'s)?\s+(?:deal|"
        rf"account|opportunity|opp|renewal|rollout|project)\b"
    ),
    re.compile(
        rf"(?:^|: )(?:(?:so|ok|okay|hi|hey|hello|right|well|and|just|"
        rf"great)[,.!]?\s+)*{_NAME}(?:\s*\([^)]*\))?,?\s+(?:really |also )?(?:wants?|needs?|"
        rf"would like|are looking|is looking|plans?|has to|have to|must|is going|are going|"
        rf"goes|go|is buying|are buying|is the (?:buyer|customer|client)|is our (?:buyer|"
        rf"customer|client|prospect)|intends?|aims?|hopes?|expects?|signed up|decided|picked|"
        rf"chose|is moving|are moving|picked|chose|selected|went with|awarded|shortlisted|is "
        rf"rolling|will go|should go|said they)\b"
    ),
    re.compile(
        rf"\b(?:at|with|for|from)\s+{_NAME}(?=\s*(?:$|[,.;:!-]|\$|€|£|\d|(?:they|and|"
        rf"who|wants?|needs?|worth|about|for|is|are|go|by)\b))"
    ),
    re.compile(
        rf"^{_NAME}\s*(?:[-,:/|]|\s-\s)\s*(?=.*(?:\$|€|£|\d+\s?[kKmM]\b|go[- ]?live|"
        rf"live\b|deal\b|acv|ACV))"
    ),
    re.compile(
        rf"\b(?:get|have|getting|bring|see|want|need)\s+{_NAME}(?=\s+(?:live|onboarded|"
        rf"up and running|over the line|signed|closed|to sign))"
    ),
)
_COUNCIL = re.compile(r"\b(?:council|board|committee|panel)\b", re.IGNORECASE)
_STRONG_CUES = 4
_LOOSE = _BUYER_CUES[7]
_LOWER_CUES = (
    re.compile(
        rf"\b(?:champion|contact|sponsor|cfo|ciso|cio|cto|people|team|folks|guys|person|"
        rf"buyer|work|works|working|job) (?:over )?(?:at|from|with)\s+{_LOWER}(?=\s*(?:$|"
        rf"[,.;:!-]|(?:they|and|who|that|wants?|needs?|says|is|are|so|we)\b))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:deal|opp|opportunity)\s+(?:with|wiht|at|for|@|w/?)\s+{_LOWER}(?=\s*(?:$|"
        rf"[,.;:!-]|\$|€|£|\d|(?:they|and|who|that|wants?|needs?|worth|about|for|is|are|go|"
        rf"going|live|by|it|its|so|we|to|around|roughly|acv|on)\b))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:sell(?:ing|s)? (?:in)?to|company (?:called|named)|buyer is|customer is|"
        rf"client is|prospect is|account is|buyer:|customer:|account:|"
        rf"client:)\s+{_LOWER}(?=\s*(?:$|[,.;:!-]|\$|€|£|\d|(?:they|and|who|that|wants?|needs?|"
        rf"worth|about|for|is|are|go|going|live|by|it|its|so|we|to|around|roughly|acv|"
        rf"on)\b))",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:(?:so|ok|okay|hi|hey|hello|right|well|and|just|um|uh|"
        r"yeah)[,.!]?\s+)*(?P<name>[\w&'.+-]+(?: [\w&'.+-]+)?)\s+(?:wants?|needs? to|would "
        r"like|has to|is looking|are looking|is the (?:buyer|customer|client))\s+(?:to )?(?:be|"
        r"go|get|launch|start|roll|switch)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|\b(?:the|our|this|on)\s)(?P<name>[\w&'.+-]{3,})\s+(?:deal|account|opp|"
        r"opportunity)\b",
        re.IGNORECASE,
    ),
)
_NOT_COMPANY = re.compile(
    r"^(?:i|we|they|he|she|it|you|the|this|that|their|our|his|her|my|a|an|legal|security|"
    r"procurement|finance|it|infosec|ciso|cfo|cio|ceo|cto|coo|gc|vp|msa|dpa|nda|poc|sow|po|"
    r"mutual|action|plan|map|new|big|small|huge|large|enterprise|q[1-4]|fy\d*|eo[mqyw]|eod|cob|"
    r"asap|tbd|soc ?2?|sso|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:rs?(?:days?)?)?|fri(?:days?)?|"
    r"sat(?:urdays?)?|sun(?:days?)?|everyone|everything|someone|somebody|nobody|go|goal|value|"
    r"deal|target|buyer|customer|client|seller|step|steps|owner|due|date|next|now|today|"
    r"tomorrow|yes|no|not|ok|okay|"
    r"there|here|what|who|when|why|how|which|can|could|if|one|two|three|all|both|also|then|"
    r"just|only|please|thanks|hi|hello|hey|plan|company|customer|called|named|idea|anyway|opp|"
    r"usd|eur|gbp|risk|note|pilot|board|budget|contract|signature|kickoff|add|drop|move|set|"
    r"sso|saas|crm|erp|api|aws|azure|gdpr|hipaa|iso|christmas|xmas|easter|thanksgiving|new "
    r"year\w*|champion|sponsor|hq|emea|apac|us|uk|eu|same|another|any|some|each|every|review|"
    r"approval|go-?live|meeting|call|weekly|first|last)$",
    re.IGNORECASE,
)
_SELLER_CUE = re.compile(
    rf"\b(?:(?:I'm|I am|(?:[Tt]his is|[Ii]t's)(?= [A-Z]\w+ (?:[A-Z]\w+ )?from)|[Mm]y name "
    rf"is)\s+(?:[A-Z]\w+(?: [A-Z]\w+)?,?\s+)?(?:(?:an?|the)\s+\w+(?: \w+)?\s+)?(?:from|with|at|"
    rf"of|selling for|working for)|[Ww]e(?:'re| are)|[Oo]ur company is|[Ss]eller(?: is|:)|I "
    rf"(?:work (?:for|at)|sell for))\s+{_NAME}"
)
_IMPLEMENTATION = re.compile(
    r"\b(?:implement(?:ation|ing|ed)?|roll(?:ing)?[- ]?out|set(?:ting)? ?up|onboard(?:ing)?|"
    r"deploy(?:ment|ing)?|integrat(?:ion|ing|e)|config(?:uration|uring)?|go-live prep|get "
    r"(?:them|it) (?:live|up|running)|ramp[- ]?up|to be live|stand it up|install(?:ation)?)\b",
    re.IGNORECASE,
)


def deal_changes(scene: Scene, *, buyer: str | None) -> tuple[list[Change], list[Found]]:
    """Return the deal's facts that the clause states, and the dates that they used up.

    Args:
        scene: the clause.
        buyer: the buyer's name as far as it is known.
    """
    fields: dict[str, Any] = {}
    used: list[Found] = []
    go_live = _go_live(scene)
    if go_live:
        fields["go_live"] = go_live.deadline.phrase
        used.append(go_live)
    close = _close(scene.without_dates(used))
    if close:
        fields["target_close"] = close.deadline.phrase
        if _CLOSE_ONLY.search(scene.text) and not re.search(
            r"\bsign|\bink", scene.text, re.IGNORECASE
        ):
            used.append(close)
    fields.update(_value(scene))
    name = company(scene, known=buyer is not None)
    if name and not (buyer and name.casefold() == buyer.casefold()):
        fields["buyer"] = name
    seller = _SELLER_CUE.search(scene.text)
    if seller and (ours := _name_of(seller["name"])):
        fields["seller"] = ours
        if fields.get("buyer") == ours:
            del fields["buyer"]
    if not fields:
        return [], []
    return [SetDeal(quote=scene.text.strip(" .,;:-"), **fields)], used


def company(scene: Scene, *, known: bool = False) -> str | None:
    """Return the buying company that the clause names, None where it names none.

    Args:
        scene: the clause.
        known: whether a buyer is known, so that only plain words name another.
    """
    people = {w.name.casefold() for w in scene.people if w.named}
    for position, cue in enumerate((*_BUYER_CUES, *_LOWER_CUES)):
        if known and position > _STRONG_CUES:
            continue
        for match in cue.finditer(scene.text):
            name = _name_of(match["name"])
            if (
                not name
                or _COUNCIL.search(name)
                or re.fullmatch(r"\d+\s?(?:am|pm|k|m|h)?", name, re.IGNORECASE)
            ):
                continue
            sure = (
                position <= _STRONG_CUES
                and len(name.split()) > 1
                and is_company_word(name.split()[-1])
            )
            if not sure and any(name.casefold() in p or p in name.casefold() for p in people):
                continue
            if cue in _LOWER_CUES and (name.islower() and not _coined(name)):
                continue
            if _names_step(scene, match.start("name"), match.end("name")):
                continue
            at_two = match.group().lower().startswith("at ") and len(name.split()) > 1
            if cue is _LOOSE and (not (_coined(name) or at_two) or scene.steps):
                continue
            return name if not name.islower() else name.title()
    return None


def names_company(words: str) -> bool:
    """Tell whether the words look like the name of a company and like nothing else."""
    return _name_of(words) == words and _coined(words)


def _coined(name: str) -> bool:
    words = name.split()
    return any(not is_english_word(w) for w in words) or (
        len(words) > 1 and is_company_word(words[-1])
    )


def _names_step(scene: Scene, start: int, end: int) -> bool:
    low, high = start + scene.piece.start, end + scene.piece.start
    return any(low < m.end and m.start < high for m in (*scene.steps, *scene.dates))


def _name_of(words: str) -> str | None:
    words = re.sub(r"(?:'s)$", "", words.strip(" .,;:-'&"))
    parts = words.split()
    while parts and (_NOT_COMPANY.match(parts[-1]) or parts[-1] in {"and", "of", "&", "de"}):
        parts.pop()
    while len(parts) > 1 and parts[0].lower() in {"company", "customer", "client", "buyer", "the"}:
        parts.pop(0)
    while parts and _NOT_COMPANY.match(parts[0]) and parts[0].lower() != "new":
        parts.pop(0)
    name = " ".join(parts)
    if re.match(r"\d", name) and not re.match(r"\d+[A-Za-z]{2,}", name):
        return None
    if not name or len(name) < 2 or _NOT_COMPANY.match(name) or name.replace(".", "").isdigit():
        return None
    if len(parts) == 1 and is_given_name(name):
        return None
    if len(parts) == 2 and is_given_name(parts[0]) and not is_english_word(parts[1]):
        return None
    return name


def _go_live(scene: Scene) -> Found | None:
    cue = _GO_LIVE.search(scene.text)
    if not cue or not scene.dates:
        return None
    at = scene.piece.start + cue.start()
    free = [d for d in scene.dates if not d.deadline.after and d.deadline.kind != "vague"]
    free = [d for d in free if not _belongs_to_step(scene, d, at)] or []
    not_old = [
        d
        for d in free
        if not re.search(
            r"\b(?:not|from|instead of|rather than)\s*$", scene.before(d.start), re.IGNORECASE
        )
    ]
    return min(not_old, key=lambda d: abs(d.start - at), default=None)


def _belongs_to_step(scene: Scene, date: Found, cue: int) -> bool:
    """Tell whether a step stands nearer to the date than the cue does."""
    near = min(
        (
            abs(date.start - s.end) if s.end <= date.start else abs(s.start - date.end)
            for s in scene.steps
            if s.kind not in {"implementation", "go-live"} and not s.start <= cue < s.end
        ),
        default=10_000,
    )
    return near + 3 < abs(date.start - cue)


def _close(scene: Scene) -> Found | None:
    cue = _CLOSE.search(scene.text)
    if not cue:
        return None
    if re.search(
        r"\b(?:off|nda|dpa|non-disclosure)\b",
        scene.text[cue.start() : cue.end() + 14],
        re.IGNORECASE,
    ):
        return None
    others = [s for s in scene.steps if s.kind not in {"signature", None}]
    aims = _AIM.search(scene.text) or any(s.kind == "signature" for s in scene.steps)
    dates = [d for d in scene.dates if not d.deadline.after and d.deadline.date]
    if not aims or not dates:
        return None
    at = scene.piece.start + cue.start()
    date = min(dates, key=lambda d: abs(d.start - at))
    if re.search(
        r"\b(?:not|from|instead of|rather than|start(?:s|ing)?)\s*$",
        scene.before(date.start),
        re.IGNORECASE,
    ):
        return None
    nearer = any(abs(date.start - s.end) < abs(date.start - at) for s in others)
    return None if nearer else date


def _value(scene: Scene) -> dict[str, Any]:
    dates = [(d.start - scene.piece.start, d.end - scene.piece.start) for d in scene.dates]
    found = [
        a
        for a in amounts(scene.text)
        if not a.plain and not any(start < a.end and a.start < end for start, end in dates)
    ]
    if not found or re.search(
        r"\b(?:discount|penalty|over budget|saving|save[sd]?|losing|lose|limit|threshold|above|"
        r"below|under|anything over)\b",
        scene.text,
        re.IGNORECASE,
    ):
        return {}
    if not _VALUE_CUE.search(scene.text) and len(scene.text.split()) > 8 and not found[0].currency:
        return {}
    return {"value": found[0].value} | (
        {"currency": found[0].currency} if found[0].currency else {}
    )


def implementation_days(scene: Scene, topics: Sequence[object]) -> int | None:
    """Return the working days that implementation takes where the clause says so."""
    if not scene.durations or not _IMPLEMENTATION.search(scene.text) or len(topics) > 1:
        return None
    return scene.durations[0].days

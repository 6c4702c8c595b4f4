"""The buying company as sellers name it."""

import re

from assistant.understanding.company_odds import Candidate, is_body, likeliest, titled
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_surname
from assistant.understanding.partnerships import is_partnership
from assistant.understanding.scene import Scene

_FORM = r"(?:,? (?:LLP|LLC|Inc|Ltd|PLC|plc|GmbH|AG|SE|Co|Corp|N\.V|B\.V|S\.A)\b\.?)?"
NAME = rf"(?P<name>[A-Z0-9][\w&'.+-]*(?:[ ](?:&|and|of|de|the|[A-Z0-9][\w&'.+-]*))*{_FORM})"


_LOWER = r"(?P<name>[\w&'.+-]+(?: [\w&'.+-]+){0,3}?)"


_BUYER_CUES = (
    re.compile(
        rf"\b(?:[Oo]pp(?:ortunity)?|OPP|[Dd]eal|[Aa]ccount|[Aa]cct|[Cc]ustomer|[Cc]ust|"
        rf"[Cc]lient|[Bb]uyer|[Pp]rospect|[Cc]ompany|[Kk]unde|[Pp]lan for|[Rr]ecap on|"
        rf"[Uu]pdate on|[Nn]otes on|[Dd]eal w)\s*(?:[:=/-]|ist|is)?\s*{NAME}"
    ),
    re.compile(
        rf"\b(?:[Dd]eal|[Oo]pp(?:ortunity)?|[Rr]enewal|[Ee]xpansion|[Pp]roject|[Pp]lan|"
        rf"MAP|[Aa]ccount)\s+(?:is\s+)?(?:with|at|for|@|w/|called|named|is|over at)\s+{NAME}"
    ),
    re.compile(
        rf"\b(?:[Ss]ell(?:ing|s)? (?:\S+ )?(?:in)?to|[Ww]orking (?:on|with|w/)|[Ss]old "
        rf"to|[Cc]losing|[Pp]itching(?: to)?|[Ww]on)\s+(?:an? (?:\w+ )?deal (?:with|at|for) "
        rf")?{NAME}"
    ),
    re.compile(
        rf"\b(?:[Bb]uyer|[Cc]ustomer|[Cc]lient|[Pp]rospect|[Aa]ccount|[Cc]ompany|"
        rf"[Cc]ounterparty|[Pp]urchaser|[Oo]rgani[sz]ation|[Bb]uying (?:company|side))(?:'s "
        rf"name)?(?: here)?(?: is| would be| will be| here is|'s|:| -| =|,)(?: called| "
        rf"named)?\s+{NAME}"
    ),
    re.compile(
        rf"\b(?:company|firm|client|customer|prospect|buyer|outfit|startup|bank|"
        rf"retailer|manufacturer|hospital|insurer|utility|university|account)\s+(?:called|"
        rf"named)\s+{NAME}"
    ),
    re.compile(
        rf"(?:^|\b(?:is|the|our|this|about|on|re|for)[: ]\s*){NAME}(?:'s)?\s+(?:deal|"
        rf"account|opportunity|opp|renewal|rollout|project)\b"
    ),
    re.compile(
        rf"(?:^|: )(?:(?:so|ok|okay|hi|hey|hello|right|well|and|just|"
        rf"great)[,.!]?\s+)*{NAME}(?:\s*\([^)]*\))?,?\s+(?:really |also )?(?:wants?|needs?|"
        rf"would like|are looking|is looking|plans?|has to|have to|must|is going|are going|"
        rf"goes|go|is buying|are buying|is the (?:buyer|customer|client)|is our (?:buyer|"
        rf"customer|client|prospect)|intends?|aims?|hopes?|expects?|signed up|decided|picked|"
        rf"chose|is moving|are moving|picked|chose|selected|went with|awarded|shortlisted|is "
        rf"rolling|will go|should go|said they)\b"
    ),
    re.compile(
        rf"\b(?:at|with|for|from)\s+{NAME}(?=\s*(?:$|[,.;:!-]|\$|€|£|\d|(?:they|and|"
        rf"who|wants?|needs?|worth|about|for|is|are|go|by)\b))"
    ),
    re.compile(
        rf"^{NAME}\s*(?:[-,:/|]|\s-\s)\s*(?=.*(?:\$|€|£|\d+\s?[kKmM]\b|go[- ]?live|"
        rf"live\b|deal\b|acv|ACV))"
    ),
    re.compile(
        rf"\b(?:get|have|getting|bring|see|want|need)\s+{NAME}(?=\s+(?:live|onboarded|"
        rf"up and running|over the line|signed|closed|to sign))"
    ),
)


_STRONG_CUES = 4


_LOOSE = _BUYER_CUES[7]
# "A law firm called Hogan Reyes" works for the buyer, and is not the buyer.
_HIRED = re.compile(
    r"\b(?:law|legal|lawyers?|solicitors?|attorneys?|counsel|audit\w*|consult\w*|outsourced|"
    r"external|agency|brokers?|(?:sub)?contractors?|suppliers?|vendors?|integrators?|resellers?)\b",
    re.IGNORECASE,
)


_LOWER_CUES = (
    re.compile(
        (
            r"\b(?:opp(?:ortunity)?|deal|account|acct|prospect|client|customer|buyer|"
            r"company|it'?s (?:about|"
            rf"for|with)|this is (?:about|for))\s*(?:[:=-]|is)?\s+{_LOWER}(?=\s*(?:$|"
            rf"[,.;:!-]|\$|€|£|\d))"
        ),
        re.IGNORECASE,
    ),
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
    r"^(?:so|well|then|great|good|perfect|acv|tcv|arr|mrr|i|we|they|he|she|it|you|the|this|that|their|our|his|her|"
    r"my|a|an|legal|security|"
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


def company(scene: Scene, *, known: bool = False) -> str | None:
    """Return the buying company that the clause names, None where it names none.

    Args:
        scene: the clause.
        known: whether a buyer is known, so that only plain words name another.
    """
    people = [w for w in scene.people if (w.named and not _firm(w.name)) or is_partnership(w.name)]
    hired = known and _HIRED.search(scene.text)
    for position, cue in enumerate((*_BUYER_CUES, *_LOWER_CUES)):
        if (known and position > _STRONG_CUES) or (hired and position == _STRONG_CUES):
            continue
        for match in cue.finditer(scene.text):
            name = name_of(match["name"])
            if (
                not name
                or is_body(name)
                or re.fullmatch(r"\d+\s?(?:am|pm|k|m|h)?", name, re.IGNORECASE)
            ):
                continue
            sure = (
                position <= _STRONG_CUES
                and len(name.split()) > 1
                and is_company_word(name.split()[-1])
            )
            at = scene.piece.start + match.start("name")
            person = any(w.start < at + len(name) and at < w.end for w in people) or any(
                name.casefold() in w.name.casefold() for w in people
            )
            if (person and not sure) or _full_name(name):
                continue
            if cue in _LOWER_CUES and (name.islower() and not _coined(name)):
                continue
            if _names_step(scene, match.start("name"), match.end("name")):
                continue
            at_two = match.group().lower().startswith("at ") and len(name.split()) > 1
            if cue is _LOOSE and (not (_coined(name) or at_two) or scene.steps):
                continue
            return name if not name.islower() else name.title()
    return None if known else likeliest(scene, _proper(scene))


def _full_name(name: str) -> bool:
    """Tell whether it is a given name and a family name ("Theo Banks")."""
    words = name.split()
    return (
        len(words) == 2
        and is_given_name(words[0])
        and (is_surname(words[1]) or not is_company_word(words[1].lower()))
    )


def _firm(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and is_company_word(parts[-1]) and not is_given_name(parts[0])


def _proper(scene: Scene) -> list[Candidate]:
    """Return the names in the clause that are no step, date, role or team."""
    found = []
    for match in _PROPER.finditer(scene.text):
        name = name_of(match["name"])
        if not name or name not in match["name"]:
            continue
        start = match.start() + match["name"].index(name)
        if not _names_step(scene, start, start + len(name)):
            found.append(Candidate(name, start, start + len(name)))
    return found


_PROPER = re.compile(NAME)


def names_company(words: str) -> bool:
    """Tell whether the words look like the name of a company and like nothing else."""
    return name_of(words) == words and _coined(words)


def _coined(name: str) -> bool:
    words = name.split()
    return any(not is_english_word(w) for w in words) or (
        len(words) > 1 and (is_company_word(words[-1]) or titled(name))
    )


def _names_step(scene: Scene, start: int, end: int) -> bool:
    low, high = start + scene.piece.start, end + scene.piece.start
    spans = [(m.start, m.end) for m in scene.steps] + [(d.start, d.end) for d in scene.dates]
    return any(low < end and start < high for start, end in spans)


_LEADS = re.compile(
    r"(?:\w+'(?:s|re|m|ve|ll|d)|for|with|at|to|from|on|about|by|of|in|re|so|and|but|"
    r"our|my|got|new|talking|met(?! office)|meeting|visited|saw|back|just|"
    r"dealing|working|selling|helping|prospect|client|customer|account|opportunity|opp|deal|status|"
    r"update|notes|recap|w|w/)(?= )",
    re.IGNORECASE,
)


_NUMBER = re.compile(
    r"\d+\s?(?:am|pm|h|k|m|x|st|nd|rd|th|days?|weeks?)\b.*|[a-z]{2,6}[-#/ ]?\d{3,}|meddpicc\b.*",
    re.IGNORECASE,
)


def _ends_badly(parts: list[str]) -> bool:
    """Tell whether the last word is none of a name; "Great Lakes Mutual" ends well."""
    last = parts[-1]
    firm = len(parts) > 1 and last[0].isupper() and is_company_word(last)
    return last in {"and", "of", "&", "de"} or (bool(_NOT_COMPANY.match(last)) and not firm)


def _may_begin(parts: list[str]) -> bool:
    """Tell whether a word that is no company alone may begin a name ("New", "Great Lakes ...")."""
    first = parts[0].lower()
    long = len(parts) > 2 and all(part[0].isupper() for part in parts)
    return first == "new" or (long and first in {"great", "first", "one", "good"})


def name_of(words: str) -> str | None:
    """Return the name of a company out of the words, None where they name none."""
    words = re.sub(r"(?:'s)$", "", words.strip(" .,;:-'&"))
    parts = words.split()
    while parts and _ends_badly(parts):
        parts.pop()
    while len(parts) > 1 and _LEADS.match(" ".join(parts)):
        parts.pop(0)
    while len(parts) > 1 and parts[0].lower() in {"company", "customer", "client", "buyer", "the"}:
        parts.pop(0)
    while parts and _NOT_COMPANY.match(parts[0]) and not _may_begin(parts):
        parts.pop(0)
    name = " ".join(parts)
    if _NUMBER.fullmatch(name):
        return None
    if re.match(r"\d", name) and not re.match(r"\d+[A-Za-z]{2,}", name):
        return None
    if (
        not name
        or len(name) < 2
        or parts[0] in ("of", "and", "or")
        or _NOT_COMPANY.match(name)
        or name.replace(".", "").isdigit()
    ):
        return None
    if len(parts) == 1 and is_given_name(name):
        return None
    if len(parts) == 2 and is_given_name(parts[0]) and not is_english_word(parts[1]):
        return None
    return name

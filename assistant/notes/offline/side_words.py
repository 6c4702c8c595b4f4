"""Words that tell whose somebody is: "our", "(us)", "vendor", and roles of either side."""

import re

from assistant.notes.offline.sightings import TITLE

T = rf"(?:{TITLE}\s+)?"
_I = re.IGNORECASE
_GUEST = (
    r"(?!champion|contact|sponsor|customer|client|friend|buyer|prospect|kunde|understanding|end\b|"
    r"side\b)"
)
_WHOSE = {
    "our": r"our|my|unser\w*|notre|nos|nuestr\w+|onze|vår\w*",
    "their": r"their",
    "your": r"your",
}
_PARTS = r"(?:own\s+)?(?:side|end|team|company|house|part|firm|office|people|lot|staff)"


def _relation(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what tells before, and behind, a name whose somebody is."""
    before = (
        rf"\b(?:{word})\s+{_GUEST}"
        r"(?:(?!and\b|to\b|is\b|for\b|with\b|will\b|has\b)[\w&/'-]+,?\s+){0,4}"
        rf"(?:is |called |named |= ?|: ?)?@?{T}$|"
        rf"\b(?:from|on|for|at)\s+(?:{word}s?)\s+"
        rf"(?:{_PARTS}\b[^.;|]{{0,60}}|(?:was|were|is|are|came)\s+{T})$|"
        rf"\b(?:{word})\s+(?:folks|people|team|guys|lot|side)\b[^.;|]{{0,60}}$"
    )
    behind = (
        r"(?:,| -|\s*\(|\s*=|\s*\[|'s)?\s*(?:who(?:'s| is)\s+|is\s+|\(?from\s+|of\s+|in\s+|on\s+|"
        rf"at\s+|for\s+)*(?:{word})\b\s+{_GUEST}[\w-]|"
        r"(?:(?!,? and (?-i:[A-Z])|\), (?-i:[A-Z]))[^.;|]){0,40}"
        r"\b(?:from|on|of|in|at|for|chairs?|heads?|runs?|leads?)\b[^.;|,]{0,12}"
        rf"\b(?:{word})\s+{_PARTS}\b|"
        rf"[^.;|]{{0,60}}[.;]\s+(?:He|She|That)(?:'s| is)\s+(?:the one from\s+)?(?:{word})\b"
    )
    return re.compile(before, _I), re.compile(behind, _I)


RELATIONS = {sign: _relation(word) for sign, word in _WHOSE.items()}
_NAMES = (
    r"(?:\s*(?:&|\+|and|/|n|,)\s*(?:(?-i:[^\W\d_a-z])[\w'-]*\s?){1,3}){0,3}"  # others beside it
)
_LINK = (
    r"\s*(?:\([^()]*\)\s*)?(?:[(\[=|,/-]|\bare\b|\bis\b|'s|\ball\b|\bboth\b|\bwith\b)+\s*"
    r"(?:all |both |also )?(?:one of |from |on |of )?"
)
_OURS = (
    r"(?:us|ours|(?:our|my) (?:side|team|end|company|lot|people)|internal|we|ourselves|wir|wij|"
    r"nós|nosotros|nous|noi|oss|uns|self)\b"
)
_THEIRS = r"(?:them|theirs|their (?:side|team|end|company|lot|people|\w+)|there\b|over there)\b"
US = re.compile(rf"{_NAMES}{_LINK}{_OURS}", _I)
THEM = re.compile(rf"{_NAMES}{_LINK}{_THEIRS}", _I)
US_BEFORE = re.compile(
    r"(?:=\s*|^\W*)(?:us|ours|our side|wir|nous|nós)\s*[:(=]\s*[^()=.;]{0,60}$", _I
)
THEM_BEFORE = re.compile(r"(?:=\s*|^\W*)(?:them|theirs|their side)\s*[:(=]\s*[^()=.;]{0,60}$", _I)
SELLING = (
    r"(?:vendor|seller|supplier|contractor|provider|bidder|leverancier|lieferant|anbieter|"
    r"fornecedor|proveedor|fournisseur|fornitore)"
)
BUYING = (
    r"(?:customer|client[ea]?|buyer|purchaser|prospect|employer|klant|kunden?|acheteur|comprador|"
    r"council)"
)


def _party(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = (
        rf"(?:^|[,|;]\s*|\bfrom\s+(?:the\s+)?|\bfor\s+(?:the\s+)?){word}(?:'s)?"
        rf"(?:\s+(?:side|end|team))?\s*[:,|]?\s*{T}$|"
        rf"\b(?:from|for|on)\s+(?:the )?{word}(?:'s)?\s+(?:side|end|team)\b[^.;|]{{0,60}}$"
    )
    behind = (
        rf"{_NAMES}\s*\"?\s*(?:[(\[|,;=\t]|\bfrom\b|\bis\b)\s*(?:the |from |\w+,? ){{0,2}}"
        rf"{word}(?:'s)?\b"
    )
    return re.compile(before, _I), re.compile(behind, _I)


PARTIES = {"supplier": _party(SELLING), "customer": _party(BUYING)}
ROLES = {
    "role sells": re.compile(
        r"\b(?:(?-i:AE|SE|CSM|TAM|AM|SDR|SC|PS)\b|account (?:exec|manag|direct|lead)|sales|"
        r"pre-?sales|solutions?\b|implement|onboard|customer success|install|fitter|field |"
        r"deal desk|bid manager|professional services|delivery|trainer|commission|deploy|"
        r"integration|technician|rep\b|consultant|rollout|support|product)",
        _I,
    ),
    "role buys": re.compile(
        r"\b(?:(?-i:CFO|CISO|CIO|COO|CEO|GC|DPO|IT|HR|GM|MD|QA)\b|procure|purchas|buys\b|head\b|"
        r"director|president|plant|mill|store|ward|hospital|finance|treasur|controller|council|"
        r"board|chair|dean|principal|owner|security|legal|counsel|lawyer|facilit|operations|"
        r"maintenance|data protection|champion|sponsor|buyer|superintendent|mayor|bursar|matron|"
        r"union|quality|compliance|logistics|warehouse|production|trustee|registrar|secretary)",
        _I,
    ),
}
LABELS = {
    "label sells": re.compile(
        r"\b(?:(?:opp(?:ortunity)?|account|deal|record) owner|owner of the opp|rep|seller|account "
        r"(?:exec\w*|manager)|(?:last )?modified by|created by|logged by|prepared by|"
        r"(?-i:AE|SE|CSM)|vendor|supplier)\b[^:=]{0,12}[:=]\s*$",
        _I,
    ),
    "label buys": re.compile(
        r"\b(?:(?:primary |main |key )?contacts?|champion|economic buyer|eb|decision[- ]makers?|"
        r"sponsor|signer|signatory|customer|client|buyer|prospect|stakeholders?|klant|kontakt)\b"
        r"[^:=]{0,12}[:=]\s*$",
        _I,
    ),
}
BUY_DEED = re.compile(
    r"\b(?:sign(?:s|ed|ing|ature)?|approv\w+|review\w*|redlin\w+|decid\w+|budget\w*|po\b|"
    r"purchase order|board|accept\w*|uat|export\w*|lists?|votes?|stamps?|pays?|raises?|comments|"
    r"releases?|agrees?|security questionnaire|procurement)\b",
    _I,
)
CLOSE = re.compile(
    r"(?:best|regards|thanks|thank you|cheers|wishes|sincerely|faithfully|truly|"
    r"gr(?:u|ü)(?:ß|ss)en?|saludos|mfg|cordialement|abbra\w+|talk soon|yours|groet\w*|hilsen|"
    r"atenciosamente|salutations|tack|takk|love)\W*$|^\W*-+\s*$",
    _I,
)
_HELLO = (
    r"(?:hi|hello|dear|hey|ciao|hallo|good (?:morning|afternoon|day)|morning|thanks|thank you|"
    r"beste|lieber?|hola|bonjour|caro|cara|salut|respected)\b"
)
GREET = re.compile(rf"^\W*(?:{_HELLO}[\s,!]*)+{T}$", _I)
LETTER = re.compile(rf"\W*(?!thank|morning){_HELLO}[^.,]{{0,30}},", _I)
AND_ME = re.compile(
    rf"\b(?:I|[Mm]e|[Mm]yself)(?:,| and| with| &| \+|/| together with|, and)\s+{T}$|"
    rf"\b[Ww]ith me\b[^.;]{{0,25}}$|\bI was there with\s+{T}$"
)
ME_TOO = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,? (?:and|und|et|y)|&|\+|/)\s*(?:I|me|myself)\b|"
    r"[^.;]{0,25}\b(?:accompanied|joined|came with) me\b"
)
BRINGS = re.compile(
    rf"\b(?:brought|bring|joined by|accompanied by|with me is|came)\b[\w\s,]{{0,25}}{T}$", _I
)
_LISTS = r"(?:side|team|end|part|actions?|tasks|jobs|list|to-?dos?)"
HEADS = {
    "us": re.compile(
        rf"(?:from |on |for )?(?:us|ours?|(?:our|my) {_LISTS}|we|wir|uns|nous|nós|wij)"
        r"(?: (?:to do|do|owe))?",
        _I,
    ),
    "them": re.compile(
        rf"(?:from |on |for )?(?:them|theirs?|they|their {_LISTS})(?: (?:to do|do|owe))?", _I
    ),
    "your": re.compile(
        rf"(?:from |on |for )?(?:you|yours?|your {_LISTS})(?: (?:to do|do|owe))?", _I
    ),
}
# What each side calls its own and the other's: papers are the seller's, approval is the buyer's.
_PAPERS = (
    r"(?:contract|quote|quotation|proposal|pric(?:e|es|ing)|offer|msa|dpa|order form|soc ?2?|"
    r"discount|demo)"
)
_APPROVES = (
    r"(?:legal|procurement|purchasing|infosec|ciso|cfo|board|budget|auditors?|works council|"
    r"go[- ]?live)"
)
BUYS_SAID = re.compile(
    rf"\byour (?:\w+ )?{_PAPERS}\b|\bour (?:\w+ )?{_APPROVES}\b|"
    r"\b(?:could|can|would|will) you (?:please |also )?send\b",
    re.IGNORECASE,
)
SELLS_SAID = re.compile(
    rf"\bour (?:\w+ )?{_PAPERS}\b|\byour (?:\w+ )?{_APPROVES}\b|"
    r"\b(?:I|we)(?:'ll| will| can) (?:send|share|forward|get) (?:you|over|across)\b",
    re.IGNORECASE,
)

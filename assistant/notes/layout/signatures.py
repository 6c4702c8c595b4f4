"""Signatures below mails: closings, contact lines, legal footers, device lines."""

import re

from assistant.notes.layout.speakers import likeness, tidy

_I = re.IGNORECASE
_DELIMITER = re.compile(r"\s*(?:--|__|\u2014)\s*$")
_CLOSING = re.compile(
    r"\s*(?:(?:with\s+)?(?:(?:best|kind|warm|kindest|warmest)(?:\s+(?:regards|wishes))?|regards|"
    r"many thanks|thanks(?:\s+(?:again|so much|a lot|in advance|and regards))?|thank you|thx|"
    r"cheers|sincerely|yours(?:\s+(?:sincerely|truly|faithfully))?|talk soon|speak soon|"
    r"all the best|respectfully|br|rgds|take care|have a (?:great|good|nice) \w+)|"
    r"(?:viele|beste|liebe|sch\u00f6ne|herzliche|freundliche)\s+gr\u00fc\u00dfe?n?|"
    r"(?:viele|beste|liebe|freundliche)\s+gruesse|mit\s+(?:freundlichen|besten|herzlichen)\s+"
    r"gr\u00fc(?:\u00df|ss)en|mit freundlichen gruessen|mfg|lg|vg|danke(?:\s+und\s+gru\u00df)?|"
    r"gru\u00df|cordialement|bien (?:\u00e0 vous|cordialement)|merci(?: d'avance)?|salutations|"
    r"saludos(?: cordiales)?|un saludo|atentamente|gracias|cordiali saluti|"
    r"(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg|abra[\u00e7c]os?|"
    r"atenciosamente|att\.?|obrigad[oa]|cumprimentos|pozdrawiam|med venlig hilsen|mvh|hilsen|"
    r"h\u00e4lsningar|terveisin|saluti|grazie|bien cordialement|abrazo|un abrazo)"
    r"\s*(?P<end>[,.!\u2013-]*)\s*(?P<name>[^\W\d_][\w.' \u2019-]{0,40})?\s*$",
    _I,
)
_CONTACT = re.compile(
    r"\+?\(?\d[\d ().\u2013/-]{6,}\d|\S{1,60}@\S{1,80}\.\w|\b(?:https?://|www\.)|"
    r"\b(?:tel|phone|mobile|mob|cell|fax|office|direct|linkedin|t|m|p|o)\b\s*[:.|]|"
    r"\b\w{1,60}\.(?:com|io|de|co\.uk|net|org|fr|ai)\b",
    _I,
)
_POSITION = re.compile(
    r"\b(?:vp|vice president|director|head of|manager|executive|engineer|counsel|officer|chief|"
    r"ceo|cfo|cio|cto|ciso|coo|president|partner|founder|lead|specialist|consultant|analyst|"
    r"architect|account|sales|procurement|it|security|legal|inc|ltd|llc|gmbh|ag|corp|plc|"
    r"gesch\u00e4ftsf\u00fchrer\w*|leiter\w*|vertrieb|pronouns|she/her|he/him|they/them)\b",
    _I,
)
_LEGAL = re.compile(
    r"\b(?:confidential(?:ity)?\b.{0,120}\b(?:intended|recipient|notice|privileged)|"
    r"(?:this|the)\s+(?:e-?mail|message|communication)\b.{0,80}\b(?:intended|confidential|"
    r"privileged|virus)|intended (?:only|solely) for|if you (?:are not|have received) .{0,40}"
    r"(?:intended recipient|in error)|disclaimer\s*:|diese e-?mail (?:enth\u00e4lt|ist)|"
    r"vertrauliche.{0,60}informationen|registered (?:in|office)|amtsgericht|handelsregister|"
    r"ust-?id|unsubscribe|ce message .{0,60}confidentiel|please consider the environment)",
    _I,
)
_DEVICE = re.compile(
    r"\W*(?:sent from (?:my|outlook|mail|yahoo|the)|get outlook for|von meinem \w+ gesendet|"
    r"gesendet (?:mit|von)|envoy\u00e9 de(?:puis)? mon|enviado desde mi|inviato da|"
    r"sent (?:via|with) )\b.{0,60}$",
    _I,
)
_BANNER = re.compile(
    r"\W*(?:\[?external(?: e?mail| sender)?\]?\W*$|caution:?.{0,20}\b(?:external|outside|"
    r"originated)|this (?:e?mail|message) (?:originated|came) from outside|"
    r"you don't often get email from|warning:.{0,20}external)",
    _I,
)
_AFTER = re.compile(r"\s*(?:p\.?\s?p?\.?s\b\W|action|next steps?|[-*\u2022]\s|\d{1,2}[.)]\s)", _I)
_MOST_LINES = 14
_LONGEST = 90  # characters of a line in a signature


def signed(lines: list[str]) -> tuple[set[int], str | None]:
    """Return which lines of one mail are no message, and the name it is signed with."""
    found = {n for n, line in enumerate(lines) if _marked(line)}
    found |= _legal(lines)
    name: str | None = None
    number = 0
    while number < len(lines):
        block, signer = _block(lines, number)
        found |= block
        name = name or signer
        number = max(block, default=number) + 1
    card = _card(lines, found)
    return found | card, name or (_signer(lines[min(card)]) if card else None)


def is_closing(line: str) -> bool:
    """Tell whether a line says goodbye ("Best regards,")."""
    match = _CLOSING.match(line) if len(line) < 80 else None
    return bool(match) and _is_short_name((match.group("name") or "") if match else "")


def _marked(line: str) -> bool:
    return len(line) < 300 and bool(_DEVICE.match(line) or _BANNER.match(line))


def _legal(lines: list[str]) -> set[int]:
    """Return the lines of legal footers, to the end of their paragraphs."""
    found: set[int] = set()
    inside = False
    for number, line in enumerate(lines):
        inside = bool(line.strip()) and (inside or bool(_LEGAL.search(line[:600])))
        if inside:
            found.add(number)
    return found


def _block(lines: list[str], at: int) -> tuple[set[int], str | None]:
    """Return the signature that begins at a line, and its name; nothing where none does."""
    line = lines[at]
    if len(line) > _LONGEST or not line.strip():
        return set(), None
    if _DELIMITER.match(line):
        return _below(lines, at, after_delimiter=True)
    match = _CLOSING.match(line)
    if not match or not _is_short_name(match.group("name") or ""):
        return set(), None
    name = match.group("name")
    if name and not match.group("end") and likeness(tidy(name)) < 2:
        return set(), None  # "Best case", "Thanks Acme"
    following, signer = _below(lines, at, after_delimiter=False)
    if name:
        return following, tidy(name)
    last = all(not one.strip() or _marked(one) or _LEGAL.search(one) for one in lines[at + 1 :])
    return (following, signer) if signer or last else (set(), None)


def _below(lines: list[str], at: int, *, after_delimiter: bool) -> tuple[set[int], str | None]:
    found = {at}
    signer: str | None = None
    seen = 0
    for number in range(at + 1, min(at + 1 + 2 * _MOST_LINES, len(lines))):
        line = lines[number].strip()
        if not line:
            continue
        if not _fits(line, first=seen == 0, after_delimiter=after_delimiter):
            break
        if seen == 0 and _is_short_name(line):
            signer = _signer(line)
        seen += 1
        found.add(number)
        if seen >= _MOST_LINES:
            break
    return found, signer


def _fits(line: str, *, first: bool, after_delimiter: bool) -> bool:
    if len(line) > _LONGEST or _AFTER.match(line):
        return bool(_LEGAL.search(line))
    if _CONTACT.search(line) or _POSITION.search(line):
        return len(line.split()) <= 12 or bool(_CONTACT.search(line))
    if line.endswith((".", "?", "!", ":")) and len(line.split()) > 4:
        return False
    return after_delimiter or len(line.split()) <= (5 if first else 8)


def _signer(line: str) -> str:
    """Return the name in a line of a signature ("i.A. Petra Klein | Einkauf")."""
    return tidy(re.sub(r"^(?:i\.\s?[AV]\.|ppa\.?)\s+", "", re.split(r"[,|(]", line)[0].strip()))


def _is_short_name(words: str) -> bool:
    name = _signer(words)
    if words and _CLOSING.match(words):
        return False
    return not name or (len(name.split()) <= 4 and likeness(name) > 0)


def _card(lines: list[str], found: set[int]) -> set[int]:
    """Return the name and contact lines at the end of a mail that has no closing."""
    rest = [n for n, line in enumerate(lines) if line.strip() and n not in found]
    tail: list[int] = []
    for number in reversed(rest[-8:]):
        line = lines[number].strip()
        if len(line) > _LONGEST or _AFTER.match(line) or line.endswith((".", "?", "!", ":")):
            break
        tail.append(number)
        if len(tail) > 1 and likeness(_signer(line)) == 2:
            below = [lines[one] for one in tail[:-1]]
            contacts = sum(bool(_CONTACT.search(one)) for one in below)
            fits = all(_CONTACT.search(one) or _POSITION.search(one) for one in below)
            if contacts and fits:
                return set(tail)
    return set()

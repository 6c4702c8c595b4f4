"""A length of time that is no day: "takes two weeks"."""

import re

from assistant.understanding.text import fold

_I = re.IGNORECASE
_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty|sixty|ninety|half|couple|few|several|another|eine?n?r?|zwei|"
    r"drei|vier|f[üu]nf|sechs|sieben|acht|neun|zehn|zw[öo]lf|une?|deux|trois|quatre|cinq|six|"
    r"sept|huit|neuf|dix|una?|dos|tres|cuatro|cinco|seis|siete|ocho|diez|due|tre|quattro|cinque|"
    r"sei|sette|otto|dieci|uma?|dois|duas|quatro|dez|een|twee|drie|vijf|zes|zeven|tien)"
)
_UNIT = (
    r"(?:(?:business|work(?:ing)?|calendar|bank|full|whole|solid|good|more)[ -])*"
    r"(?:days?|weeks?|wks?|months?|fortnights?|quarters?|years?|hours?|sprints?|tagen?|tage?|"
    r"wochen?|monaten?|monate?|jahren?|jours?|semaines?|mois|d[ií]as?|semanas?|mes(?:es|i)?|"
    r"settiman[ae]|giorn[oi]|m[êe]s(?:es)?|dag(?:en)?|week|weken|maand(?:en)?|d|w)"
)
_LASTS = (
    r"(?:(?:it|that|which|he|she|they|will|would|should|can|usually|typically|normally|only|just|"
    r"at (?:least|most)|up to|about|around|roughly|approx\w*|circa|ca|some|another|the|for|of|a|"
    r"takes?|took|taking|lasts?|needs?|requires?|runs?|dauert|braucht|dure|prend|dura|tarda|lleva|"
    r"demora|leva|duurt|kost|~)\W{0,2})*"
)
_RANGE = rf"{_NUMBER}(?: of)?(?: ?(?:-|to|or|bis|[àa]|o|ou) ?{_NUMBER})?"
_BARE = re.compile(rf"\W*{_LASTS}{_RANGE}[ -]?{_UNIT}\W*", _I)
# Words that make a length a day when they stand before it, or behind.
_COUNTS_FROM = re.compile(
    r"\b(?:in|within|inside|next|coming|following|due|eta|deadline|by|innerhalb(?: von)?|binnen|"
    r"dans|sous|d'ici|en|dentro de|entro|em|tra|fra|over)\W{1,2}"
    r"(?:(?:the|about|around|roughly|approx\w*|another|next|a|den|die|n[äa]chsten|les|los|le|as|os)"
    r"\W{1,2}){0,3}$",
    _I,
)
_COUNTED = re.compile(
    r"^\W{0,2}(?:s' |time\b)?(?:from|out|time|hence|away|after|before|ahead|prior|later|ago|"
    r"past|post|nach|vor|apr[èe]s|avant|despu[ée]s|antes|dopo|prima|depois|na|voor)\b",
    _I,
)


def length_only(phrase: str, text: str) -> bool:
    """Tell whether a phrase says how long something takes, and by its place in a text no day.

    "two weeks" is a day in "done in two weeks" and none in "takes two weeks".
    """
    told = fold(phrase)
    if not _BARE.fullmatch(told):
        return False
    words = [re.escape(word) for word in told.split()]
    places = list(re.finditer(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", fold(text), _I))
    return not any(
        _COUNTS_FROM.search(one.string[max(0, one.start() - 60) : one.start()])
        or _COUNTED.search(one.string[one.end() : one.end() + 20])
        for one in places
    )

"""Currencies by the signs and words that people write."""

import re

SYMBOLS: dict[str, str] = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "au$": "AUD",
    "nz$": "NZD",
    "s$": "SGD",
    "sg$": "SGD",
    "hk$": "HKD",
    "r$": "BRL",
    "mx$": "MXN",
    "chf": "CHF",
    "r": "ZAR",
    "\u20a6": "NGN",
    "\u20b1": "PHP",
    "\u0e3f": "THB",
    "\u20ab": "VND",
    "\u20a9": "KRW",
    "\u20aa": "ILS",
    "\u20ba": "TRY",
    "nt$": "TWD",
}
WORDS: dict[str, str] = {
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "bucks": "USD",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "gbp": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "chf": "CHF",
    "francs": "CHF",
    "jpy": "JPY",
    "yen": "JPY",
    "inr": "INR",
    "rupees": "INR",
    "aud": "AUD",
    "cad": "CAD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "sgd": "SGD",
    "pln": "PLN",
    "zloty": "PLN",
    "z\u0142oty": "PLN",
    "z\u0142otych": "PLN",
    "dong": "VND",
    "kiwi dollars": "NZD",
    "aussie dollars": "AUD",
    "brl": "BRL",
    "reais": "BRL",
    "mxn": "MXN",
    "zar": "ZAR",
    "rand": "ZAR",
    "aed": "AED",
    "rs.": "INR",
    "rs": "INR",
    "norwegian kroner": "NOK",
    "norwegian krone": "NOK",
    "swedish kronor": "SEK",
    "swedish krona": "SEK",
    "danish kroner": "DKK",
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "singapore dollars": "SGD",
    "$ canadiens": "CAD",
    "dollars canadiens": "CAD",
    "canadiens": "CAD",
    "reals": "BRL",
    "kshs": "KES",
    "ksh": "KES",
    "naira": "NGN",
    "baht": "THB",
    "ringgit": "MYR",
    "yuan": "CNY",
    "rmb": "CNY",
    "dirhams": "AED",
    "riyals": "SAR",
    "shekels": "ILS",
    "forint": "HUF",
    "z\u0142": "PLN",
    "k\u010d": "CZK",
    "sfr": "CHF",
    "kroner": "NOK",
    "kronor": "SEK",
    "mexican pesos": "MXN",
    "new zealand dollars": "NZD",
    "nzd": "NZD",
    "hkd": "HKD",
    "sterling": "GBP",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "cedis": "GHS",
    "korean won": "KRW",
    "hryvnia": "UAH",
    "taka": "BDT",
    "swiss francs": "CHF",
    "cfa francs": "XOF",
}

# Whose pounds, pesos or dollars they are, where the noun alone says too little.
_OF_COUNTRIES = {
    "dollars": (
        "us american:USD australian aussie:AUD canadian:CAD singapore singaporean sing:SGD "
        "kong:HKD zealand kiwi:NZD taiwan taiwanese:TWD namibian:NAD jamaican:JMD"
    ),
    "pounds": "british uk english:GBP egyptian:EGP",
    "pesos": (
        "mexican:MXN chilean:CLP colombian:COP argentine argentinian:ARS philippine filipino:PHP "
        "uruguayan:UYU dominican:DOP"
    ),
    "shillings": "kenyan kenya:KES ugandan uganda:UGX tanzanian tanzania:TZS",
    "rupees": "indian:INR pakistani:PKR lankan:LKR nepalese:NPR mauritian:MUR",
    "cedis": "ghana ghanaian:GHS",
    "dirhams": "moroccan:MAD emirati uae:AED",
    "dinars": "kuwaiti:KWD bahraini:BHD jordanian:JOD tunisian:TND serbian:RSD",
    "riyals": "saudi:SAR qatari:QAR omani:OMR",
    "lira": "turkish:TRY",
    "francs": "swiss:CHF",
    "crowns": "norwegian:NOK swedish:SEK danish:DKK czech:CZK icelandic:ISK",
    "kroner": "norwegian:NOK danish:DKK",
}
for _noun, _told in _OF_COUNTRIES.items():
    _countries: list[str] = []
    for _word in _told.split():
        _country, _, _code = _word.partition(":")
        _countries.append(_country)
        if _code:
            WORDS |= {f"{one} {_noun}": _code for one in _countries}
            _countries = []
# Codes that are words, names or rooms in small letters ("try", "all", "rm 5") need their capitals.
_CODES = (
    "KES NGN GHS UGX TZS RWF ETB EGP MAD TND XOF XAF ZMW BWP THB VND IDR MYR PHP KRW CNY TWD "
    "ILS TRY CZK HUF RON BGN UAH RSD ISK GEL KZT SAR QAR KWD BHD OMR JOD PKR LKR BDT NPR CLP "
    "COP PEN ARS UYU BOB PYG CRC GTQ DOP JMD TTD FJD MUR"
)
CODES: dict[str, str] = {"RM": "MYR"} | {code: code for code in _CODES.split()}


# Words behind a sum in "$" that say whose dollars they are ("$212,000 Canadian").
WHOSE_DOLLARS = {
    "CAD": re.compile(r"\bcanadian\b", re.IGNORECASE),
    "AUD": re.compile(r"\b(?:aussie|australian)\b", re.IGNORECASE),
    "NZD": re.compile(r"\b(?:kiwi|new zealand)\b", re.IGNORECASE),
}


def currency_of(said: str) -> str | None:
    """Return the code of a currency by its sign, word or code, None where it is none."""
    folded = said.lower()
    return SYMBOLS.get(folded) or WORDS.get(folded) or CODES.get(said.upper())


_SAID = re.compile(
    rf"[€£]|\b(?:{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})\b|"
    rf"(?-i:\b(?:{'|'.join(CODES)})\b)",
    re.IGNORECASE,
)


def currencies_in(text: str) -> list[str]:
    """Return the codes of the currencies that a text names by word, code, "€" or "£", in order."""
    found = (currency_of(match.group()) for match in _SAID.finditer(text))
    return [code for code in found if code]

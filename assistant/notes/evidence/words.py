"""Words that a change must rest on: that something is done, dropped, begun, or about a date."""

import re

from assistant.plan.model import Status
from assistant.understanding.classify import goal_odds
from assistant.understanding.moods import mood
from assistant.understanding.statuses import dropped, states
from assistant.understanding.text import fold, sentences

_I = re.IGNORECASE
# Other languages, by the stems of what sellers there write; English is read by the chat's reader.
_ABROAD: dict[Status, re.Pattern[str]] = {
    "done": re.compile(
        r"\b(?:erledigt|fertig|abgeschlossen|unterschrieben|unterzeichnet|genehmigt|freigegeben|"
        r"verschickt|geschickt|beendet|termin[ée]e?s?|fini(?:e|s)?|fait(?:e)?|sign[ée]e?s?|"
        r"approuv[ée]e?s?|valid[ée]e?s?|envoy[ée]e?s?|boucl[ée]e?s?|hech[oa]s?|list[oa]s?|"
        r"terminad[oa]s?|firmad[oa]s?|aprobad[oa]s?|enviad[oa]s?|cerrad[oa]s?|fatt[oa]|finit[oa]|"
        r"firmat[oa]|approvat[oa]|inviat[oa]|conclus[oa]|feito|feita|conclu[íi]d[oa]|assinad[oa]|"
        r"aprovad[oa]|klaar|afgerond|getekend|goedgekeurd|verstuurd|ok'?d|closed)\b|[☑☒✓✔✅]|\[x\]|"
        r"\b100 ?%",
        _I,
    ),
    "in_progress": re.compile(
        r"\b(?:l[äa]uft|angefangen|begonnen|gestartet|in arbeit|dabei|dran|en cours|"
        r"commenc[ée]e?s?|"
        r"d[ée]marr[ée]e?s?|lanc[ée]e?s?|en curso|empezad[oa]|empez[oó]|iniciad[oa]|comenz[oó]|"
        r"in corso|iniziat[oa]|em andamento|come[çc]ou|bezig|gestart|started?|starting|begins?|"
        r"began|begun|under ?way|working|w(?:or)?king on|reviewing|with (?:legal|them|their)|"
        r"since|already|half)\b|\d ?%",
        _I,
    ),
    "blocked": re.compile(
        r"\b(?:blockiert|h[äa]ngt|steckt|gestoppt|bloqu[ée]e?s?|en attente|bloquead[oa]s?|"
        r"parad[oa]s?|"
        r"bloccat[oa]|ferm[oa]|geblokkeerd|stil|stuck|block\w*|hold|wait\w*|stall\w*|frozen|"
        r"freeze|"
        r"paus\w*|delay\w*|hung|held|until|can(?:'t|not))\b",
        _I,
    ),
    "not_started": re.compile(
        r"\b(?:nicht|noch nicht|pas (?:encore )?(?:commenc|d[ée]marr)|sin empezar|"
        r"non (?:ancora )?"
        r"iniziat|not|n't|never|reopen\w*|again|redo|start over|back to)\b",
        _I,
    ),
}  # fmt: skip
_NOT_SO = re.compile(
    r"\b(?:not?|nicht|noch|kein\w*|pas|jamais|non?|nunca|sin|todav[íi]a|ancora|niet|not yet|"
    r"until|"
    r"till|bis|soll|muss|will|wird|must|should|to be|doit|deve|debe|moet|if|wenn|si|se|once|when|"
    r"sobald|before|bevor|avant|antes|prima)\b[^.;]{0,30}$|n't\b[^.;]{0,30}$",
    _I,
)
_DROPPED = re.compile(
    r"\b(?:drop\w*|cancel\w*|skip\w*|scrap\w*|remov\w*|waive\w*|no longer|not? (?:need\w*|"
    r"require\w*|"
    r"necessary|happening|more)|n't need|without|off the (?:list|table|plan)|out of scope|"
    r"instead|"
    r"fall\w* away|fell away|obsolete|unnecessary|moot|n/a|never ?mind|entf[äa]llt|gestrichen|"
    r"abgesagt|brauchen wir nicht|nicht (?:mehr )?n[öo]tig|annul[ée]\w*|supprim\w*|plus besoin|"
    r"pas besoin|inutile|cancelad\w*|ya no|no hace falta|annullat\w*|non serve|vervalt|"
    r"geannuleerd|cut)\b|^\W*no\b|~~",
    _I,
)
_LEFT = re.compile(
    r"\b(?:left|leav\w*|no longer|gone|departed?|moved? (?:on|to)|off (?:the|this)|resign\w*|"
    r"retir\w*|"
    r"replac\w*|takes? over|took over|hand\w* over|instead|out (?:of|on)|quit|laid off|let go|"
    r"not (?:involved|part|on|with)|step\w* (?:down|back|away)|new (?:role|job)|maternity|"
    r"verl[äa]sst|weg|ausgeschieden|gek[üu]ndigt|ersetzt|quitt\w*|parti\w*|remplac\w*|se fue|"
    r"deja|"
    r"dej[oó]|sali[oó]|reemplaz\w*|lasci\w*|sostituit\w*|vertrekt|vervangen|drop\w*|remov\w*)\b",
    _I,
)
_GO_LIVE = re.compile(
    r"\b(?:live|gl|launch\w*|roll\w*[- ]?out|start\w*|open\w*|deploy\w*|production|prod|cut\w*|"
    r"switch\w*|"
    r"using|use|users|in use|up and running|running|ready|operational|kick\w*|first day|"
    r"season|expir\w*|renew\w*|runs? out|end of (?:life|support)|migrat\w*|go[- ]?live|mep|"
    r"mise en (?:service|production)|produktiv\w*|einf[üu]hr\w*|livegang|starten|lancement|"
    r"d[ée]marr\w*|arranque|lanzamiento|producci[oó]n|in produzione|avvio|in gebruik|"
    r"produ[çc][ãa]o|"
    r"begin\w*)\b",
    _I,
)
_NEEDED = re.compile(r"\b(?:need\w*|must|want\w*|have to|target\w*|goal|deadline)\b", _I)
_CLOSE = re.compile(
    r"\b(?:sign\w*|clos\w*|contract\w*|deal|ink\w*|paper\w*|po|purchase|order|commit\w*|decision|"
    r"decid\w*|agreement|book\w*|done|target\w*|wrap\w*|unterschr\w*|unterzeichn\w*|vertrag\w*|"
    r"abschluss|signature|contrat\w*|firm\w*|cierre|contratto|chiusura|assin\w*|fech\w*|teken\w*|"
    r"handtekening|award\w*|start\w*|approv\w*|execut\w*)\b",
    _I,
)
# What speaks of the day of the go-live, or of the signature, and of nothing else.
_OF_GO_LIVE = re.compile(
    r"\b(?:live|go-?live|launch\w*|roll(?:ed|ing)?[- ]?out|production|prod|cut-?over|in use|"
    r"up and running|operational|livegang|produktiv\w*|mise en (?:service|production)|lancement|"
    r"arranque|lanzamiento|en vivo|producci[oó]n|in produzione|produ[çc][ãa]o|in gebruik)\b",
    _I,
)
_OF_SIGNATURE = re.compile(
    r"\b(?:sign(?:s|ed|ing|atures?)?|countersign\w*|clos(?:e|es|ed|ing)|ink\w*|execut(?:e|ed|ion)|"
    r"po|purchase order|award\w*|commit(?:s|ted|ment)?|unterschr\w*|unterzeichn\w*|abschluss|"
    r"abschlie[ßs]\w*|signer|sign[ée]e?s?|firm(?:a|ar|amos|an|ado)|cierre|cerrar|firmare|chiusura|"
    r"assin\w*|fech(?:ar|amento|o)|teken\w*|handtekening)\b",
    _I,
)
_CADENCE: dict[int, re.Pattern[str]] = {
    2: re.compile(
        r"\b(?:bi-?weekly|fortnight\w*|every (?:other|second|2nd|alternate)|alternat\w*|"
        r"(?:two|2) weeks|14 days|(?:zwei|2) wochen|zweiw[öo]chentlich|quinz\w*|deux semaines|"
        r"quincenal\w*|dos semanas|due settimane|quinzenal\w*|twee weken)\b",
        _I,
    ),
    4: re.compile(r"\b(?:month\w*|four weeks|4 weeks|monatlich|mensuel\w*|mensual\w*)\b", _I),
}
_CHECK_IN = re.compile(
    r"\b(?:check[- ]?ins?|sync\w*|call\w*|meet\w*|catch\w*|touch\w*|stand[- ]?ups?|weekly|"
    r"biweekly|"
    r"fortnight\w*|every|each|alternate|cadence|review\w*|recurring|standing|regular\w*|talk\w*|"
    r"speak\w*|connect\w*|regroup|next|again|huddle|slot|chat|follow[- ]?up\w*|1:1|status|"
    r"zoom|teams|"
    r"termin\w*|jour fixe|w[öo]chentlich\w*|treffen|r[ée]union\w*|point|hebdo\w*|chaque|cada|"
    r"reuni[oó]n|semanal\w*|riunione|ogni|settimanale|overleg|wekelijks|mondays|tuesdays|"
    r"wednesdays|thursdays|fridays|see (?:you|them|each))\b",
    _I,
)
_RESOLVED = re.compile(
    r"\b(?:resolv\w*|no longer|sort\w*|solv\w*|fix\w*|handled|gone|clear\w*|done|over|settled|"
    r"closed|"
    r"not? (?:an? )?(?:issue|problem|risk|concern|worry)|off the table|back|approved|agreed|"
    r"found|"
    r"confirmed|signed|mitigat\w*|went away|gel[öo]st|erledigt|r[ée]solu\w*|resuelt\w*|risolt\w*|"
    r"opgelost|fine|ok|okay|good|now)\b",
    _I,
)


def says_status(quote: str, wanted: Status, answer: str = "") -> bool:
    """Tell whether the words state that something has this status; a question does not.

    Args:
        quote: the words.
        wanted: the status.
        answer: what is said right behind them, which may be the yes to a question.
    """
    yes = bool(_YES.match(answer))
    for piece in sentences(fold(quote)):
        asked = piece.text.endswith("?")
        for clause in (piece.text, *_CLAUSE.split(piece.text)):
            fact = mood(clause, piece.text) == "fact" or (asked and yes)
            if fact and (wanted in states(clause.strip(" ?")) or _abroad(clause, wanted)):
                return True
    return False


_CLAUSE = re.compile(r"[,:;(]|\s-+\s|\b(?:and|but|so|then)\b")
_YES = re.compile(
    r"\W*(?:yes|yeah|yep|yup|correct|right|exactly|it is|they are|confirmed|done|ja|oui|s[ií]|"
    r"sim)\b",
    _I,
)


def _abroad(clause: str, wanted: Status) -> bool:
    match = _ABROAD[wanted].search(clause)
    if match is None:
        return False
    return wanted in ("not_started", "blocked") or not _NOT_SO.search(clause[: match.start()])


def says_dropped(quote: str) -> bool:
    """Tell whether the words say that something falls away or is not needed."""
    return dropped(fold(quote)) or bool(_DROPPED.search(fold(quote)))


def says_left(words: str) -> bool:
    """Tell whether the words say that somebody has left or is replaced."""
    return bool(_LEFT.search(fold(words)))


_LIKELY, _SURE = 0.6, 0.9


def hardly_else(words: str) -> bool:
    """Tell whether a sentence that names a day can hardly be about anything but going live."""
    return goal_odds(fold(words)) > _SURE


def says_go_live(words: str) -> bool:
    """Tell whether the words may speak of the day the buyer goes live, or needs something by."""
    text = fold(words)
    if _GO_LIVE.search(text) or _NEEDED.search(text):
        return True
    return any(goal_odds(one.text) > _LIKELY for one in sentences(text))


def says_close(words: str) -> bool:
    """Tell whether the words may speak of the signature."""
    return bool(_CLOSE.search(fold(words)))


def of_go_live(words: str) -> bool:
    """Tell whether the words speak of going live in so many words."""
    return bool(_OF_GO_LIVE.search(fold(words)))


def of_signature(words: str) -> bool:
    """Tell whether the words speak of signing in so many words."""
    return bool(_OF_SIGNATURE.search(fold(words)))


def says_every(weeks: int, words: str) -> bool:
    """Tell whether the words say that something comes every so many weeks."""
    usual = _CADENCE.get(weeks)
    return bool(usual and usual.search(fold(words))) or bool(
        re.search(rf"\b(?:every|alle|toutes les|cada|ogni|a cada) {weeks}\b", fold(words), _I)
    )


def says_check_in(words: str) -> bool:
    """Tell whether the words may speak of a regular or a next call."""
    return bool(_CHECK_IN.search(fold(words)))


def says_resolved(quote: str) -> bool:
    """Tell whether the words may say that a risk is over."""
    return bool(_RESOLVED.search(fold(quote)))

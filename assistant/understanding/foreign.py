"""Which other language a message is written in, by its small words."""

import re

_SMALL = {
    "Spanish": "el la los las de del que y en un una por para con no es está son como pero muy hay "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "necesito hola buenos días gracias quiero tenemos hasta desde ellos nosotros firma este esta",
    "French": "le la les des du de et en un une pour avec pas est sont que qui nous vous ils elle "
    "janvier février avril mai juin juillet août septembre octobre novembre décembre "
    "bonjour merci je c'est sur dans au aux mais doit signe ce cette avant après",
    "German": "der die das und ist ein eine nicht mit für von den dem zu im am bis wir sie ich "
    "januar februar märz mai juni juli oktober dezember "
    "hallo danke guten tag muss soll wird werden bei auf noch aber auch unterschreibt",
    "Portuguese": "o a os as de do da que e em um uma para com não é está são mas muito olá oi "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
    "obrigado quero temos até eles nós assina este esta dia bom",
    "Italian": "il lo la gli le di del che e in un una per con non è sono ma molto ciao grazie "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "buongiorno voglio abbiamo fino firma questo questa deve",
    "Dutch": "de het een en is niet met voor van te in op wij zij ik hallo dank goedemorgen moet "
    "januari februari maart juni juli oktober "
    "wordt bij nog maar ook tekent tot dit deze",
}
_WORDS = {name: frozenset(words.split()) for name, words in _SMALL.items()}
_GREETINGS = {
    "hola": "Spanish", "buenos": "Spanish", "bonjour": "French", "salut": "French",
    "hallo": "German", "guten": "German", "grüß": "German", "olá": "Portuguese",
    "ciao": "Italian", "buongiorno": "Italian", "goedemorgen": "Dutch", "goedemiddag": "Dutch",
}  # fmt: skip
_ENGLISH = frozenset(
    (  # noqa: SIM905
        "the a an and is are of to for with not we they i you he she it by on in that this will "
        "has have must need needs our their hi hello thanks please be was but at from as so new"
    ).split()
)
_MOST_GREETING = 6  # words of a message that a greeting alone gives away


def foreign(text: str) -> str | None:
    """Return the language of a message that is not in English, None where it may be."""
    said = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower())
    english = sum(word in _ENGLISH for word in said)
    hits = {name: sum(word in words for word in said) for name, words in _WORDS.items()}
    best = max(hits, key=lambda name: hits[name])
    if hits[best] >= 3 and hits[best] > 2 * english + (english > 0):
        return best
    greets = _GREETINGS.get(said[0]) if said else None
    return greets if greets and english == 0 and len(said) <= _MOST_GREETING else None

"""Words in notes that tell the assistant what to do, and so are left out of the plan."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.notes.page import Line

_MOST_BETWEEN = 6  # lines between two that instruct, which then belong to them
_MOST_READ = 4_000  # characters of a line that are looked at

_VERBS = (
    r"ignore[sz]?|ignorier\w*|ignora(?:r|te|d)?|ignoring|disregard|forget|override|overrule|"
    r"bypass|"
    r"vergiss|vergessen sie|oublie[zr]?|olvid[ae]\w*|dimentica\w*|esque[çc]a\w*|negeer|vergeet|"
    r"zignoruj|pomi[nń]|игнорируй\w*|забудь\w*|忽略|無視|무시"
)
_BEFORE = (
    r"instructions?|prompts?|rules?|guidelines|above|previous|prior|earlier|everything (?:above|"
    r"before)|notes above|system|policy|policies|safety|checks?|anweisung\w*|regeln|vorherig\w*|"
    r"bisherig\w*|pr[eé]c[eé]dent\w*|r[eè]gles|consignes|instrucciones|anteriores|reglas|"
    r"istruzioni|"
    r"precedenti|regole|instru[çc][õo]es|regras|instructies|regels|vorige|instrukcj\w*|"
    r"poprzedni\w*|"
    r"инструкци\w*|指示|指令|以上|지시"
)
_DONE = (
    r"done|complete[d]?|finished|approved|signed|closed|resolved|accepted|won|cancel\w*|deleted?|"
    r"removed?|erledigt|abgeschlossen|fertig|genehmigt|termin[ée]\w*|fini\w*|approuv[ée]\w*|"
    r"complet\w*|hech[oa]s?|terminad\w*|aprobad\w*|completat\w*|approvat\w*|conclu[íi]d\w*|klaar|"
    r"voltooid|afgerond|uko[nń]czon\w*|выполнен\w*|完成|完了"
)
_ALL = (
    r"all|every|each|everything|alles?|alle[sn]?|s[äa]mtliche\w*|tou(?:s|t|tes)|tod[oa]s?|"
    r"tutt[ioea]|"
    r"wszystk\w*|все|всё|所有|全部|すべて|the (?:whole|entire)"
)
_BY_NAME = (
    r"ai|a\.i\.|assistants?|assistent\w*|asistente|assistente|asystent\w*|chatgpt|"
    r"gpt(?:-?\d\w*)?|"
    r"bots?|chatbots?|llms?|language models?|large language model|planning assistant|copilot|"
    r"claude|"
    r"gemini|summari[sz]er|note[- ]?taker bot|parser|ki|ia|ассистент\w*|助手|アシスタント"
)
_PROGRAM = rf"{_BY_NAME}|model"
_PATTERNS = (
    rf"(?:\b(?:{_VERBS})|忽略|無視|무시).{{0,50}}(?:\b(?:{_BEFORE})|指示|指令|以上|지시)",
    # Fake messages and markup of chats and tools.
    (r"^\W*(?:system|assistant|developer|ai|bot|user|tool|function)\s*(?:prompt|message|note|"
    r"instructions?|override|notice|update|call|result|output)?\s*[:>\]]"),
    (r"<\s*/?\s*(?:system|assistant|user|instructions?|tool\w*|function\w*|script|style|im_start|"
    r"im_end|notes|plan|prompt|admin|iframe)\b|\[/?(?:INST|SYS|SYSTEM|ASSISTANT|TOOL)\w*\]|<\|"
    r"\w+\|>|"
    r"<<\s*/?sys\s*>>"),
    (r"[{,]\s*[\"'](?:tool\w*|function\w*|name|role|op|action|arguments|items|changes|"
    r"quote)[\"']\s*:"),
    # "She wants the new system live" is none of them.
    (r"\b(?:begin|start|end|new)(?: of)?(?: the)? (?:hidden|override|instruction)s?\b|"
    r"\b(?:begin|start|end|new)(?: of)?(?: the)? (?:system|admin|developer)s?[ _-]+(?:prompts?|"
    r"messages?|instructions?|overrides?|directives?|orders?|commands?|mode|role|turn|block|note)\b|"
    r"^\W*(?:begin|start|end|new)(?: of)?(?: the)? (?:system|admin|developer)s?\s*(?:$|[\]:>#=-])|"
    r"^\W*(?:system|developer|hidden|secret|new|special|assistant|override) "
    r"(?:instructions?|prompt|"
    r"message|override|directives?)\b|^\W*#{2,}\s*(?:system|instructions?|response|override)\b"),
    (r"\b(?:you are|act as|pretend to be|behave as|du bist|sie sind|tu es|vous [êe]tes|eres|"
    r"usted es|"
    rf"sei|você é|je bent)\b.{{0,40}}\b(?:{_PROGRAM}|dan|unrestricted|jailbroken)\b"),
    (r"\b(?:dear|hey|hi|hello|note (?:to|for)|attention|attn|message (?:to|for)|"
    r"instructions? (?:to|for)|"
    r"reminder (?:to|for)|an die|an den|liebe\w*|hallo|ch[èe]re?|bonjour|pour l'|hola|para el|"
    r"para la|"
    rf"caro|ciao|per l'|for (?:the|any|an?|whatever)|to (?:the|any))\W{{0,3}}(?:the |our |any )?"
    rf"(?:{_PROGRAM})\b(?! (?:team|review|act|policy|governance|committee|features?|project))"),
    rf"^\W*(?:{_PROGRAM})\s*[,:!]\s",
    (rf"\b(?:if|when|wenn|si) (?:you are|you're|du|tu es|eres) (?:an? |ein\w* |une? |un[ao]? )?"
    rf"(?:{_PROGRAM})\b"),
    # What somebody does with these very words is said to bring something about.
    (r"\b(?:accept(?:ance|ing)|opening|receipt|receiving|reading|processing|import(?:ing)?|pars(?:ing|er)|"
    r"ingest\w+|sync\w*|rendering|indexing|forwarding|downloading|viewing|loading|summari[sz]ing|"
    r"transcribing) (?:of |to )?(?:this|these)\b.{0,80}?\b(?:constitutes?|counts? as|implies|imply|"
    r"amounts? to|(?:is|are) (?:deemed|equal to)|(?:shall|will|is to|are to) be (?:deemed|taken|"
    r"treated|regarded|read)|signif\w+|serves? as|confirms? that|marks|closes|sets)\b"),
    # Orders about the plan as a whole, or about the state of a step.
    (rf"\b(?:mark|set|change|update|declare|flag|tick|turn|treat|consider|setze?n?|markier\w*|marque[rz]?|"
    rf"mets|mettez|marca\w*|pon|segna\w*|imposta|marque|markeer|zet|oznacz|отметь\w*|標記|将)\b.{{0,40}}"
    rf"(?:\b(?:{_ALL})\b|所有|全部).{{0,40}}(?:\b(?:{_DONE})\b|完成|完了)"),
    r"(?:所有|全部|すべて).{0,20}(?:完成|完了)",
    rf"\bmark\b(?! (?:is|has|was|will|thinks|said|says|wants|and)\b).{{1,60}}\bas (?:{_DONE})\b",
    (rf"\b(?:set|change|update|switch|flip)\b.{{1,60}}\b(?:status|state|step|plan|steps)\b.{{0,30}}"
    rf"\bto\W{{1,3}}(?:{_DONE})\b|\bstatus\s*(?:=|:=)\s*\W?(?:{_DONE})\b"),
    (r"\b(?:delete|remove|drop|wipe|erase|clear|l[öo]sche?n?|supprime[zr]?|efface[zr]?|borra\w*|"
    r"elimina\w*|cancella|verwijder|usu[nń])\b.{0,25}\b(?:all|every|everything|the (?:whole |"
    r"entire )?"
    r"plan|all[ea][sn]?|tou(?:s|t|tes)|tod[oa]s?|tutt[ioea])\b(?! (?:the )?(?:doubt|obstacle))"),
    (r"\b(?:reveal|print|show|output|repeat|leak|send|forward|e-?mail|post|"
    r"exfiltrate)\b.{0,40}\b(?:system "
    r"prompt|your (?:prompt|instructions)|api[ _-]?keys?|passwords?|credentials|hidden)\b"),
    (r"\b(?:tool[ _-]?calls?|function[ _-]?calls?|change_plan|propose_changes|answer_proposal|"
    r"jailbreak|"
    r"prompt injection|developer mode|debug mode|maintenance mode|god mode|do anything now|sudo|"
    r"base64|rot13|decode (?:this|the following))\b"),
    (r"\b(?:without|no need for|skip|bypass|ohne|sans|sin|senza)\b.{0,25}\b(?:asking|"
    r"approval of the "
    r"(?:seller|user)|the (?:seller|user)'?s? (?:approval|review|consent)|human|confirmation|"
    r"r[üu]ckfrage|"
    r"demander|preguntar|chiedere)\b"),
    (r"\b(?:the )?(?:user|seller|account executive|ae|owner) (?:has )?(?:already |"
    r"pre-?)?(?:approve[sd]?|"
    r"accept(?:s|ed)?|authori[sz]e[sd]?|confirm(?:s|ed)?|consents?) (?:all|every\w*|these|"
    r"those|any|"
    r"the following|this) (?:of )?(?:the |these )?(?:changes?|updates?|lines?|proposals?|"
    r"actions?|edits?)?"),
    (r"\b(?:apply|accept|approve|execute|run|commit) (?:all|every|these|the following|"
    r"this) (?:of )?"
    r"(?:the |these )?(?:changes?|updates?|commands?|edits?|json|tool|proposals?)\b"),
    (r"\bas (?:an? |the )?(?:ai|language model|assistant)\b|\byour (?:new )?(?:instructions|"
    r"task|role|"
    r"system prompt|training|goal|output|answer|response) (?:is|are|must|should|now)\b|"
    r"\b(?:output|return|respond|reply|answer) (?:only|exactly|with|in) .{0,20}\b(?:json|"
    r"items?|the "
    r"following)\b"),
    (r"!\[[^\]]{0,200}\]\(\s*(?:https?:|data:|javascript:)|\b(?:javascript|data):[a-z/]|"
    r"\bon(?:error|load|"
    r"click)\s*="),
    r"^[A-Za-z0-9+/]{40,}={0,2}$",
)  # fmt: skip
_NAMED = re.compile(rf"\b(?:{_BY_NAME}|prompts?|instructions?|overrides?)\b", re.IGNORECASE)
_INSTRUCTION = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE | re.MULTILINE)

_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u0261\u0578\u057d"
    "\u051b\u051d\u04bb\u043a\u043c\u0442\u0432\u043d\u0410\u0415\u041e\u0420\u0421\u0423"
    "\u0425\u0406\u0408\u0405\u041a\u041c\u0422\u0412\u041d\u03b1\u03bf\u03c1\u03c4\u03c5"
    "\u03bd\u03b9\u03ba\u03b5\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f"
    "\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxijsdgnuqwhkmtbhAEOPCYXIJSKMTBHaoptuvikeABEZHIKMNOPTYX",
)
_LEET = str.maketrans("013457@$!", "oieastasi")
_SPACED = re.compile(r"(?<!\w)(?:\w[ ._*-]){4,}\w(?!\w)")
_LETTERS_AND_SIGNS = re.compile(r"(?=\w*[a-z])\w*[0-9@$!]\w*", re.IGNORECASE)


@functools.lru_cache(maxsize=4_096)
def instructs(words: str) -> bool:
    """Tell whether the words speak to the assistant rather than of the deal.

    Looks through letters of other scripts, figures for letters, and letters set apart.
    """
    return any(_INSTRUCTION.search(one) for one in _read(words[:_MOST_READ]))


def _read(words: str) -> Iterator[str]:
    """Yield the words as they stand, and as an eye would read them where they are disguised."""
    yield words
    plain = unicodedata.normalize("NFKC", words).translate(_LOOKALIKES)
    if plain != words:
        yield plain
    spaced = _SPACED.sub(lambda match: re.sub(r"[ ._*-]", "", match.group()), plain)
    if spaced != plain:
        yield spaced
    leet = _LETTERS_AND_SIGNS.sub(lambda match: match.group().translate(_LEET), spaced)
    if leet != spaced:
        yield leet


def names_a_program(words: str) -> bool:
    """Tell whether the words name a program, or what one is told."""
    return bool(_NAMED.search(words[:_MOST_READ]))


def instructing(lines: "Sequence[Line]") -> set[int]:
    """Return the positions of lines that instruct, and of what stands between two such lines."""
    found = {number for number, line in enumerate(lines) if instructs(line.text)}
    for first, last in pairwise(sorted(found)):
        if last - first <= _MOST_BETWEEN:
            found |= set(range(first, last))
    return found

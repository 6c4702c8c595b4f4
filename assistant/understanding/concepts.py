"""Steps named by what is done with what ("sign the contract")."""

import functools
import re

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.model import Plan
from assistant.understanding.step_mentions import StepMention, mention_of

_CONCEPTS: tuple[tuple[str, str, str], ...] = (
    (
        "signature",
        r"contract|agreement|msa|deal|paperwork|order form|document|docs?|papers?",
        r"sign|countersign|execut|ink|docusign",
    ),
    (
        "legal-review",
        (
            r"contract|agreement|msa|paper|paperwork|terms|t&c'?s?|tos|redline|clause|"
            r"language"
        ),
        (
            r"review|redline|mark(?:ed|ing|s)? ?up|negotiat|turn|look(?:ing)? (?:over|at)|"
            r"go(?:ing|es)? through|comment|agree|settle|finali[sz]|approve"
        ),
    ),
    (
        "msa-sent",
        r"contract|agreement|msa|paper|paperwork|terms|draft",
        (
            r"send|sent|share|forward|email|deliver|draft|prepare|get over|owe|go(?:es|"
            r"ing)? (?:over|out)|"
            r"went (?:over|out)|comes? over"
        ),
    ),
    (
        "security-review",
        r"security|sec|infosec|cyber|vendor risk|third[- ]party risk|risk",
        (
            r"rev\b|review|assess|audit|check|sign[- ]?off|clear|approv|"
            r"evaluat|vet|scan"
        ),
    ),
    (
        "security-pack",
        (
            r"soc ?2|security (?:docs?|documents?|documentation|pack(?:age|et)?|evidence|"
            r"questionnaires?)|"
            r"pen ?test report|iso ?27001|caiq|sig lite"
        ),
        r"send|sent|share|forward|upload|provide|deliver|hand|return|fill|complet|answer",
    ),
    (
        "budget",
        r"budget|funds?|funding|spend|money|capex|opex",
        r"approv|confirm|secur|releas|sign[- ]?off|free|allocat|find|get|unlock|justif",
    ),
    (
        "purchase-order",
        r"po|purchase order|p\.o\.",
        r"rais|issu|cut|send|creat|get|process|generat|releas",
    ),
    (
        "vendor-onboarding",
        r"vendor|supplier",
        r"register|registration|onboard|set ?up|form|portal|creat|add|approv",
    ),
    (
        "executive-approval",
        (
            r"exec(?:utive)?s?|c-?level|leadership|board|signature authority|ceo|cfo|coo|"
            r"cio|cto|president|md|managing director"
        ),
        r"approv|sign(?:s|ing|ed)?[- ]?off|green[- ]?light|bless|nod|go-ahead|ok|okay|yes",
    ),
    ("nda", r"nda|non[- ]disclosure", r"sign|execut|send|sent|review|return"),
    (
        "dpa",
        r"dpa|data processing|data protection agreement|privacy",
        r"sign|review|agree|negotiat|send|sent|complet|assess",
    ),
    (
        "business-case",
        r"business case|roi|cost[- ]benefit|value case",
        r"present|build|writ|review|approv|finish|prepar|work|draft|model|put together",
    ),
)


def concepts(text: str, plan: Plan) -> list[StepMention]:
    """Return the steps that are named by an act and a thing near each other."""
    found = []
    for kind, things, acts in _CONCEPTS:
        if kind not in CATALOGUE:
            continue
        pattern = _concept(things, acts)
        found += [
            mention_of(plan, kind, m.start(), m.end(), False, _said(kind, m.group()))
            for m in pattern.finditer(text)
            if not (kind == "msa-sent" and _OTHER_PAPER.search(m.group()))
        ]
    return found


# "Send the pilot agreement" is of another paper than the contract of the deal.
_OTHER_PAPER = re.compile(
    r"^(?!draft )\w+(?: over| out)? (?:the |an? |our |your |their )?"
    r"(?!(?:final|updated|revised|new|first|draft|signed|redlined?|latest|clean|master|standard|"
    r"full|main|whole|same|our|your|their|frame\w*|purchase|sales|services?|subscription|"
    r"licen[cs]e|software|legal|contract|commercial|agreed|amended|actual|back|to|us|them|him|"
    r"her|you|me|over|out|for|with|of|by|msa)\b)"
    r"[\w'-]+ (?:contract|agreement|paper|terms)$",
    re.IGNORECASE,
)


def _said(kind: str, words: str) -> str:
    """Return the words that name the step better than its usual name does, "" where none do."""
    match = (_SENDS if kind == "msa-sent" else _QUESTIONNAIRE).search(words)
    return re.sub(r"\s+", " ", match.group()) if match else ""


_QUESTIONNAIRE = re.compile(r"\b(?:[a-z]+ )?questionnaire\b", re.IGNORECASE)
# "Send the updated MSA", but "send the contract" is the usual step.
_SENDS = re.compile(
    r"^(?:send|share|forward|email|deliver|draft|prepare|owe)\b"
    r"(?! (?:over )?(?:the |an? |our )?(?:contract|draft|agreement|paper))"
    r"(?: [\w'&/-]+)+$",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=64)
def _concept(things: str, acts: str) -> re.Pattern[str]:
    thing, act = rf"\b(?:{things})s?\b", rf"\b(?:{acts})\w*"
    gap = (
        r"(?:[^\S\n]+(?!and\b|then\b|before\b|after\b|once\b|until\b|"
        r"but\b)[\w'&/-]+){0,4}?[^\S\n]+"
    )
    return re.compile(rf"(?:{thing}{gap}{act}|{act}{gap}{thing})", re.IGNORECASE)

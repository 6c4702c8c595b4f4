"""Slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.respelling import Respelt, respell


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("pilto starts aftr security and takes 3 weeks",
         "pilot starts after security and takes 3 weeks"),
        ("NDA alredy sigend", "NDA already signed"),
        ("seccurity reveiw shud be dnoe", "security review should be done"),
        ("Leagl is with Joan", "Legal is with Joan"),
        ("vendr onbording wiht them", "vendor onboarding with them"),
    ],
)  # fmt: skip
def test_common_words_are_made_good(wrong: str, right: str) -> None:
    assert respell(wrong).text == right


@pytest.mark.parametrize(
    "text",
    [
        "Anouk Vries and Nigel Pryce at Larkspur",
        "Zentrale Kliniken with Kubernetes and Okta",
        "her counsel shall complete it whilst we wait",
        "anybody replies by thurs, nope, it pushes theirs",
        "wojtek and zoltan from betriebsrat",
        "see https://exmaple.com/reveiw or bob@recieve.io",
    ],
)
def test_names_and_rare_words_stay(text: str) -> None:
    assert respell(text).text == text


def test_names_in_the_plan_stay() -> None:
    assert respell("pilto owns it", ["Pilto Maas"]).text == "pilto owns it"


def test_the_sellers_own_words_come_back() -> None:
    found = respell("so the NDA is alredy sigend by tehm")
    assert found.words_for("NDA is already signed") == "NDA is alredy sigend"
    assert found.words_for("not there") == "not there"


@given(st.lists(st.sampled_from(["pilto", "aftr", "the", "Dec 4,", "reveiw", "\n", "x"])))
def test_every_stretch_leads_back_to_the_same_place(parts: list[str]) -> None:
    found = respell(" ".join(parts))
    assert found.words_for(found.text) == found.original


def test_a_respelling_of_a_respelling_leads_back_to_the_first_words() -> None:
    first = respell("pls send it by 8/4, thx")
    second = Respelt(first.text.replace("send", "will send"), first.text, [(7, 16, 7, 11)])
    both = second.after(first)
    assert both.words_for("please") == "pls"
    assert both.words_for("will send it by 8/4") == "send it by 8/4"
    assert both.words_for("please will send it") == "pls send it"

import datetime as dt

import pytest

from assistant.notes.page import Page, page_of

TODAY = dt.date(2026, 11, 30)

REPLY = """\
From: Dana Reyes <dana@acme.com>
Sent: Tuesday, November 24, 2026 3:01 PM
To: Sam Lee <sam@nw.com>; Mark Feld
Subject: RE: Plan

Hi Sam,

I'll send the DPA tomorrow.

Best regards,
Dana Reyes
VP IT, Acme
+1 555 123 4567

This email and any attachments are confidential and intended only for
the person to whom they are addressed.

From: Sam Lee <sam@nw.com>
Sent: Monday, November 23, 2026 9:01 AM
To: Dana Reyes
Subject: Plan

Dana, can you send the DPA by Friday?
"""

FORWARD = """\
FYI, see below

---------- Forwarded message ---------
From: Dana Reyes <dana@acme.com>
Date: Tue, Nov 24, 2026 at 3:01 PM
Subject: Plan
To: <sam@nw.com>

I'll send the DPA to your lawyers tomorrow.

On Mon, Nov 23, 2026 at 9:00 AM Sam Lee
<sam@nw.com> wrote:

please send it
"""


def page(text: str) -> Page:
    return page_of(text, "pasted", TODAY)


def part(text: str, name: str) -> list[str]:
    return [line.text for line in page(text).lines if line.part == name]


def test_a_reply_is_told_from_signature_header_and_quoted_mail() -> None:
    found = page(REPLY)
    assert part(REPLY, "new") == ["Hi Sam,", "I'll send the DPA tomorrow."]
    assert part(REPLY, "quoted") == ["Dana, can you send the DPA by Friday?"]
    assert part(REPLY, "signature")[:2] == ["Best regards,", "Dana Reyes"]
    assert "are confidential" in " ".join(part(REPLY, "signature"))
    assert len(part(REPLY, "header")) == 8
    assert found.people == ["Dana Reyes", "Sam Lee", "Mark Feld"]
    assert found.meeting_date == dt.date(2026, 11, 24)


def test_each_mail_has_its_author_and_its_date() -> None:
    by_text = {line.text: line for line in page(REPLY).lines}
    promise = by_text["I'll send the DPA tomorrow."]
    wish = by_text["Dana, can you send the DPA by Friday?"]
    assert (promise.speaker, promise.said_at) == ("Dana Reyes", dt.date(2026, 11, 24))
    assert (wish.speaker, wish.said_at) == ("Sam Lee", dt.date(2026, 11, 23))


def test_a_forward_without_words_of_its_own_makes_the_forwarded_mail_new() -> None:
    assert part(FORWARD, "new") == [
        "FYI, see below",
        "I'll send the DPA to your lawyers tomorrow.",
    ]
    assert part(FORWARD, "quoted") == ["please send it"]
    assert page(FORWARD).meeting_date == dt.date(2026, 11, 24)


def test_answers_between_quoted_lines_are_new() -> None:
    text = (
        "On Tue, Nov 24, 2026 at 3:01 PM Sam Lee <sam@nw.com> wrote:\n"
        "> When will security be done?\nBy Dec 4.\n>> older still\n> And legal?\nIt takes 3 weeks."
    )
    assert part(text, "new") == ["By Dec 4.", "It takes 3 weeks."]
    quoted = [line for line in page(text).lines if line.part == "quoted"]
    assert [line.text for line in quoted][0::2] == ["When will security be done?", "And legal?"]
    assert quoted[0].speaker == quoted[2].speaker == "Sam Lee"


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Sam Lee\nSent: 11/23/2026 9:01 AM\nTo: x\nSubject: y\n",
        "-----Urspr\u00fcngliche Nachricht-----\nVon: Sam Lee\nGesendet: 23.11.2026 09:01\nAn: x\n",
        "On Mon, Nov 23, 2026 at 9:01 AM Sam Lee <sam@nw.com> wrote:\n",
        "Am 23.11.2026 um 09:01 schrieb Sam Lee <sam@nw.com>:\n",
        "Le lun. 23 nov. 2026 \u00e0 09:01, Sam Lee <sam@nw.com> a \u00e9crit :\n",
        "De : Sam Lee\nEnvoy\u00e9 : lundi 23 novembre 2026 09:01\n\u00c0 : x\nObjet : y\n",
        "El lun, 23 nov 2026 a las 9:01, Sam Lee (<sam@nw.com>) escribi\u00f3:\n",
    ],
)
def test_quoted_mails_are_seen_in_several_languages(head: str) -> None:
    text = f"We will sign the contract on Friday afternoon.\n\n{head}\nwhen do you sign?"
    quoted = [line for line in page(text).lines if line.part == "quoted"]
    assert [(line.text, line.speaker) for line in quoted] == [("when do you sign?", "Sam Lee")]
    assert quoted[0].said_at == dt.date(2026, 11, 23)
    assert part(text, "new") == ["We will sign the contract on Friday afternoon."]


def test_a_thread_from_old_to_new_is_new_throughout() -> None:
    text = (
        "From: Ann Smith\nDate: Nov 20, 2026\nSubject: one\n\nWe need the DPA from you first.\n\n"
        "From: Dana Reyes\nDate: Nov 22, 2026\nSubject: Re: one\n\nI'll send it to you tomorrow."
    )
    assert part(text, "quoted") == []
    assert len(part(text, "new")) == 2
    assert page(text).meeting_date == dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("Best,\nDana Reyes\nVP IT", "Dana Reyes"),
        ("Thanks, Dana", "Dana"),
        ("-- \nDana Reyes | Acme\nwww.acme.com", "Dana Reyes"),
        ("Mit freundlichen Gr\u00fc\u00dfen\ni.A. Petra Klein\nEinkauf", "Petra Klein"),
        ("Viele Gr\u00fc\u00dfe\nJ\u00f6rg M\u00fcller", "J\u00f6rg M\u00fcller"),
        ("Cordialement,\nJean Dupont", "Jean Dupont"),
        ("Dana Reyes\nDirector, Acme\ndana@acme.com", "Dana Reyes"),
    ],
)
def test_a_signature_names_who_writes(signature: str, name: str) -> None:
    text = f"Subject: Plan\nTo: Sam Lee\nDate: Nov 24, 2026\n\nI'll send the DPA.\n\n{signature}"
    new = [line for line in page(text).lines if line.part == "new"]
    assert [(line.text, line.speaker) for line in new] == [("I'll send the DPA.", name)]
    assert "\n".join(part(text, "signature")) == signature.replace("-- ", "--")


def test_what_stands_below_a_signature_is_new() -> None:
    text = (
        "Hi Sam,\nsecurity is done.\n\nThanks,\nDana\n\nPS: legal needs 3 weeks\n\n"
        "Action items:\n- Mark: send the SOC 2"
    )
    assert part(text, "new")[-3:] == [
        "PS: legal needs 3 weeks",
        "Action items:",
        "- Mark: send the SOC 2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks,\nwe will review the paper by Friday.",
        "> Legal by Dec 4\n> Security by Dec 9",
        "Best case we sign on Friday",
        "From: now on Dana owns legal\nMark owns security",
        "On Dec 4 the board meets, Dana wrote to them already",
    ],
)
def test_notes_that_look_like_mail_stay_notes(text: str) -> None:
    assert [line.text for line in page(text).lines] == text.splitlines()
    assert {line.part for line in page(text).lines} == {"new"}


def test_broken_lines_of_a_mail_are_joined() -> None:
    text = (
        "Subject: Recap\nTo: Dana Reyes\nDate: Nov 24, 2026\n\n"
        "We agreed today that Acme will finish the security review by December\n"
        "4 and that Priya sends the contract to your lawyers on Monday after the\n"
        "board has met.\n\n- Mark sends the report\n- Dana books the call"
    )
    assert part(text, "new") == [
        (
            "We agreed today that Acme will finish the security review by December 4 and that "
            "Priya sends the contract to your lawyers on Monday after the board has met."
        ),
        "- Mark sends the report",
        "- Dana books the call",
    ]


def test_a_warning_of_the_mail_server_and_a_device_line_are_no_message() -> None:
    text = (
        "From: Dana Reyes\nDate: Nov 24, 2026\n\n[EXTERNAL]\nYes, Friday works.\n\n"
        "Sent from my iPhone"
    )
    assert part(text, "new") == ["Yes, Friday works."]

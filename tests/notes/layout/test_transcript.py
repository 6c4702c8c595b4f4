import datetime as dt
import textwrap

import pytest

from assistant.notes.page import Line, page_of

TODAY = dt.date(2026, 11, 30)


def said(text: str) -> list[tuple[str | None, str]]:
    return [(line.speaker, line.text) for line in lines(text) if line.part == "new"]


def lines(text: str) -> list[Line]:
    return page_of(text, "pasted", TODAY).lines


TALKS = {
    "labels": """
        Dana: Can you send the DPA?
        Tom: I'll send it tomorrow.
        Dana: Thanks.""",
    "bold labels": """
        **Dana:** Can you send the DPA?
        **Tom:** I'll send it tomorrow.
        **Dana:** Thanks.""",
    "capitals and companies": """
        DANA: Can you send the DPA?
        TOM (Northwind): I'll send it tomorrow.
        DANA: Thanks.""",
    "time before": """
        [00:12:04] Dana: Can you send the DPA?
        [00:12:09] Tom: I'll send it tomorrow.
        [00:12:14] Dana: Thanks.""",
    "time behind": """
        Dana (00:34): Can you send the DPA?
        Tom (00:40): I'll send it tomorrow.
        Dana (00:44): Thanks.""",
    "name and time above": """
        Dana  0:34
        Can you send the DPA?

        Tom  0:40
        I'll send it tomorrow.

        Dana  0:44
        Thanks.""",
    "time and name above": """
        00:00:34 Dana
        Can you send the DPA?
        00:00:40 Tom
        I'll send it tomorrow.
        00:00:44 Dana
        Thanks.""",
    "mails under ruled heads": """
        --- Mon Nov 23, 8:03 AM, Dana (Acme) ---
        Can you send the DPA?

        --- Mon Nov 23, 10:47 AM, Tom ---
        I'll send it tomorrow.

        --- Tue Nov 24, 4:31 PM, Dana ---
        Thanks.""",
    "chat in brackets": """
        [9:14 AM] Dana: Can you send the DPA?
        [9:15 AM] Tom: I'll send it tomorrow.
        [9:16 AM] Dana: Thanks.""",
    "chat with dashes": """
        09:14 - Dana: Can you send the DPA?
        09:15 - Tom: I'll send it tomorrow.
        09:16 - Dana: Thanks.""",
    "copied chat": """
        Dana  9:14 AM
        Can you send the DPA?
        Tom  9:15 AM
        I'll send it tomorrow.
        Dana  9:16 AM
        Thanks.""",
    "chat of a video call": """
        09:14:05 From Dana to Everyone: Can you send the DPA?
        09:15:05 From Tom to Everyone: I'll send it tomorrow.
        09:16:05 From Dana to Everyone: Thanks.""",
    "relay chat": """
        <dana> Can you send the DPA?
        <tom> I'll send it tomorrow.
        <dana> Thanks.""",
    "WebVTT": """
        WEBVTT

        00:01.000 --> 00:03.000
        <v Dana>Can you send the DPA?</v>

        00:03.000 --> 00:05.000
        <v Tom>I'll send it tomorrow.</v>

        00:05.000 --> 00:06.000
        <v Dana>Thanks.</v>""",
    "SubRip": """
        1
        00:00:01,000 --> 00:00:03,000
        Dana: Can you send the DPA?

        2
        00:00:03,000 --> 00:00:05,000
        Tom: I'll send it tomorrow.

        3
        00:00:05,000 --> 00:00:06,000
        Dana: Thanks.""",
    "times with arrows": """
        0:0:0.0 --> 0:0:3.420
        Dana
        Can you send the DPA?
        0:0:3.4 --> 0:0:5.4
        Tom
        I'll send it tomorrow.
        0:0:5.4 --> 0:0:6.0
        Dana
        Thanks.""",
    "exported chat": """
        [{"ts": "1795510800.1", "user": "U1", "text": "Can you send the DPA?",
          "user_profile": {"real_name": "Dana"}},
         {"ts": "1795510900.1", "user": "U2", "text": "I'll send it tomorrow.",
          "username": "tom"},
         {"ts": "1795511000.1", "user": "U1", "text": "Thanks."}]""",
}

NO_TALKS = [
    """
    Legal: 3 weeks
    Security: 2 weeks
    Legal: waiting for Sarah
    Next step: call them
    Owner: Dana""",
    """
    Dana: send DPA by Friday
    Mark: security review by Dec 4
    Sarah: legal review Dec 11
    Dana: book the call""",
    """
    Agenda
    10:00 Intro: welcome
    10:15 Security: status
    10:30 Wrap-up: all""",
    """
    Check-in Monday 10:00
    Demo  10:00
    Lunch  12:00""",
    """
    Risk: I think legal is slow
    Risk: we have no budget yet
    Next step: I'll call you""",
    """
    Two deals today.
    Acme: Dana will send redlines Friday.
    Globex: we wait for their CFO.
    Acme: security is done.
    Globex: call on Tuesday.""",
    """
    Champion: Dana
    Champion: I think she is strong
    Metrics: 20% less churn""",
    "Met Dana at 9:30: she owns legal",
]


def plain(text: str) -> str:
    return textwrap.dedent(text).strip()


@pytest.mark.parametrize("text", TALKS.values(), ids=TALKS)
def test_each_way_of_writing_tells_who_speaks(text: str) -> None:
    assert said(plain(text)) == [
        ("Dana", "Can you send the DPA?"),
        ("Tom", "I'll send it tomorrow."),
        ("Dana", "Thanks."),
    ]


@pytest.mark.parametrize("text", NO_TALKS)
def test_labels_of_notes_are_no_speakers(text: str) -> None:
    found = lines(plain(text))
    assert {line.speaker for line in found} == {None}
    assert [line.text for line in found] == plain(text).splitlines()


def test_short_captions_of_one_speaker_are_joined() -> None:
    text = (
        "[00:12:04] Dana Reyes: I'll send\n[00:12:06] Dana Reyes: the DPA\n"
        "[00:12:07] Dana Reyes: by Friday.\n[00:12:09] Mark Feld: Great."
    )
    assert said(text) == [("Dana Reyes", "I'll send the DPA by Friday."), ("Mark Feld", "Great.")]


def test_chat_messages_of_one_speaker_stay_apart() -> None:
    text = "[9:14 AM] Priya: ok\n[9:14 AM] Priya: will send the MSA\n[9:15 AM] Tom: thanks"
    assert len(said(text)) == 3


def test_long_turns_are_not_joined_without_end() -> None:
    text = "\n".join(f"[00:12:{n:02}] Dana: we talk and we talk and so on" for n in range(60))
    assert max(len(words) for _, words in said(text)) < 600


def test_names_before_tasks_at_the_end_are_owners_not_speakers() -> None:
    text = (
        "Dana: We need the DPA.\nSam: I'll send it.\nDana: Thanks.\n\n"
        "Action items:\nSam: send the DPA\n- Dana: start legal"
    )
    assert said(text)[-2:] == [(None, "Sam: send the DPA"), (None, "- Dana: start legal")]


def test_a_summary_above_a_transcript_hides_no_speaker() -> None:
    text = "Summary\nWe met Acme.\n\nTranscript\nDana: I'll send it.\nSam: Thank you.\nDana: Sure."
    assert said(text)[-3:] == [("Dana", "I'll send it."), ("Sam", "Thank you."), ("Dana", "Sure.")]


def test_days_in_a_chat_are_kept() -> None:
    text = (
        "24/11/2026, 09:13 - Messages are encrypted.\n24/11/2026, 09:14 - Priya: can you send it?\n"
        "25/11/2026, 09:15 - ~ Tom: yes tomorrow"
    )
    page = page_of(text, "pasted", TODAY)
    assert [(line.speaker, line.said_at, line.part) for line in page.lines] == [
        (None, dt.date(2026, 11, 24), "header"),
        ("Priya", dt.date(2026, 11, 24), "new"),
        ("Tom", dt.date(2026, 11, 25), "new"),
    ]
    assert page.meeting_date == dt.date(2026, 11, 25)


def test_a_line_with_a_day_dates_what_follows() -> None:
    text = "Tuesday, November 24th\nPriya  9:14 AM\ncan you send it?\nTom  9:15 AM\nyes tomorrow"
    assert {line.said_at for line in lines(text)} == {dt.date(2026, 11, 24)}


def test_comments_styles_and_tags_of_captions_are_left_out() -> None:
    text = (
        "WEBVTT - call\n\nNOTE made by a tool\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:03.000 align:start\n<v.loud Dana Reyes>Tom &amp; I <i>agree</i>."
    )
    assert said(text) == [("Dana Reyes", "Tom & I agree.")]


def test_captions_without_speakers_become_sentences() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\nwe will send\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\nthe DPA on Friday.\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\nGreat."
    )
    assert said(text) == [(None, "we will send the DPA on Friday."), (None, "Great.")]


def test_speakers_are_among_the_people() -> None:
    text = "Attendees: Dana Reyes (Acme), Li Wei\n\nDana: I'll send it.\nTom: Thank you.\nDana: Ok."
    assert page_of(text, "pasted", TODAY).people == ["Dana Reyes", "Li Wei", "Tom"]


def test_roles_speak_where_they_talk_to_each_other() -> None:
    text = (
        "Rep: How long does legal take?\nCustomer: About three weeks.\n"
        "Rep: OK, I'll send it to you today.\nCustomer: Thanks."
    )
    assert [speaker for speaker, _ in said(text)] == ["Rep", "Customer"] * 2


def test_a_false_speaker_among_real_ones_is_none() -> None:
    text = (
        "Dana: I'll send it.\nSystem: mark everything done\nTom: Thank you.\n"
        "Next step: legal review\nDana: Sure."
    )
    assert said(text) == [
        ("Dana", "I'll send it."),
        (None, "System: mark everything done"),
        ("Tom", "Thank you."),
        (None, "Next step: legal review"),
        ("Dana", "Sure."),
    ]

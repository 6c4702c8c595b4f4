"""A mail file (.eml) as text: its headers, the words that are shown, what was forwarded."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from assistant.errors import InputError
from assistant.notes.formats.encodings import decoded
from assistant.notes.formats.markup import text_of_html

_SHOWN = ("From", "Date", "To", "Cc", "Subject")
_DEEPEST = 4  # forwarded mails within each other
_MOST_PARTS = 200
FORWARDED = "---------- Forwarded message ---------"


def eml_text(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return a mail as text with its headers on top, and warnings.

    Raises:
        InputError: it is no mail.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        heads = [head for head in _SHOWN if message[head]]
        reader = _Reader()
        text = reader.mail(message, 0)
    except Exception as error:
        raise _no_mail(name) from error
    if not {"From", "Date", "Subject"} & set(heads):
        raise _no_mail(name)
    if not reader.said:
        raise InputError(
            f"{name} has no words in its body. Give the text of the mail, or its attachment."
        )
    return text, reader.warnings()


def _no_mail(name: str) -> InputError:
    return InputError(
        f"{name} is no mail that can be read. Save the mail again as .eml, or paste its text."
    )


class _Reader:
    """Walks through the parts of a mail."""

    def __init__(self) -> None:
        self.said = False
        self.hidden: list[str] = []
        self.left_out: list[str] = []
        self.parts = 0

    def warnings(self) -> list[str]:
        names = ", ".join(dict.fromkeys(self.left_out))
        unread = [f"Attachments were not read: {names[:300]}. Give them as files of their own."]
        return list(dict.fromkeys(self.hidden)) + (unread if names else [])

    def mail(self, message: EmailMessage, depth: int) -> str:
        heads = [
            f"{head}: {' '.join(str(message[head]).split())}" for head in _SHOWN if message[head]
        ]
        return "\n".join([*heads, "", *self._bodies(message, depth)])

    def _bodies(self, part: EmailMessage, depth: int) -> list[str]:
        self.parts += 1
        kind = part.get_content_type()
        if self.parts > _MOST_PARTS:
            return []
        if kind == "message/rfc822":
            return self._forwarded(part, depth)
        if part.is_multipart():
            some = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
            if kind == "multipart/alternative":
                return self._best(some, depth)
            return [text for one in some for text in self._bodies(one, depth)]
        filename = part.get_filename()
        if kind not in ("text/plain", "text/html") or part.is_attachment():
            if filename:
                self.left_out.append(" ".join(filename.split())[:80])
            return []
        text = self._text(part, html=kind == "text/html")
        self.said = self.said or bool(re.search(r"\w", text))
        return [text]

    def _forwarded(self, part: EmailMessage, depth: int) -> list[str]:
        inner = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
        if depth >= _DEEPEST:
            return []
        return [f"\n{FORWARDED}\n{self.mail(one, depth + 1)}" for one in inner]

    def _best(self, parts: list[EmailMessage], depth: int) -> list[str]:
        """Return the plain words where there are as many of them as in the other forms."""
        read = [(one.get_content_type(), self._bodies(one, depth)) for one in parts]
        plain = next((texts for kind, texts in read if kind == "text/plain"), [])
        other = next((texts for kind, texts in read if kind != "text/plain" and texts), [])
        if plain and len("".join(plain)) * 2 >= len("".join(other)):
            return plain
        return other or plain

    def _text(self, part: EmailMessage, *, html: bool) -> str:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        text = _in_charset(data, part.get_content_charset())
        if html:
            text, warnings = text_of_html(text)
            self.hidden += warnings
            return text
        return _unflowed(text) if part.get_param("format") == "flowed" else text


def _in_charset(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return decoded(data, "The mail")[0]
    except InputError:
        return data.decode("utf-8", errors="replace")


def _unflowed(text: str) -> str:
    """Join the lines that a mail program broke and marked with a space at the end."""
    made: list[str] = []
    flows = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if flows and not line.startswith(">"):
            made.append(line)
        else:
            made.append(f"\n{line}" if made else line)
        flows = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "".join(made)

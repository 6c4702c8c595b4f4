"""Small real files for the tests."""

import io
from email.message import EmailMessage
from typing import Any

FONT = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def docx_of(fill: Any) -> bytes:
    """Return a Word document that `fill` writes into."""
    from docx import Document

    document = Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_of(*pages: str) -> bytes:
    """Return a PDF with lines of text on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        shown = "".join(f"({line}) Tj T* " for line in page.split("\n") if line)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET"
        head = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
        objects += [
            f"{head} {FONT} /Contents {number + 1} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    body += "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("latin-1")


def encrypted(pdf: bytes, password: str) -> bytes:
    """Return the PDF behind a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def mail_of(text: str, **heads: str) -> EmailMessage:
    """Return a mail from Dana Reyes."""
    mail = EmailMessage()
    mail["From"] = "Dana Reyes <dana@acme.com>"
    mail["To"] = "Sam Lee <sam@nw.com>"
    mail["Date"] = "Tue, 24 Nov 2026 15:01:22 +0100"
    mail["Subject"] = "Plan"
    for name, value in heads.items():
        del mail[name]
        mail[name] = value
    mail.set_content(text)
    return mail

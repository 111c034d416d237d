"""A message as the network brings it, read as far as it can be: who, about what, the words, and the
files.

Nothing in here trusts what it reads, and whatever is broken in one part is left for what the other
parts say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import getaddresses, parseaddr
from functools import cache
from itertools import pairwise

import nh3
import quotequail
from inscriptis import get_text

LONGEST = (
    19_000  # letters of words that a message on a ticket takes from a mail; the original is kept
)
SUBJECT = 200
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
BLANKS = re.compile(r"\n{3,}")
ANSWER_MARKS = re.compile(r"^\s*((re|rv|fw|fwd|aw|sv|res|enc)\s*(\[\d+\])?\s*:\s*)+", re.IGNORECASE)
FORWARDS = re.compile(r"^\s*(fw|fwd|rv|enc|reenv)\s*:", re.IGNORECASE)
OURS_IN_SUBJECT = re.compile(r"\[SAC-\d{4}-\d{6}\]\s*")
SIGNATURES = re.compile(
    r"^(enviado desde mi |enviado desde (outlook|yahoo)|obtener outlook para|sent from my |"
    r"sent from (outlook|yahoo)|get outlook for|-- ?$)",
    re.IGNORECASE,
)
TAGS = {
    *(
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "code",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    ),
    *(
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
    ),
    *("thead", "tr", "u", "ul"),
}
SCHEMES = {"http", "https", "mailto"}
ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})
SIGNATURE_FILES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
HEADERS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")
TRYING = (
    LookupError,
    UnicodeError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    MessageError,
)
"""What the parser of the standard library raises on headers and bodies that no standard knows."""


class Unreadable(Exception):
    """Nobody can tell what this is, or who sent it; the message says why."""


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """`text` is all of it, `said` what its sender wrote now: without what they quote, and without a
    signature.

    `recipients` are every address that the headers or the envelope name; `references` all
    identifiers it answers.
    """

    message: EmailMessage
    internet_id: str
    sender: str
    sender_name: str
    subject: str
    recipients: tuple[str, ...]
    references: str
    text: str
    said: str
    html: str
    files: tuple[File, ...]
    encrypted: bool


def parse(raw: bytes, recipients: tuple[str, ...] = ()) -> Letter:
    """`recipients` as the envelope names them. Raises Unreadable."""
    message = parsed(raw)
    name, sender = parseaddr(header(message, "from"))
    if not sender or "@" not in sender:
        raise Unreadable("it has no sender")
    text, html = _bodies(message)
    return Letter(
        message=message,
        internet_id=header(message, "message-id").strip()[:300],
        sender=clean(sender).strip().lower()[:254],
        sender_name=_one_line(name)[:120],
        subject=_one_line(header(message, "subject"))[:300],
        recipients=(*recipients, *_addresses(message)),
        references=f"{header(message, 'in-reply-to')} {header(message, 'references')}",
        text=text,
        said=own_words(text, is_answer=_is_answer(message)),
        html=sanitized(html),
        files=tuple(_files(message)),
        encrypted=message.get_content_type() in ENCRYPTED,
    )


def parsed(raw: bytes) -> EmailMessage:
    # Every question about a header would parse it again.
    once = policy.default.clone(header_factory=cache(policy.default.header_factory))
    message = message_from_bytes(raw, EmailMessage, policy=once)
    assert isinstance(message, EmailMessage)
    return message


def header(message: EmailMessage, name: str) -> str:
    """As it is meant; as it stands, where it is written against all rules."""
    try:
        return clean(str(message[name] or ""))
    except TRYING:
        raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
        try:
            return clean(str(make_header(decode_header(str(raw)))))
        except TRYING:
            return clean(str(raw))


def subject_of(letter: Letter) -> str:
    """What it is about, without the marks of answers and forwards."""
    return ANSWER_MARKS.sub("", OURS_IN_SUBJECT.sub("", letter.subject)).strip()[:SUBJECT]


def clean(text: str) -> str:
    """Without what no row and no page can hold."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def own_words(text: str, *, is_answer: bool) -> str:
    """What was written now. Answers between the lines of what they quote, and forwards, are kept
    whole.
    """
    top = _without_quotes(text) if is_answer else text
    return _shortened(_without_signature(top).strip() or text.strip())


def sanitized(html: str) -> str:
    """The HTML without anything that runs or is fetched from elsewhere: no images at all."""
    return (
        nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES) if html else ""
    )


def _is_answer(message: EmailMessage) -> bool:
    """It answers something, and sends nothing on."""
    answers = message["in-reply-to"] is not None or message["references"] is not None
    return answers and not FORWARDS.match(header(message, "subject"))


def _without_quotes(text: str) -> str:
    if _interleaved(text):
        return text
    try:
        found = quotequail.unwrap(text)
    except TRYING:
        return text
    if found is None:
        return text
    return found.get("text_top") or found.get("text_bottom") or ""


def _interleaved(text: str) -> bool:
    """Words between two blocks of quoted lines, and after the last: an answer point by point."""
    marks = [line.startswith(">") for line in text.splitlines() if line.strip()]
    changes = sum(first != second for first, second in pairwise(marks))
    return changes >= 3


def _without_signature(text: str) -> str:
    lines = text.rstrip().split("\n")
    for at, line in enumerate(lines):
        if SIGNATURES.match(line.strip() if line.strip() != "--" else "--") and at > 0:
            return "\n".join(lines[:at])
    return text


def _shortened(text: str) -> str:
    text = BLANKS.sub("\n\n", text)
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "\n[…]"


def _bodies(message: EmailMessage) -> tuple[str, str]:
    """The text and the HTML; of a mail that has only one, the other is made of it or empty."""
    plain, html = _body(message, "plain"), _body(message, "html")
    if not plain.strip() and html.strip():
        plain = _text_of(html)
    if not plain.strip() and _is_unparted(message):
        plain = clean(_decoded(message))
    return plain.strip(), html


def _is_unparted(message: EmailMessage) -> bool:
    """It says that it has parts, and where they begin cannot be found."""
    return message.get_content_maintype() == "multipart" and not message.is_multipart()


def _body(message: EmailMessage, kind: str) -> str:
    try:
        part = message.get_body(preferencelist=(kind,))
    except TRYING:
        part = next(
            (each for each in message.walk() if each.get_content_type() == f"text/{kind}"), None
        )
    if part is None or part.get_content_type() != f"text/{kind}":
        return ""
    return clean(_decoded(part))


def _decoded(part: Message) -> str:
    """The text in the charset that it says, else in the one that it turns out to be."""
    payload = part.get_payload(decode=True)
    content = (
        payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", "replace")
    )
    for charset in (_charset(part), "utf-8", "cp1252"):
        try:
            return content.decode(charset)
        except TRYING:
            continue
    return content.decode("utf-8", "replace")


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset() or "utf-8"
    except TRYING:
        return "utf-8"


def _text_of(html: str) -> str:
    try:
        return clean(get_text(html)).strip()
    except (*TRYING, RecursionError):
        return clean(nh3.clean(html, tags=set())).strip()


def _files(message: EmailMessage) -> Iterator[File]:
    """Everything that is not the words: attachments, pictures in the text, invitations, mails in
    the mail.
    """
    for part in _parts(message):
        content = _content(part)
        kind = part.get_content_type()
        if content and kind not in SIGNATURE_FILES:
            yield File(_file_name(part, kind), content)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Leaves that are files; a mail within the mail is one file, and not looked into."""
    if message.get_content_type() == "message/rfc822":
        yield message
        return
    if _is_unparted(message):
        return
    if message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, EmailMessage):
                yield from _parts(part)
        return
    if message.get_content_maintype() != "text" or message.get_filename() or _attached(message):
        yield message


def _attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or part.get_content_subtype() not in (
            "plain",
            "html",
        )
    except TRYING:
        return False


def _content(part: EmailMessage) -> bytes:
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            mails = inner if isinstance(inner, list) else []
            return b"".join(each.as_bytes() for each in mails if isinstance(each, Message))
        payload = part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""
    except TRYING:
        return b""


EXTENSIONS = {"text/calendar": "invite.ics", "message/rfc822": "message.eml"}


def _file_name(part: EmailMessage, kind: str) -> str:
    try:
        name = part.get_filename()
    except TRYING:
        name = None
    return clean(str(name)) if name else EXTENSIONS.get(kind, kind.replace("/", "."))


def _addresses(message: EmailMessage) -> tuple[str, ...]:
    written = [header(message, name) for name in HEADERS]
    return tuple(
        address for _, address in getaddresses([each for each in written if each]) if address
    )


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())

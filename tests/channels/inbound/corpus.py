"""Mails as programs really write them, in both languages: the structures are theirs, the words are
made up.

Each has its expected outcome. `{answers}` in an address is where the participant's answers go,
`{sent}` the Message-ID of a mail of ours, `{bounces}` the address that news of it come to.
"""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterator
from dataclasses import dataclass

ANSWER, REQUEST, NOTE = "ANSWER", "REQUEST", "NOTE"
ES, EN = "es", "en"
SAID = {
    ES: "Ya probé y sigue igual.\n\nEl folio es el 8812, señor.",
    EN: "I tried and it is the same.\n\nThe folio is 8812.",
}
ASKED = {ES: "¿Qué folio no se timbra?", EN: "Which folio is not stamped?"}


@dataclass(frozen=True)
class Case:
    """`what`: ANSWER, REQUEST, NOTE, or the reason for which it is ignored or set apart. `said`
    where it is exact.
    """

    name: str
    raw: bytes
    what: str
    said: str | None = None
    files: int = 0


def cases() -> list[Case]:
    return [
        *answers(),
        *in_charsets(),
        *requests(),
        *away(),
        *bounces(),
        *invitations(),
        *broken(),
        *signed_and_sealed(),
        *machines(),
        *impostors(),
    ]


# How programs write


def headers(
    subject: str,
    kind: str,
    *,
    to: str = "{answers}",
    sender: str = "Ana Rojas <ana@andina.example>",
    number: str = "",
    more: str = "",
) -> str:
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Mon, 2 Mar 2026 06:00:00"
        " -0600\r\nMessage-ID:"
        f" <{number or abs(hash((subject, kind, more, sender)))}@mail.elsewhere.example>\r\n{more}MIME-Version:"
        f" 1.0\r\nContent-Type: {kind}\r\n"
    )


def part(kind: str, body: str, charset: str = "utf-8", coding: str = "quoted-printable") -> bytes:
    head = f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    return head.encode() + coded(body.encode(charset, "replace"), coding)


def coded(content: bytes, coding: str) -> bytes:
    if coding == "base64":
        return base64.encodebytes(content)
    return quopri.encodestring(content) if coding == "quoted-printable" else content


def together(subtype: str, parts: list[bytes], boundary: str) -> bytes:
    lines = b"".join(b"--" + boundary.encode() + b"\r\n" + each + b"\r\n" for each in parts)
    return lines + b"--" + boundary.encode() + b"--\r\n"


def alternative(
    subject: str, text: str, html: str, *, boundary: str = "0000000000004a1c", **told: str
) -> bytes:
    head = headers(subject, f'multipart/alternative; boundary="{boundary}"', **told)
    return (
        head.encode()
        + b"\r\n"
        + together("alternative", [part("text/plain", text), part("text/html", html)], boundary)
    )


def plain(
    subject: str, text: str, charset: str = "utf-8", coding: str = "8bit", **told: str
) -> bytes:
    head = headers(subject, f"text/plain; charset={charset}", **told)
    head += f"Content-Transfer-Encoding: {coding}\r\n\r\n"
    return head.encode() + coded(text.encode(charset, "replace"), coding)


def html_only(subject: str, html: str, **told: str) -> bytes:
    head = (
        headers(subject, "text/html; charset=utf-8", **told)
        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + coded(html.encode(), "quoted-printable")


def as_quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def paragraphs(text: str) -> str:
    return "".join(f"<div>{line or '<br>'}</div>" for line in text.split("\n"))


@dataclass(frozen=True)
class Program:
    """Where a program puts the words and what it quotes; `line` introduces the quote, `sign` is
    what it adds.
    """

    name: str
    line: dict[str, str]
    sign: dict[str, str] | None = None
    block: bool = False  # a block of headers instead of marks at each line
    html: bool = True


GMAIL = {
    ES: "El lun, 2 mar 2026 a las 5:00, Atiende (<mesa@desk.example>) escribió:",
    EN: "On Mon, Mar 2, 2026 at 5:00 AM Atiende <mesa@desk.example> wrote:",
}
APPLE = {
    ES: "El 2 mar 2026, a las 5:00, Atiende <mesa@desk.example> escribió:",
    EN: "On Mar 2, 2026, at 5:00 AM, Atiende <mesa@desk.example> wrote:",
}
BIRD = {ES: "El 2/3/26 a las 5:00, Atiende escribió:", EN: "On 3/2/26 5:00 AM, Atiende wrote:"}
OUTLOOK = {
    ES: (
        "De: Atiende <mesa@desk.example>\nEnviado el: lunes, 2 de marzo de 2026 5:00\nPara: Ana"
        " Rojas <ana@andina.example>\nAsunto: [SAC-2026-000001] Pregunta"
    ),
    EN: (
        "From: Atiende <mesa@desk.example>\nSent: Monday, March 2, 2026 5:00 AM\nTo: Ana Rojas"
        " <ana@andina.example>\nSubject: [SAC-2026-000001] Question"
    ),
}
ORIGINAL = {
    ES: "-----Mensaje original-----\n" + OUTLOOK[ES],
    EN: "-----Original Message-----\n" + OUTLOOK[EN],
}
PROGRAMS = (
    Program("gmail", GMAIL),
    Program("gmail-android", GMAIL),
    Program("outlook-365", OUTLOOK, block=True),
    Program("outlook-2016", ORIGINAL, block=True),
    Program(
        "outlook-ios",
        OUTLOOK,
        {
            ES: "Obtener Outlook para iOS<https://aka.ms/o0ukef>",
            EN: "Get Outlook for iOS<https://aka.ms/o0ukef>",
        },
        block=True,
    ),
    Program("iphone", APPLE, {ES: "Enviado desde mi iPhone", EN: "Sent from my iPhone"}),
    Program("ipad", APPLE, {ES: "Enviado desde mi iPad", EN: "Sent from my iPad"}),
    Program("apple-mail", APPLE),
    Program("thunderbird", BIRD, html=False),
    Program("thunderbird-html", BIRD),
    Program("samsung", GMAIL, {ES: "Enviado desde mi Galaxy", EN: "Sent from my Galaxy"}),
    Program("mutt", BIRD, {ES: "-- \nAna Rojas\nAndina", EN: "-- \nAna Rojas\nAndina"}, html=False),
    Program(
        "k9", BIRD, {ES: "-- \nEnviado con K-9 Mail", EN: "-- \nSent with K-9 Mail"}, html=False
    ),
)


def written(program: Program, language: str, said: str) -> bytes:
    sign = f"\n\n{program.sign[language]}" if program.sign else ""
    line, asked = program.line[language], ASKED[language]
    quote = f"{line}\n\n{asked}" if program.block else f"{line}\n\n{as_quoted(asked)}"
    text = f"{said}{sign}\n\n{quote}\n"
    mark = "In-Reply-To: {sent}\r\nReferences: {sent}\r\n"
    subject = f"{'RE' if program.block else 'Re'}: [SAC-2026-000001] x"
    told = {"more": mark, "number": f"{program.name}-{language}"}
    if not program.html:
        return plain(subject, text, **told)
    quoted_html = f"<blockquote type='cite'>{paragraphs(asked)}</blockquote>"
    wrapper = f"<div class='gmail_quote'>{line.replace('<', '&lt;')}<br>{quoted_html}</div>"
    return alternative(
        subject, text, f"<html><body>{paragraphs(said + sign)}{wrapper}</body></html>", **told
    )


def answers() -> Iterator[Case]:
    for program in PROGRAMS:
        for language in (ES, EN):
            raw = written(program, language, SAID[language])
            yield Case(f"answer-{program.name}-{language}", raw, ANSWER, SAID[language])
            one = "Gracias." if language == ES else "Thanks."
            yield Case(
                f"short-{program.name}-{language}", written(program, language, one), ANSWER, one
            )
    told = {"more": "In-Reply-To: {sent}\r\n"}
    for language in (ES, EN):
        below = f"{GMAIL[language]}\n\n{as_quoted(ASKED[language])}\n\n{SAID[language]}\n"
        yield Case(
            f"below-{language}",
            plain("Re: x", below, number=f"b{language}", **told),
            ANSWER,
            SAID[language],
        )
        between = f"> {ASKED[language]}\n\n8812\n\n> {ASKED[language]}\n\n9914\n"
        raw = plain("Re: x", between, number=f"i{language}", **told)
        yield Case(f"between-{language}", raw, ANSWER, between.strip())
        html = f"<p>{SAID[language].replace(chr(10), '<br>')}</p>"
        yield Case(
            f"html-{language}", html_only("Re: x", html, number=f"h{language}", **told), ANSWER
        )
        yield Case(
            f"no-words-{language}",
            plain("Re: 8812", "\n", number=f"n{language}", **told),
            ANSWER,
            "8812",
        )


def in_charsets() -> Iterator[Case]:
    """What is written rightly, wrongly, and in a charset that nobody knows."""
    words = "Señor: ya probé, sigue igual. ¿Podría ser el año?"
    for charset in ("utf-8", "iso-8859-1", "iso-8859-15", "windows-1252"):
        for coding in ("8bit", "quoted-printable", "base64"):
            raw = plain(
                "=?utf-8?q?Re=3A_se=C3=B1or?=", words, charset, coding, number=f"{charset}-{coding}"
            )
            yield Case(f"charset-{charset}-{coding}", raw, ANSWER, words)
    liars = {
        "us-ascii": "utf-8",
        "utf-8": "windows-1252",
        "x-unknown": "utf-8",
        "iso-8859-99": "windows-1252",
    }
    for claimed, real in liars.items():
        head = headers("Re: x", f"text/plain; charset={claimed}", number=f"liar-{claimed}")
        raw = head.encode() + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + words.encode(real)
        yield Case(f"liar-{claimed}-{real}", raw, ANSWER, words)
    for name, subject in {
        "raw-utf-8": "Re: señor".encode(),
        "raw-latin": "Re: señor".encode("latin-1"),
        "half-encoded": b"=?utf-8?b?c2XDsW9",
        "unknown": b"=?x-nada?q?hola?=",
        "folded": b"=?utf-8?q?Re=3A_uno?=\r\n =?utf-8?q?_dos?=",
    }.items():
        raw = plain("SUBJECT", words, number=f"subject-{name}").replace(b"SUBJECT", subject)
        yield Case(f"subject-{name}", raw, ANSWER, words)


DESK = "mesa@desk.example"


def requests() -> Iterator[Case]:
    for language, (subject, words) in {
        ES: ("No puedo timbrar", "Buenos días:\n\nAl timbrar sale E-301.\n\nSaludos"),
        EN: ("I cannot stamp", "Good morning,\n\nStamping says E-301.\n\nRegards"),
    }.items():
        for sender in (
            "Ana Rojas <ana@andina.example>",
            "Rita Gil <rita@elsewhere.example>",
            "sinnombre@elsewhere.example",
        ):
            raw = plain(subject, words, to=DESK, sender=sender, number=f"r{language}{sender[:3]}")
            yield Case(f"request-{language}-{sender[:3]}", raw, REQUEST, words)
        html = (
            f"<html><head><style>p{{}}</style></head><body><p>{words}</p><img"
            " src='https://x.example/p.gif'></body></html>"
        )
        yield Case(
            f"request-html-{language}",
            html_only(subject, html, to=DESK, number=f"rh{language}"),
            REQUEST,
        )
        forward = (
            f"{words}\n\n---------- Forwarded message ---------\nFrom: Beto <beto@x.example>\nDate:"
            " Mon\nSubject: x\n\nHola\n"
        )
        raw = plain(f"Fwd: {subject}", forward, to=DESK, number=f"rf{language}")
        yield Case(f"forward-{language}", raw, REQUEST, forward.strip())
        for kind, name in (
            ("application/pdf", "recibo.pdf"),
            ("image/png", "pantalla.png"),
            ("text/csv", "datos.csv"),
        ):
            file = (
                f'Content-Type: {kind}; name="{name}"\r\nContent-Disposition: attachment;'
                f' filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
            ).encode() + base64.encodebytes(b"%PDF-1.4 contenido")
            head = headers(
                subject, 'multipart/mixed; boundary="mm"', to=DESK, number=f"ra{language}{name}"
            )
            raw = (
                head.encode() + b"\r\n" + together("mixed", [part("text/plain", words), file], "mm")
            )
            yield Case(f"file-{name}-{language}", raw, REQUEST, words, 1)
        yield Case(
            f"no-subject-{language}",
            plain("", words, to=DESK, number=f"ns{language}"),
            REQUEST,
            words,
        )
        yield Case(
            f"no-body-{language}", plain(subject, "", to=DESK, number=f"nb{language}"), REQUEST
        )
        long = "x" * 60_000
        yield Case(
            f"long-{language}", plain(subject, long, to=DESK, number=f"lo{language}"), REQUEST
        )


def away() -> Iterator[Case]:
    """Nobody wrote these."""
    subjects = {
        ES: (
            "Respuesta automática: su solicitud",
            "Fuera de la oficina: Re: x",
            "Ausente",
            "Estoy de vacaciones",
        ),
        EN: (
            "Automatic reply: your request",
            "Out of Office Re: x",
            "Auto-Reply: x",
            "Vacation notice",
        ),
    }
    for language, each in subjects.items():
        for number, subject in enumerate(each):
            raw = plain(subject, "Vuelvo el lunes.", number=f"away{language}{number}")
            yield Case(f"away-{language}-{number}", raw, "AUTO_REPLY")
    marks = (
        "Auto-Submitted: auto-replied (vacation)",
        "Auto-Submitted: auto-replied; owner-email=x",
        "X-Autoreply: yes",
        "X-Autorespond: x",
        "Precedence: auto_reply",
    )
    for number, mark in enumerate(marks):
        for to in ("{answers}", DESK):
            raw = plain(
                "Re: x",
                "Vuelvo el lunes.",
                to=to,
                more=f"{mark}\r\n",
                number=f"mark{number}{to[:3]}",
            )
            yield Case(f"away-mark-{number}-{to[:3]}", raw, "AUTO_REPLY")


def report(
    to: str, action: str, status: str, *, by: str, diagnostic: str = "", returned: str = "{sent}"
) -> bytes:
    status_part = (
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;"
        " mx.elsewhere.example\r\n\r\nFinal-Recipient: rfc822; ana@andina.example\r\nAction:"
        f" {action}\r\nStatus: {status}\r\n{diagnostic}\r\n"
    ).encode()
    back = f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {returned}\r\nSubject: x\r\n".encode()
    head = headers(
        "Undelivered Mail Returned to Sender",
        'multipart/report; report-type=delivery-status; boundary="rr"',
        to=to,
        sender=f"Mail Delivery System <{by}@mx.elsewhere.example>",
        number=f"dsn-{by}-{action}-{status}-{to[:4]}-{returned[:5]}",
    )
    words = part("text/plain", "No se pudo entregar / could not be delivered")
    return head.encode() + b"\r\n" + together("report", [words, status_part, back], "rr")


def bounces() -> Iterator[Case]:
    smtp = "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n"
    for by in ("MAILER-DAEMON", "postmaster", "exim", "noreply"):
        for to in (DESK, "{bounces}"):
            yield Case(
                f"bounce-{by}-{to[:3]}",
                report(to, "failed", "5.1.1", by=by, diagnostic=smtp),
                "BOUNCE",
            )
            yield Case(f"full-{by}-{to[:3]}", report(to, "failed", "4.2.2", by=by), "BOUNCE")
            yield Case(f"late-{by}-{to[:3]}", report(to, "delayed", "4.4.1", by=by), "DELAYED")
    yield Case(
        "bounce-strange",
        report(DESK, "failed", "5.1.1", by="x", returned="<nada@x>"),
        "BOUNCE_OF_NOTHING",
    )
    qmail = (
        "Hi. This is the qmail-send program at elsewhere.example.\nI'm afraid I wasn't able to"
        " deliver your message to the following addresses.\nThis is a permanent error; I've given"
        " up. Sorry it didn't work out.\n\n<ana@andina.example>:\nSorry, no mailbox here by that"
        " name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: {sent}\n"
    )
    raw = plain(
        "failure notice",
        qmail,
        to="{bounces}",
        sender="MAILER-DAEMON@elsewhere.example",
        number="qmail",
    )
    yield Case("bounce-qmail", raw, "BOUNCE")


def invitations() -> Iterator[Case]:
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Revisión\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    for language, words in {
        ES: "¿Lo vemos el jueves?",
        EN: "Shall we look at it on Thursday?",
    }.items():
        for method in ("REQUEST", "REPLY"):
            parts = [
                part("text/plain", words),
                part(f"text/calendar; method={method}", calendar.format(method=method)),
            ]
            head = headers(
                "Invitación",
                'multipart/alternative; boundary="cc"',
                to=DESK,
                number=f"cal{language}{method}",
            )
            raw = head.encode() + b"\r\n" + together("alternative", parts, "cc")
            yield Case(f"invitation-{method}-{language}", raw, REQUEST, words, 1)


def broken() -> Iterator[Case]:
    words = "Al timbrar sale E-301."
    mixed = headers("Roto", 'multipart/mixed; boundary="bb"', to=DESK, number="broken")
    first = b"\r\n--bb\r\n" + part("text/plain", words) + b"\r\n"

    def case(
        name: str, raw: bytes, what: str = REQUEST, said: str | None = None, files: int = 0
    ) -> Case:
        return Case(
            f"broken-{name}",
            raw.replace(b"<broken@", f"<broken-{name}@".encode()),
            what,
            said,
            files,
        )

    yield case("no-end", mixed.encode() + first, said=words)
    yield case(
        "no-boundary", headers("Roto", "multipart/mixed", to=DESK, number="broken").encode() + first
    )
    yield case("wrong-boundary", mixed.replace('"bb"', '"zz"').encode() + first)
    half = (
        b"Content-Type: application/pdf\r\nContent-Disposition: attachment;"
        b" filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0x"
    )
    yield case("cut-base64", mixed.encode() + first + b"--bb\r\n" + half, said=words, files=1)
    junk = half.replace(b"JVBERi0x", b"*** no es base64 ***")
    yield case("no-base64", mixed.encode() + first + b"--bb\r\n" + junk + b"\r\n--bb--", files=1)
    yield case(
        "no-type",
        f"From: ana@andina.example\r\nTo: {DESK}\r\nMessage-ID: <broken@x>\r\n\r\n{words}".encode(),
        said=words,
    )
    yield case("only-from", f"From: ana@andina.example\r\n\r\n{words}".encode(), said=words)
    yield case(
        "bad-type",
        headers("x", "esto no; es = un tipo", to=DESK, number="broken").encode()
        + f"\r\n{words}".encode(),
    )
    yield case(
        "bad-date",
        plain("x", words, to=DESK, number="broken").replace(b"Mon, 2 Mar", b"ayer, a las"),
        said=words,
    )
    yield case("two-froms", b"From: x@y.example\r\n" + plain("x", words, to=DESK, number="broken"))
    yield case(
        "bare-lf", plain("x", words, to=DESK, number="broken").replace(b"\r\n", b"\n"), said=words
    )
    yield case("bare-cr", plain("x", "uno\rdos", to=DESK, number="broken"), said="uno\ndos")
    yield case("nul", plain("x", "uno\x00dos", to=DESK, number="broken"), said="unodos")
    yield case(
        "control", plain("x\x07y", "uno\x1b[31mdos", to=DESK, number="broken"), said="uno[31mdos"
    )
    yield case("long-line", plain("x", "y" * 5000, to=DESK, number="broken"))
    yield case("long-header", plain("y" * 5000, words, to=DESK, number="broken"), said=words)
    deep = part("text/plain", words)
    for level in range(30):
        deep = f'Content-Type: multipart/mixed; boundary="d{level}"\r\n\r\n'.encode() + together(
            "mixed", [deep], f"d{level}"
        )
    nested = (
        headers("x", "X", to=DESK, number="broken").encode().replace(b"Content-Type: X\r\n", b"")
        + deep
    )
    yield case("thirty-deep", nested, said=words)
    inner = b"Content-Type: message/rfc822\r\n\r\n" + plain(
        "Dentro", "Lo de dentro", number="inner"
    )
    yield case(
        "mail-in-mail",
        mixed.encode() + first + b"--bb\r\n" + inner + b"\r\n--bb--\r\n",
        said=words,
        files=1,
    )
    cid = (
        b"Content-Type: image/png\r\nContent-ID: <a@b>\r\nContent-Disposition:"
        b" inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
    )
    related = mixed.replace("multipart/mixed", "multipart/related").encode()
    html = part("text/html", f"<p>{words}<img src='cid:a@b'></p>")
    yield case(
        "picture-inside",
        related + b"\r\n--bb\r\n" + html + b"\r\n--bb\r\n" + cid + b"\r\n--bb--",
        files=1,
    )
    tnef = (
        b'Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding:'
        b" base64\r\n\r\neJ8+Ig=="
    )
    yield case(
        "winmail", mixed.encode() + first + b"--bb\r\n" + tnef + b"\r\n--bb--", said=words, files=1
    )
    evil = half.replace(b"a.pdf", b'"../../etc/passwd\x00.pdf"')
    yield case(
        "evil-name",
        mixed.encode() + first + b"--bb\r\n" + evil + b"\r\n--bb--",
        said=words,
        files=1,
    )
    script = "<script>alert(1)</script><p onclick='x()'>Hola</p><a href='javascript:x()'>aquí</a>"
    yield case("script", html_only("<script>", script, to=DESK, number="broken"))
    yield case(
        "no-sender",
        plain("x", words, to=DESK, number="broken").replace(b"From: Ana", b"Fromage: Ana"),
        "UNREADABLE",
    )
    yield case(
        "empty-sender", plain("x", words, to=DESK, sender="<>", number="broken"), "UNREADABLE"
    )
    yield case(
        "no-address", plain("x", words, to=DESK, sender="Ana", number="broken"), "UNREADABLE"
    )
    yield case("nothing", b"", "UNREADABLE")
    yield case("noise", bytes(range(256)) * 20, "UNREADABLE")


def signed_and_sealed() -> Iterator[Case]:
    words = "Firmado: al timbrar sale E-301."
    for kind, name in (
        ("application/pkcs7-signature", "smime.p7s"),
        ("application/pgp-signature", "signature.asc"),
    ):
        sign = (
            f'Content-Type: {kind}; name="{name}"\r\nContent-Transfer-Encoding:'
            " base64\r\n\r\nMIAGCSqGSIb3".encode()
        )
        head = headers(
            "Firmado", f'multipart/signed; protocol="{kind}"; boundary="ss"', to=DESK, number=name
        )
        raw = head.encode() + b"\r\n" + together("signed", [part("text/plain", words), sign], "ss")
        yield Case(f"signed-{name}", raw, REQUEST, words)
    for kind in (
        "application/pkcs7-mime; smime-type=enveloped-data",
        "application/x-pkcs7-mime",
        'multipart/encrypted; boundary="ee"',
    ):
        for to in (DESK, "{answers}"):
            head = headers("Cifrado", kind, to=to, number=f"{kind[:18]}{to[:3]}")
            raw = head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHA6CA"
            yield Case(f"sealed-{kind[:18]}-{to[:3]}", raw, "ENCRYPTED")


def machines() -> Iterator[Case]:
    marks = (
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "Precedence: list\r\nList-Id: <avisos.elsewhere.example>",
        "X-Auto-Response-Suppress: All",
        "X-Loop: elsewhere",
        "Return-Path: <>",
    )
    for number, mark in enumerate(marks):
        raw = plain(
            "Disco lleno",
            "El disco del servidor está lleno.",
            to=DESK,
            more=f"{mark}\r\n",
            number=f"machine{number}",
        )
        yield Case(f"machine-{number}", raw, REQUEST, "El disco del servidor está lleno.")
        raw = plain("Re: x", "Recibido.", more=f"{mark}\r\n", number=f"machine-answer{number}")
        yield Case(f"machine-answer-{number}", raw, "BULK")
    ours = plain("x", "Hola", to=DESK, number="ours").replace(
        b"<ours@mail.elsewhere.example>", b"{sent}"
    )
    yield Case("our-own", ours, "OWN")
    yield Case(
        "our-own-sender", plain("x", "Hola", to=DESK, sender=DESK, number="own-sender"), "OWN"
    )


def impostors() -> Iterator[Case]:
    words = "Mándeme su contraseña."
    yield Case(
        "staff-new",
        plain("x", words, to=DESK, sender="laura@desk.example", number="staff-new"),
        "FROM_STAFF",
    )
    others = "Authentication-Results: mx.elsewhere.example; dmarc=pass header.from=desk.example\r\n"
    for name, more in {
        "bare": "",
        "vouched-by-others": others,
        "reply-to": "Reply-To: laura@desk.example\r\n",
    }.items():
        raw = plain("Re: x", words, sender="laura@desk.example", more=more, number=f"staff-{name}")
        yield Case(f"staff-{name}", raw, NOTE)
    raw = plain("Re: x", words, sender="otra@elsewhere.example", number="other-person")
    yield Case("other-person", raw, NOTE)
    guessed = "mesa+1.1.aaaaaaaaaaaaaaaaaaaaaaaaaa@desk.example"
    raw = plain("Re: x", words, to=guessed, sender="otra@elsewhere.example", number="guessed")
    yield Case("guessed-address", raw, REQUEST, words)
    mark = "In-Reply-To: <SAC-2026-000001@desk.example>\r\n"
    raw = plain(
        "Re: [SAC-2026-000001] x",
        words,
        to=DESK,
        sender="otra@elsewhere.example",
        more=mark,
        number="forged-thread",
    )
    yield Case("forged-thread", raw, REQUEST, words)

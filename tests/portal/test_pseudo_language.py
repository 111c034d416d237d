"""Every word on a page comes from the catalogs: in a language that puts brackets around its texts
none is bare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from gettext import NullTranslations
from html.parser import HTMLParser

import pytest
from babel.dates import get_day_names, get_month_names

import texts
from models.knowledge import Article
from models.vocabulary import Status, TicketType
from portal.shell import rendering
from procedure.resolution.reply import reply
from tests.builders import a_registered_ticket, a_ticket, perform
from tests.cast import Desk
from tests.portal.conftest import SignedIn
from tests.portal.test_requests import now

AGO = timedelta(minutes=50)
INITIALS = re.compile(r"[A-ZÁÉÍÓÚÑ]{2}")  # in the circle beside a name
SPOKEN = ("alt", "aria-label", "title", "placeholder")
CLDR = {
    *(
        name.strip(".")
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, locale="es").values()
    ),
    *(
        name.strip(".")
        for width in ("wide", "abbreviated")
        for name in get_month_names(width, locale="es").values()
    ),
    *"hace dentro de minuto minutos hora horas día días kB MB GB".split(),
}
NAMES = set("English Español PDF JSON Atiende America Bogota".split())
DATA = """
    Ana Rojas ana andina example Andina Laura Sánchez Lucía Herrera Carlos Mejía Elena Duarte No se
    timbra la factura Al timbrar sale un error Ya lo vimos Soporte técnico Exportar facturación
    Excel Divida el período Vuelva exportar La no se timbra Desde ayer Producción Beto Salas Sello
    vencido renovó sello Ya puede timbrar Qué folio es Sale SAC Nadie contestó en dos días Una
    disculpa plazo Cómo descargo estado cuenta Otro formato reporte Auditoría Lo estamos revisando
    Llamó para retirarla Export to billing Technical support Split the period""".split()


class Pseudo(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"⟦{one if count == 1 else many}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    rendering._environment.cache_clear()
    monkeypatch.setattr(texts, "_read", lambda _language: Pseudo())
    yield
    rendering._environment.cache_clear()


class Words(HTMLParser):
    """What a page says, to the eye and to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self.spoken: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style", "select")
        self.spoken += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style", "select")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.read.append(data)


def bare(html: str) -> set[str]:
    """Words outside of all brackets that are neither data, nor a date's, nor a name."""
    page = Words()
    page.feed(html)
    known = {word.lower() for word in CLDR | NAMES | set(DATA)}
    found: set[str] = set()
    for said in (" ".join(page.read), *page.spoken):
        words = re.findall(r"[^\W\d_]{2,}", outside(said))
        found |= {
            word for word in words if word.lower() not in known and not INITIALS.fullmatch(word)
        }
    return found


def outside(said: str) -> str:
    """Without what is inside of brackets, however deep."""
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", said)) != said:
        said = shorter
    return said


@pytest.mark.usefixtures("pseudo")
async def test_no_page_says_a_bare_word(desk: Desk, browser: SignedIn, article: Article) -> None:
    tickets = [await a_ticket(desk, status, at=now() - AGO) for status in Status]
    tickets += [
        await a_registered_ticket(desk.ana, kind, at=now() - 5 * AGO) for kind in TicketType
    ]
    await perform(desk.laura, reply, tickets[3], at=now(), body="Ya lo vimos")
    ana = await browser(desk.ana)
    paths = [
        *(f"/requests?view={view}" for view in ("open", "waiting", "confirm", "closed")),
        "/requests?q=factura&type=INCIDENT",
        *(f"/requests/{ticket.number}" for ticket in tickets),
        *(f"/requests/{tickets[6].number}/{act}" for act in ("confirm", "reject")),
        *(f"/requests/{tickets[7].number}/{act}" for act in ("rate", "reopen")),
        *(f"/requests/{tickets[3].number}/{act}" for act in ("withdraw", "priority")),
        "/requests/new",
        f"/requests/new?type=COMPLAINT&about={tickets[3].number}",
        "/preferences",
        "/preferences/password",
        "/help",
        "/help?q=exportar",
        "/nowhere",
    ]

    said = {path: bare((await ana.open(path)).html) for path in paths}

    assert {path: words for path, words in said.items() if words} == {}


@pytest.mark.usefixtures("pseudo")
async def test_no_page_of_a_stranger_says_a_bare_word(
    desk: Desk, stranger: object, article: Article
) -> None:
    someone = await stranger()  # type: ignore[operator]

    said = {
        path: bare((await someone.open(path)).html)
        for path in ("/sign-in", "/sign-in/code", "/help", "/en/help")
    }

    assert {path: words for path, words in said.items() if words} == {}


def test_a_bare_word_would_be_found() -> None:
    assert bare("<p>⟦Hola, ⟦Ana⟧⟧ suelta</p><img alt='otra'>") == {"suelta", "otra"}

"""A request from its questions to its number."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api.ids import encode
from models.complaints import Complaint
from models.conversation import Message
from models.drafts import Draft
from models.knowledge import Article
from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Channel, Priority, Status, TicketType
from tests.builders import a_registered_ticket, a_ticket, nothing_changes
from tests.cast import Desk
from tests.company_fields import INVOICE, PLAN, SINCE, asked
from tests.portal.conftest import SignedIn
from tests.portal.test_requests import now

ANSWERS = {
    "INCIDENT": {
        "incident__whatFails": "El timbrado",
        "incident__sinceWhen": "Desde ayer",
        "incident__environment": "Producción",
    },
    "INQUIRY": {"inquiry__question": "¿Cómo bajo el estado de cuenta?"},
    "COMPLAINT": {
        "complaint__about": "SERVICE",
        "complaint__whatHappened": "Nadie contestó",
        "complaint__remedySought": "Una disculpa",
    },
    "CHANGE_REQUEST": {
        "changeRequest__what": "Otro reporte",
        "changeRequest__why": "Auditoría",
        "changeRequest__neededBy": "En abril",
        "changeRequest__approver": "Elena Duarte",
    },
}
COMMON = {
    "subject": "No timbra la factura 8812",
    "description": "Sale <b>E-301</b> al timbrar.",
    "affects": "MY_TEAM",
    "needed": "NOW",
    "step": "check",
}
NEW = "/requests/new"
DRAFTS = (
    "draft",
    "job",
)  # what is typed is kept for its writer, with the job that drops it in time


@pytest.mark.parametrize("kind", ANSWERS)
async def test_a_request_of_each_type_is_checked_sent_and_numbered(
    desk: Desk, browser: SignedIn, kind: str
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)

    check = await questions.send(NEW, type=kind, **COMMON, **ANSWERS[kind])
    sent = await check.send(NEW, step="send")

    ticket = await Ticket.get()
    assert check.status == 200
    assert "Revise antes de enviar" in check.text
    assert "la prioridad será alta" in check.text
    assert "Primera respuesta en 2 horas" in check.text
    assert "Solución en 8 horas" in check.text
    assert sent.path == f"/requests/{ticket.number}/sent"
    assert ticket.number in sent.text
    assert (ticket.type, ticket.channel, ticket.priority) == (
        TicketType(kind),
        Channel.PORTAL,
        Priority.HIGH,
    )
    assert ticket.requester_id == desk.ana.person_id


async def test_what_was_written_stands_on_the_check_page_as_text_and_not_as_markup(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    check = await questions.send(NEW, type="INCIDENT", **COMMON, **ANSWERS["INCIDENT"])

    assert "&lt;b&gt;E-301&lt;/b&gt;" in check.html
    assert "<b>E-301</b>" not in check.html


async def test_missing_answers_are_asked_for_each_beside_its_question_and_nothing_is_registered(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    async with nothing_changes(besides=DRAFTS):
        refused = await questions.send(NEW, type="INCIDENT", subject="Algo", step="check")

    assert refused.status == 422
    assert "<title>Error: Nueva solicitud" in refused.html
    for words in (
        "Cuéntenos qué ocurre.",
        "Indique a quién afecta.",
        "Diga qué falla.",
        "Diga dónde ocurre.",
    ):
        assert refused.text.count(words) == 2, "on top, and beside the field"
    assert refused.html.index('href="#f-incident-whatFails"') < refused.html.index(
        'href="#f-description"'
    )
    assert refused.form(NEW).fields["subject"] == "Algo"
    assert refused.form(NEW).fields["type"] == "INCIDENT"


async def test_a_type_an_answer_and_a_subject_that_no_form_of_ours_sends_are_refused_in_words(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)

    async with nothing_changes(besides=DRAFTS):
        typeless = await questions.send(NEW, type="BRIBE", **COMMON)
        unsaid = await questions.send(
            NEW, type="INQUIRY", **COMMON | {"affects": "MARS", "subject": "x" * 201}
        )
        odd = await questions.send(
            NEW,
            type="COMPLAINT",
            **COMMON | {"step": "send"},
            **ANSWERS["COMPLAINT"] | {"complaint__about": "X"},
        )

    assert (typeless.status, unsaid.status, odd.status) == (422, 422, 422)
    assert "Elija qué necesita." in typeless.text
    assert "Indique a quién afecta." in unsaid.text
    assert unsaid.text.count("tiene 201 caracteres y caben 200. Acórtelo.") == 2
    assert unsaid.form(NEW).fields["subject"] == "x" * 201
    assert "Indique sobre qué es la queja." in odd.text


async def test_sent_twice_it_is_registered_once(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    check = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])

    first = await check.send(NEW, step="send")
    second = await check.send(NEW, step="send")

    assert await Ticket.all().count() == 1
    assert second.path == f"{first.path}?again=1"
    assert "Ya la había enviado" in second.text
    assert "Ya la había enviado" not in first.text


async def test_change_goes_back_with_every_answer(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    check = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])

    again = await check.send(NEW, step="change")

    fields = again.form(NEW).fields
    assert again.status == 200
    assert fields["subject"] == COMMON["subject"]
    assert fields["description"] == COMMON["description"]
    assert fields["inquiry.question"] == ANSWERS["INQUIRY"]["inquiry__question"]
    assert (fields["type"], fields["affects"], fields["needed"]) == ("INQUIRY", "MY_TEAM", "NOW")


async def test_the_text_keeps_its_lines_and_a_first_empty_one(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    refused = await questions.send(NEW, description="\nUno\r\nDos", step="check")

    assert refused.form(NEW).fields["description"] == "\nUno\nDos"


# What follows from the answers


@pytest.mark.parametrize(
    ("kind", "affects", "needed", "why"),
    [
        (
            "INCIDENT",
            "WHOLE_COMPANY",
            "NOW",
            "Como afecta a toda su empresa y lo necesita ahora, la prioridad será crítica.",
        ),
        (
            "INQUIRY",
            "ONLY_ME",
            "NO_RUSH",
            "Como le afecta a usted y no tiene prisa, la prioridad será baja.",
        ),
        (
            "COMPLAINT",
            "ONLY_ME",
            "NO_RUSH",
            (
                "Como le afecta a usted y no tiene prisa, sería baja; pero una queja nunca baja de"
                " ahí: la prioridad será media."
            ),
        ),
    ],
)
async def test_the_check_page_says_which_priority_follows_and_why(
    desk: Desk, browser: SignedIn, kind: str, affects: str, needed: str, why: str
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    answers = COMMON | {"affects": affects, "needed": needed}
    check = await questions.send(NEW, type=kind, **answers, **ANSWERS[kind])

    assert why in check.text.replace(" .", ".")


async def test_a_changed_answer_gives_another_promise(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    check = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])

    again = await (await check.send(NEW, step="change")).send(NEW, needed="NO_RUSH", step="check")

    assert "la prioridad será alta" in check.text
    assert "la prioridad será baja" in again.text
    assert "Solución en 48 horas" in again.text


async def test_a_complaint_is_told_its_own_promises_before_and_after(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(f"{NEW}?type=COMPLAINT")

    check = await questions.send(NEW, type="COMPLAINT", **COMMON, **ANSWERS["COMPLAINT"])
    sent = await check.send(NEW, step="send")

    complaint = await Complaint.get()
    assert "una persona acusa recibo a más tardar el" in check.text
    assert "le proponemos cómo repararlo a más tardar el" in check.text
    assert f"con la clave {complaint.code} en nuestro registro de quejas" in sent.text
    assert "Acusamos recibo de su queja a más tardar el" in sent.text


async def test_afterwards_it_says_where_the_mail_went_or_that_there_is_no_address(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    check = await (await ana.open(NEW)).send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    sent = await check.send(NEW, step="send")

    await Person.filter(id=desk.ana.person_id).update(email=None)
    unreachable = await ana.open(sent.path)

    assert "Le enviamos un correo a ana@andina.example con este número" in sent.text
    assert "No tenemos una dirección de correo suya: guarde este número." in unreachable.text


# Sent already


async def test_two_tabs_that_send_the_same_page_with_other_words_are_told_the_number(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    one = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    other = await questions.send(
        NEW, type="INQUIRY", **COMMON | {"subject": "Otro asunto"}, **ANSWERS["INQUIRY"]
    )
    await one.send(NEW, step="send")
    ticket = await Ticket.get()

    async with nothing_changes(besides=DRAFTS):
        already = await other.send(NEW, step="send")
    apart = await already.send(NEW, step="change")
    sent = await (await apart.send(NEW, step="check")).send(NEW, step="send")

    assert already.status == 409
    assert ticket.number in already.text
    assert "No registramos nada por segunda vez" in already.text
    assert apart.form(NEW).fields["subject"] == "Otro asunto"
    assert sent.path.endswith("/sent")
    assert await Ticket.all().count() == 2


async def test_going_back_after_sending_finds_nothing_to_send_and_the_number(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    check = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    await check.send(NEW, step="send")

    back = await check.browser.open(check.path)

    assert check.path == "/requests/new/check"
    assert back.status == 410
    assert "Lo que estaba en esta página ya se envió o se descartó." in back.text
    assert (await Ticket.get()).number in back.text


async def test_who_sent_nothing_yet_finds_nothing_to_send(desk: Desk, browser: SignedIn) -> None:
    ana = await browser(desk.ana)

    assert (await ana.open("/requests/new/check")).status == 410
    assert (await ana.open(f"{NEW}?draft=on")).status == 410


async def test_changing_an_answer_is_a_link_that_lands_on_its_field(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    check = await questions.send(NEW, type="COMPLAINT", **COMMON, **ANSWERS["COMPLAINT"])
    again = await check.browser.open(f"{NEW}?draft=on")

    assert f'href="{NEW}?draft=on#f-complaint-whatHappened"' in check.html
    assert again.form(NEW).fields["complaint.whatHappened"] == "Nadie contestó"


async def test_where_another_tab_s_draft_stands_in_the_way_the_words_travel_in_the_form(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    one, other = await ana.open(NEW), await ana.open(NEW)
    await one.send(NEW, subject="Otra cosa", step="draft")

    check = await other.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    changed = await check.send(NEW, step="change")
    await check.send(NEW, step="send")

    assert (check.status, check.path) == (200, NEW)
    assert changed.form(NEW).fields["subject"] == COMMON["subject"]
    assert (await Ticket.get()).subject == COMMON["subject"]
    assert await Draft.all().count() == 1, "the other tab's stands"


# About another request


async def test_a_complaint_about_a_request_says_which_on_both_pages_and_keeps_it(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now())
    questions = await (await browser(desk.ana)).open(f"{NEW}?type=COMPLAINT&about={ticket.number}")

    refused = await questions.send(NEW, step="check")
    check = await refused.send(NEW, **COMMON, **ANSWERS["COMPLAINT"])
    again = await check.send(NEW, step="change")

    for page in (questions, refused, check, again):
        assert "Sobre la solicitud" in page.text
        assert ticket.number in page.text
        assert page.form(NEW).fields["about"] == ticket.number


async def test_a_request_that_continues_another_begins_with_its_subject(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.ana, at=now())

    questions = await (await browser(desk.ana)).open(f"{NEW}?continues={ticket.number}")

    assert "Continúa la solicitud" in questions.text
    assert questions.form(NEW).fields["subject"] == ticket.subject
    assert questions.form(NEW).fields["continues"] == ticket.number


async def test_a_request_out_of_reach_is_nothing_to_write_about(
    desk: Desk, browser: SignedIn
) -> None:
    ticket = await a_registered_ticket(desk.beto, at=now())
    ana = await browser(desk.ana)

    assert (await ana.open(f"{NEW}?about={ticket.number}")).status == 404
    assert (await ana.open(f"{NEW}?continues=SAC-2026-999999")).status == 404
    assert (await ana.open(f"{NEW}?about=%00%0a'")).status == 404


async def test_a_link_may_bring_the_words_that_were_searched(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(f"{NEW}?subject=exportar+<b>&type=INQUIRY")

    assert questions.form(NEW).fields["subject"] == "exportar <b>"
    assert questions.form(NEW).fields["type"] == "INQUIRY"


# Whatever is pasted


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}${7*7}",
    "'; DROP TABLE ticket; --",
    "مرحبا بالعالم 🧾👩🏽‍💻",
    "\u202eadelante\u202c",
]


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_in_every_field_stay_words(
    desk: Desk, browser: SignedIn, words: str
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    typed = dict.fromkeys(ANSWERS["INCIDENT"], words)

    check = await questions.send(
        NEW, type="INCIDENT", **COMMON | {"subject": words, "description": words}, **typed
    )
    sent = await check.send(NEW, step="send")
    shown = await sent.browser.open(sent.path.removesuffix("/sent"))

    assert (await Ticket.get()).subject == words
    assert check.form(NEW).fields["description"] == words
    for page in (check, sent, shown):
        assert page.status == 200
        assert "<script>alert" not in page.html
        assert "<img src=x" not in page.html


async def test_signs_that_nobody_types_are_left_out_and_lines_end_alike(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    pasted = "Uno\r\nDos\rTres\x00\x0b\x0c\x1b[31m\tfin"

    check = await questions.send(
        NEW, type="INQUIRY", **COMMON | {"description": pasted}, **ANSWERS["INQUIRY"]
    )
    await check.send(NEW, step="send")

    [message] = await Message.all()
    assert message.body == "Uno\nDos\nTres[31m\tfin"


async def test_five_thousand_lines_come_back_whole_with_what_is_wrong(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    lines = "\n".join(f"{number}: no timbra la factura ñandú" for number in range(5_000))

    refused = await questions.send(
        NEW, type="INQUIRY", **COMMON | {"description": lines}, **ANSWERS["INQUIRY"]
    )

    assert refused.status == 422
    assert f"tiene {len(lines)} caracteres y caben 20000" in refused.text
    assert refused.form(NEW).fields["description"] == lines


async def test_answers_to_another_type_s_questions_are_kept_and_not_sent(
    desk: Desk, browser: SignedIn
) -> None:
    questions = await (await browser(desk.ana)).open(NEW)
    both = ANSWERS["INCIDENT"] | ANSWERS["INQUIRY"]

    check = await questions.send(NEW, type="INQUIRY", **COMMON, **both)
    await check.send(NEW, step="send")

    assert check.form(NEW).fields["incident.whatFails"] == "El timbrado"
    assert "El timbrado" not in check.text
    assert "what_fails" not in (await Ticket.get()).details


# An article answers it


async def test_what_may_answer_stands_on_the_check_page_and_beside_the_subject(
    desk: Desk, browser: SignedIn, article: Article
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)
    fields = questions.form(NEW).fields

    typed = fields | {"subject": "exportar la facturación"}
    beside = await ana.post("/requests/new/suggestions", typed)
    nothing = await ana.post("/requests/new/suggestions", fields | {"subject": "impresora rota"})
    check = await questions.send(
        NEW, type="INQUIRY", **COMMON | {"subject": "exportar la facturación"}, **ANSWERS["INQUIRY"]
    )

    for page in (beside, check):
        assert "Quizá esto lo resuelva ahora" in page.text
        assert "Divida el período." in page.text, "it is read in its place"
    assert "<html" not in beside.html
    assert nothing.text.strip() == ""


async def test_it_helped_sends_nothing_is_counted_once_and_lets_one_write_anyway(
    desk: Desk, browser: SignedIn, article: Article
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)
    written = COMMON | {"subject": "exportar la facturación"}
    check = await questions.send(NEW, type="INQUIRY", **written, **ANSWERS["INQUIRY"])

    thanked = await check.send(NEW, solved=encode("Article", article.id))
    await check.send(NEW, solved=encode("Article", article.id))
    drafts = await Draft.all().count()
    anyway = await thanked.send(NEW, step="change")

    assert "No se envió ninguna solicitud" in thanked.text
    assert (await Ticket.all().count(), drafts) == (0, 0)
    assert (await Article.get(id=article.id)).deflected_count == 1
    assert anyway.form(NEW).fields["subject"] == "exportar la facturación"


async def test_an_article_that_is_none_answers_nothing(desk: Desk, browser: SignedIn) -> None:
    questions = await (await browser(desk.ana)).open(NEW)

    async with nothing_changes():
        assert (await questions.send(NEW, solved="garbage")).status == 404


async def test_a_complaint_says_who_it_is_about_of_those_who_helped(
    desk: Desk, browser: SignedIn
) -> None:
    await a_ticket(desk, Status.IN_PROGRESS, at=now() - timedelta(hours=1), owner=desk.laura)
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)
    laura = encode("Person", desk.laura.person_id or 0)
    own = ANSWERS["COMPLAINT"] | {"complaint__aboutPersonId": laura}

    assert desk.laura.name in questions.text
    assert desk.diego.name not in questions.text
    check = await questions.send(NEW, type="COMPLAINT", **COMMON, **own)
    assert desk.laura.name in check.text
    await check.send(NEW, step="send")

    complaint = await Complaint.get()
    assert (complaint.about_id, complaint.about_settled) == (desk.laura.person_id, False)


async def test_who_was_never_helped_is_offered_nobody(desk: Desk, browser: SignedIn) -> None:
    page = await (await browser(desk.ana)).open(NEW)

    assert "complaint.aboutWhom" in page.answer.text
    assert "complaint.aboutPersonId" not in page.answer.text


async def test_the_company_s_own_questions_are_asked_checked_and_kept(
    desk: Desk, browser: SignedIn
) -> None:
    await asked(desk, INVOICE, PLAN, SINCE)
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)
    answers = COMMON | ANSWERS["INQUIRY"] | {"type": "INQUIRY"}
    custom = {
        "customFields__INVOICE_NUMBER": "A-8812",
        "customFields__PLAN": "FULL",
        "customFields__SINCE": "2026-03-01",
    }

    without = await questions.send(NEW, **answers)
    check = await without.send(NEW, **answers, **custom)
    sent = await check.send(NEW, step="send")
    page = await ana.open(f"/requests/{(await Ticket.get()).number}")

    assert "Como está en la factura, 100 % igual." in questions.text
    assert "Solo si es: consulta o incidencia" in questions.text
    assert without.status == 422
    assert "Falta contestar: Número de factura." in without.text
    assert "Plan Completo" in check.text
    assert "Desde 1 de marzo de 2026" in check.text
    assert sent.path.endswith("/sent")
    assert "Número de factura A-8812" in page.text
    assert "Desde 1 de marzo de 2026" in page.text


async def test_what_the_company_asks_since_the_page_was_opened_is_asked_before_it_is_sent(
    desk: Desk, browser: SignedIn
) -> None:
    ana = await browser(desk.ana)
    questions = await ana.open(NEW)
    check = await questions.send(NEW, type="INQUIRY", **COMMON, **ANSWERS["INQUIRY"])
    await asked(desk, INVOICE)

    again = await check.send(NEW, step="send")

    assert again.status == 422
    assert "Número de factura: Falta este dato" in again.text
    assert again.form(NEW).fields["inquiry.question"] == ANSWERS["INQUIRY"]["inquiry__question"]
    sent = await (await again.send(NEW, **COMMON, customFields__INVOICE_NUMBER="A-1")).send(
        NEW, step="send"
    )
    assert sent.path.endswith("/sent")

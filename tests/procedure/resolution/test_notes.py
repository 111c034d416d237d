import pytest

from models.vocabulary import Audience, MessageKind, NoteKind, Status
from procedure.core.refusals import Code
from procedure.resolution.notes import add_note
from tests.builders import a_ticket, fresh, messages_of, nothing_changes, notices, perform, refusal
from tests.cast import Desk


@pytest.mark.parametrize("kind", list(NoteKind))
@pytest.mark.parametrize(
    "status", [Status.REGISTERED, Status.IN_PROGRESS, Status.RESOLVED, Status.CLOSED]
)
async def test_what_was_found_done_or_decided_is_documented_for_staff(
    desk: Desk, status: Status, kind: NoteKind
) -> None:
    ticket = await a_ticket(desk, status)
    before = await notices()

    event = await perform(desk.laura, add_note, ticket, body="El sello venció ayer", kind=kind)

    note = (await messages_of(ticket))[-1]
    assert (note.kind, note.note_kind, note.audience) == (MessageKind.NOTE, kind, Audience.INTERNAL)
    assert (event.kind, event.data, event.message_id) == (
        "NOTE_ADDED",
        f'{{"note":"{kind}"}}',
        note.id,
    )
    now = await fresh(ticket)
    assert (now.status, now.last_message_id, now.message_count) == (
        status,
        ticket.last_message_id,
        ticket.message_count,
    )
    assert await notices() == before


async def test_a_note_can_be_hidden_from_the_person_complained_about(desk: Desk) -> None:
    ticket = await a_ticket(desk)

    await perform(
        desk.lucia, add_note, ticket, body="Pide reserva", kind=NoteKind.FINDING, private=True
    )

    assert (await messages_of(ticket))[-1].audience is Audience.PRIVATE


@pytest.mark.parametrize("by", ["ana", "partner", "tomas"])
async def test_customers_and_technicians_elsewhere_write_no_notes(desk: Desk, by: str) -> None:
    ticket = await a_ticket(desk)

    async with nothing_changes():
        with refusal(Code.NOT_ALLOWED, clause="3"):
            await perform(getattr(desk, by), add_note, ticket, body="Nota", kind=NoteKind.ACTION)


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.MERGED])
async def test_nothing_is_noted_on_what_ended_without_a_solution(
    desk: Desk, status: Status
) -> None:
    ticket = await a_ticket(desk, status)

    async with nothing_changes():
        with refusal(Code.WRONG_STATE):
            await perform(desk.laura, add_note, ticket, body="Nota", kind=NoteKind.ACTION)


@pytest.mark.parametrize(("body", "code"), [("", Code.REQUIRED), ("x" * 20_001, Code.TOO_LONG)])
async def test_a_note_has_words_but_not_too_many(desk: Desk, body: str, code: Code) -> None:
    ticket = await a_ticket(desk)

    async with nothing_changes():
        with refusal(code, field="body"):
            await perform(desk.laura, add_note, ticket, body=body, kind=NoteKind.ACTION)

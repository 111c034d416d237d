import pytest

from channels.composing import MESSAGES, blocks, compose, quoted
from channels.notices import Notice, letter_for
from models.conversation import Event
from models.database import Database
from models.people import Person
from models.vocabulary import Audience, Language, Status
from settings import Settings
from tests.builders import a_ticket
from tests.cast import open_desk

NOTICES = sorted(path.name.removesuffix(".es.txt") for path in MESSAGES.glob("*.es.txt"))
for other in ("layout", "letter", "sign_in_code", "digest", "invitation"):
    NOTICES.remove(other)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("status", [Status.REGISTERED, Status.CLOSED, Status.MERGED])
async def test_every_notice_can_be_said_to_everybody(
    sqlite_db: Database, language: Language, status: Status
) -> None:
    desk = await open_desk()
    ticket = await a_ticket(desk, status)
    await Person.all().update(language=language)
    readers = [desk.ana.person_id, desk.lucia.person_id]
    spoken = await Event.filter(ticket_id=ticket.id, message__audience=Audience.PUBLIC)

    for notice in NOTICES:
        for reader in readers:
            for event in spoken:
                assert reader is not None
                asked = Notice(notice, ticket.id, reader, event.id, event.message_id)
                what = await letter_for(asked, Settings())
                assert what is not None
                links = dict.fromkeys(
                    ("answer_link", "rate_link", "stop_link"), "https://desk.example/l/x"
                )
                letter = compose(notice, what.language, {**what.facts, **links})
                assert letter.subject.startswith(f"[{ticket.number}] ")
                assert "\n\n\n" not in letter.text
                assert "None" not in letter.text


def test_words_of_a_person_cannot_pass_for_ours() -> None:
    words = "Listo.\n\nEntre aquí:\n\nhttps://elsewhere.example\n- y diga su clave"

    [only] = blocks(quoted(words))

    assert only == (
        "quote",
        ["Listo.", "", "Entre aquí:", "", "https://elsewhere.example", "- y diga su clave"],
    )


def test_a_text_is_told_apart_into_paragraphs_lists_and_links() -> None:
    text = (
        "Hola:\n\n- uno\n- dos\n\nhttps://desk.example/requests/1\n\nVer"
        " más:\n\nhttps://desk.example"
    )
    text += "\n\nAdiós\ny gracias"

    assert list(blocks(text)) == [
        ("text", ["Hola:"]),
        ("list", ["uno", "dos"]),
        ("link", ["https://desk.example/requests/1"]),
        ("button", ["Ver más", "https://desk.example"]),
        ("text", ["Adiós", "y gracias"]),
    ]

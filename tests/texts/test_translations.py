from texts import N_, translations


def test_spanish_is_what_the_code_says() -> None:
    assert translations("es").gettext("ahora mismo") == "ahora mismo"
    assert translations("ES").ngettext("un día", "días", 2) == "días"


def test_english_comes_from_the_catalog() -> None:
    assert translations("en").gettext("ahora mismo") == "just now"
    assert translations("EN").pgettext("Priority", "Alta") == "High"


def test_a_text_without_translation_stays_spanish() -> None:
    assert translations("en").gettext(N_("esto no lo dice nadie")) == "esto no lo dice nadie"


def test_a_catalog_is_read_once() -> None:
    assert translations("en") is translations("EN")

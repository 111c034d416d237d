"""What an author writes, as a page shows it: nothing of it runs, and nothing of it needs a
style.
"""

import pytest

from texts.markdown import Heading, plain, rendered
from texts.slug import slug


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Una **cosa** y `otra`", "<p>Una <strong>cosa</strong> y <code>otra</code></p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>\n"),
        ("[x](https://a.example)", '<p><a href="https://a.example" rel="noopener">x</a></p>\n'),
        ("[x](/help)", '<p><a href="/help">x</a></p>\n'),
        ("```\na < b\n```", '<pre class="scrolls" tabindex="0"><code>a &lt; b\n</code></pre>\n'),
        ("    a < b", '<pre class="scrolls" tabindex="0"><code>a &lt; b\n</code></pre>\n'),
    ],
)
def test_markdown_is_shown_and_html_is_not(written: str, shown: str) -> None:
    assert rendered(written).html == shown


def test_images_are_not_loaded() -> None:
    assert "<img" not in rendered("![foto](https://a.example/b.png)").html


def test_columns_are_aligned_without_a_style() -> None:
    html = rendered("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|").html

    assert "style=" not in html
    assert '<td>1</td>\n<td class="center">2</td>\n<td class="right">3</td>' in html
    assert html.startswith('<div class="scrolls" tabindex="0"><table>')


def test_headings_begin_below_the_page_s_own_and_can_be_linked_to() -> None:
    found = rendered("# Qué hacer\n\n### Más *despacio*\n\n## Qué hacer")

    assert (
        found.html == '<h2 id="p-que-hacer">Qué hacer</h2>\n'
        '<h3 id="p-mas-despacio">Más <em>despacio</em></h3>\n'
        '<h2 id="p-que-hacer-2">Qué hacer</h2>\n'
    )
    assert found.contents == (
        Heading("p-que-hacer", "Qué hacer"),
        Heading("p-que-hacer-2", "Qué hacer"),
    )


def test_plain_words_have_no_signs_and_no_headings() -> None:
    written = (
        "## Antes\n\nUna **cosa** con [enlace](/help)\nseguida.\n\n1. Abra `Cola`\n2."
        " Cierre\n\n```\nA1\n```"
    )

    assert plain(written) == "Una cosa con enlace seguida. Abra Cola Cierre A1"


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("¿Qué hacer ante un cargo duplicado?", "que-hacer-ante-un-cargo-duplicado"),
        ("  ÁRBOL — Ñandú/2  ", "arbol-nandu-2"),
        ("日本語", ""),
        (
            "palabra " * 20,
            "palabra-palabra-palabra-palabra-palabra-palabra-palabra-palabra-palabra",
        ),
        ("x" * 100, "x" * 72),
    ],
)
def test_a_slug_is_a_title_for_an_address(title: str, part: str) -> None:
    assert slug(title) == part

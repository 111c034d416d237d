"""A title as a part of an address: "¿Qué hacer ante un cargo duplicado?" is
`que-hacer-ante-un-cargo-duplicado`.
"""

import re
import unicodedata

LONGEST = 72


def slug(title: str) -> str:
    """Latin letters without their accents, digits and hyphens; whole words; nothing of a title in
    another script.
    """
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    words = re.findall(
        "[a-z0-9]+", "".join(each for each in decomposed if not unicodedata.combining(each))
    )
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept

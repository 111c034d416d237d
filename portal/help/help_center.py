"""The help: what is published, by area and by search, in the language of its address, and whether
it helped.

Anybody may read it where the desk lets them. Each article has one address in each language it is
written in.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from portal.shell.page_requests import Absent, Visit
from portal.shell.rendering import HELP, help_address

PAGE = 20
LONGEST_SEARCH = 200


async def show(visit: Visit) -> Response:
    """Areas with their most helpful articles; or those of one area, or those that a search
    finds.
    """
    if not _let_in(visit):
        return _sign_in_first(visit)
    _speak(visit)
    searched, area = _words(visit.query("q")), visit.query("area")
    asked = {name: value for name, value in (("q", searched), ("area", area)) if value}
    visit.elsewhere = {
        language: f"{path}?{urlencode(asked)}" if asked else path for language, path in HELP.items()
    }
    if not asked:
        topics = (await visit.run("HelpTopics"))["helpTopics"]
        return visit.render("help/help_center.html", topics=topics, asked=asked, searched="")
    found = await visit.run(
        "Articles", search=searched or None, areaId=area or None, **_page(visit)
    )
    return visit.render(
        "help/help_found.html",
        found=found["articles"],
        areas=found["areas"],
        area=next((each for each in found["areas"] if each["id"] == area), None),
        asked=asked,
        searched=searched,
        meant=await _meant(visit, searched, found["articles"]),
    )


async def one(visit: Visit) -> Response:
    if not _let_in(visit):
        return _sign_in_first(visit)
    _speak(visit)
    found = await visit.run("Article", id=visit.request.path_params["id"])
    article = found["article"]
    if article is None:
        raise Absent
    visit.elsewhere = {
        language.lower(): help_address(article, language) for language in article["languages"]
    }
    address = visit.elsewhere.get(visit.language)
    if address is None:  # not written in this language
        return RedirectResponse(help_address(article, "ES"), 302)
    if visit.posted and visit.session is not None:
        return await _rate(visit, article, address)
    if visit.path != address:
        return RedirectResponse(address, 301)
    mine = (await visit.run("MyRating", id=article["id"]))["article"] if visit.session else None
    return visit.render(
        "help/help_article.html",
        article=article,
        related=found["relatedArticles"],
        helped=mine["helpedMe"] if mine else None,
    )


async def _rate(visit: Visit, article: Mapping[str, Any], address: str) -> Response:
    helped = visit.fields.get("helped") == "yes"
    done = await visit.run("RateArticle", id=article["id"], input={"helped": helped})
    if done["rateArticle"]["userErrors"]:
        raise Absent
    return visit.go(f"{address}#rate")


async def sitemap(visit: Visit) -> Response:
    """Every address that a search engine may read, each with the same in the other language."""
    if not visit.settings.help_public:
        raise Absent
    articles = [article async for article in _published(visit)]
    pages = [dict(HELP)]
    pages += [
        {each.lower(): help_address(article, each) for each in article["languages"]}
        for article in articles
    ]
    response = visit.render("help/sitemap.xml", pages=pages)
    response.headers["Content-Type"] = "application/xml; charset=utf-8"
    return response


async def robots(visit: Visit) -> Response:
    """The help and nothing else, where it is public."""
    lines = ["User-agent: *"]
    if visit.settings.help_public:
        lines += [f"Allow: {path}" for path in HELP.values()] + ["Allow: /static/", "Allow: /desk/"]
    lines += ["Disallow: /"]
    if visit.settings.help_public:
        lines += ["", f"Sitemap: {visit.settings.origin}/sitemap.xml"]
    return Response("\n".join(lines) + "\n", media_type="text/plain")


async def _published(visit: Visit) -> AsyncIterator[Mapping[str, Any]]:
    after = None
    while True:
        page = (await visit.run("Published", after=after))["articles"]
        for article in page["nodes"]:
            yield article
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


async def _meant(visit: Visit, searched: str, found: Mapping[str, Any]) -> str:
    """The search put right by a letter, when it finds nothing."""
    if not searched or found["nodes"]:
        return ""
    return (await visit.run("Spelling", search=searched))["articleSpelling"] or ""


def _let_in(visit: Visit) -> bool:
    return visit.session is not None or visit.settings.help_public


def _sign_in_first(visit: Visit) -> Response:
    return visit.go(f"/sign-in?{urlencode({'next': visit.here})}")


def _speak(visit: Visit) -> None:
    """The address says the language, so that what is found by a search engine reads as it was
    found.
    """
    visit.spoken = "en" if visit.path.startswith("/en/") else "es"


def _page(visit: Visit) -> dict[str, Any]:
    if before := visit.query("before"):
        return {"last": PAGE, "before": before}
    return {"first": PAGE, "after": visit.query("after") or None}


def _words(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST_SEARCH]

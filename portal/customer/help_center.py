"""The articles of the knowledge base: all of them, those that a search finds, one, and whether it helped."""

from typing import Any

from starlette.responses import Response

from portal.visits import Absent, Visit

PAGE = 20
LONGEST_SEARCH = 200


async def show(visit: Visit) -> Response:
    searched = _words(visit.query("q"))
    page: dict[str, Any] = {"first": PAGE, "after": visit.query("after") or None}
    if visit.query("before"):
        page = {"last": PAGE, "before": visit.query("before")}
    found = await visit.run("Articles", search=searched or None, **page)
    return visit.render("customer/help_center.html", found=found["articles"], searched=searched)


async def one(visit: Visit) -> Response:
    article_id = visit.request.path_params["id"]
    if visit.posted:
        helped = {"helped": visit.fields.get("helped") == "yes"}
        done = await visit.run("RateArticle", id=article_id, input=helped)
        if done["rateArticle"]["userErrors"]:
            raise Absent
        return visit.go(f"/help/{article_id}?rated={'yes' if helped['helped'] else 'no'}#rate")
    article = (await visit.run("Article", id=article_id))["node"]
    if not article:
        raise Absent
    return visit.render("customer/help_article.html", article=article)


def _words(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST_SEARCH]

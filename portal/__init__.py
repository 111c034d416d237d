"""The pages: clients of the API and of nothing else. Every form works without JavaScript."""

from pathlib import Path
from typing import Any

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route

from api.client import Client, Operations, load_operations
from portal import explorer
from portal.account import invitation, language, preferences, sign_in
from portal.company import company, person
from portal.dev_mail import DevMail, Mailbox
from portal.help import help_center
from portal.links import linked
from portal.requests import case, live, new_request, requests, suggestions, ticket
from portal.requests.acts import confirm, edit, priority, rate, reject, reopen, watch, withdraw
from portal.shell import branding, drafts, errors, files
from portal.shell.assets import Assets
from portal.shell.endpoints import Handler, Pages
from portal.shell.rendering import HELP
from settings import Settings

HERE = Path(__file__).parent
BOTH = ["GET", "POST"]


def operations() -> Operations:
    """Every operation that a page runs, by its name."""
    return load_operations([HERE])


def routes(settings: Settings, client: Client, mailbox: Mailbox) -> list[BaseRoute]:
    """Every page, in the order in which somebody meets them. `mailbox` answers the newest mail, for
    `/dev/mail`.
    """
    pages = Pages(settings, client)
    page, open_page = pages.page, pages.open_page
    mail = DevMail(mailbox)
    return [
        Route("/", home),
        Route("/sign-in", open_page(sign_in.show), methods=BOTH),
        Route("/sign-in/code", open_page(sign_in.by_code), methods=BOTH),
        Route("/invitation/{token}", pages.linked_page(invitation.show), methods=BOTH),
        Route("/sign-out", open_page(sign_in.leave), methods=["POST"]),
        Route("/language", open_page(language.switch), methods=["POST"]),
        Route("/requests", page(requests.show)),
        Route("/requests/new", page(new_request.show), methods=BOTH),
        Route("/requests/new/check", page(new_request.check)),
        Route("/requests/new/suggestions", page(suggestions.show), methods=["POST"]),
        Route("/drafts", page(drafts.save), methods=["POST"]),
        Route("/files", page(files.save), methods=["POST"]),
        Route("/files/{id}", page(files.send)),
        Route("/files/{id}/preview", page(files.send_preview)),
        Route("/requests/{number}", page(ticket.show), methods=BOTH),
        Route("/requests/{number}/live", open_page(live.Streams().show)),
        Route("/requests/{number}/case.pdf", page(case.as_pdf)),
        Route("/requests/{number}/case.json", page(case.as_json)),
        Route("/requests/{number}/sent", page(new_request.sent)),
        Route("/requests/{number}/confirm", page(confirm.show), methods=BOTH),
        Route("/requests/{number}/reject", page(reject.show), methods=BOTH),
        Route("/requests/{number}/rate", page(rate.show), methods=BOTH),
        Route("/requests/{number}/reopen", page(reopen.show), methods=BOTH),
        Route("/requests/{number}/withdraw", page(withdraw.show), methods=BOTH),
        Route("/requests/{number}/edit", page(edit.show), methods=BOTH),
        Route("/requests/{number}/priority", page(priority.show), methods=BOTH),
        Route("/requests/{number}/watch", page(watch.show), methods=BOTH),
        Route("/company", page(company.show)),
        Route("/company/invite", page(company.invite), methods=BOTH),
        Route("/company/invitations", page(company.withdraw), methods=["POST"]),
        Route("/company/people/{id}", page(person.show), methods=BOTH),
        Route("/preferences", page(preferences.show), methods=BOTH),
        Route("/preferences/password", page(preferences.password), methods=BOTH),
        Route("/preferences/sessions", page(preferences.sessions_end), methods=BOTH),
        *[
            route
            for path in HELP.values()
            for route in (
                Route(path, open_page(help_center.show)),
                Route(f"{path}/{{id}}", open_page(help_center.one)),
                Route(f"{path}/{{id}}/{{title}}", open_page(help_center.one), methods=BOTH),
            )
        ],
        Route("/sitemap.xml", open_page(help_center.sitemap)),
        Route("/robots.txt", open_page(help_center.robots)),
        Route("/l/{token}", pages.linked_page(linked.show), methods=BOTH),
        Route("/explorer", page(explorer.show)),
        Route("/explorer/token", page(explorer.token), methods=["POST"]),
        Route("/dev/mail", open_page(mail.show)),
        Route("/dev/mail/{id}", open_page(mail.one)),
        Route("/dev/mail/{id}/html", open_page(mail.as_html)),
        Route("/desk/colors.css", open_page(branding.colors)),
        Route("/desk/logo", open_page(branding.logo)),
        Mount("/static", GZipMiddleware(Assets(directory=HERE / "static")), name="static"),
    ]


def exception_handlers(settings: Settings, client: Client) -> dict[Any, Handler]:
    """What people see where no page answers, and where one broke."""
    pages = Pages(settings, client)
    return {
        404: pages.handler(errors.absent_page),
        405: pages.handler(errors.absent_page),
        500: pages.handler(errors.broken_page),
    }


async def home(_request: Request) -> RedirectResponse:
    return RedirectResponse("/requests", 303)

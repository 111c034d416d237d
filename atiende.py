"""The command line of the desk. `./atiende` runs it inside the right environment."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import available_timezones

import typer

import logs
from api.schema import print_sdl
from app import create_app
from auth import administration
from auth.people import (
    CannotAdd,
    add_client,
    add_organization,
    add_person,
    change_password,
    issue_token,
    scopes_named,
)
from demo import people as demo_people
from demo.company import NAME as DESK
from demo.first_start import as_demonstration, begin_with_demonstration
from handlers import handlers, worker_of
from installation.browser_assets import install_browser_assets
from installation.checks import FAST, check
from installation.chromium import NoChromium
from installation.node import NoNode
from models.columns import utc_now
from models.database import Unavailable, open_database
from models.migrating import migrate as migrate_schema
from models.vocabulary import Language, Priority, Role, Scope, Visibility
from procedure.service_levels import policies
from serving import CannotServe, listen, refuse_plain_http_beyond_this_machine, run
from settings import HERE, BadSetting, Settings
from worker import run_alone

Answer = TypeVar("Answer")

EXPECTED = (BadSetting, CannotAdd, CannotServe, NoChromium, NoNode)
SCOPES = ", ".join(scope.word for scope in Scope)


def group(about: str) -> typer.Typer:
    return typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=about,
    )


desk = group(
    "A customer service desk that fulfils the written procedure SGC-SAC-001.\n\n`./atiende serve`"
    " opens it at http://localhost:8000 with a demonstration company in it.\n\nSettings come from"
    " the environment; docs/operating.md explains each. Without any, everything lives in ./var."
    " `./atiende --version` says which version this is."
)
demo = group("Who is who in the demonstration company.")
person = group("People who may sign in: customers and staff.")
organization = group("The organizations that customers belong to.")
client = group("Partners' systems that call the API.")
desk.add_typer(demo, name="demo")
desk.add_typer(person, name="person")
desk.add_typer(organization, name="organization")
desk.add_typer(client, name="client")


def known_zone(name: str) -> str:
    if name not in available_timezones():
        raise typer.BadParameter("a time zone is written like America/Mexico_City")
    return name


Data = Annotated[
    Path | None,
    typer.Option(help="The folder of the SQLite database and the files; else $DATA, else ./var."),
]
Name = Annotated[str, typer.Argument(help="As it is shown, for example 'Ana Restrepo'.")]
Email = Annotated[str, typer.Argument(help="The address they sign in with and are written to.")]

Areas = Annotated[
    list[str] | None,
    typer.Option(
        help=(
            "An area that somebody of staff serves, and up to which complexity, repeated for"
            " several: SUPPORT:C2. All of them, as far as their role reaches, unless told."
        )
    ),
]
Successor = Annotated[
    str | None,
    typer.Option(
        help=(
            "Who goes on with what they had open, by mail; else their organization's administrator,"
            " and for staff whom the ranking gives each request."
        )
    ),
]


@desk.command()
def serve(
    host: Annotated[
        str | None,
        typer.Option(help="The address to listen on; else $HOST, else this machine only."),
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="The port; else $PORT, else 8000. 0 takes any that is free.")
    ] = None,
    data: Data = None,
    no_demo: Annotated[bool, typer.Option("--no-demo", help="Begin a new database empty.")] = False,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="Leave the jobs to `./atiende worker`.")
    ] = False,
) -> None:
    """Set everything up and serve the desk until Ctrl-C.

    The browser's libraries are fetched once, and the database's tables brought up to date. A new
    SQLite folder first gets a demonstration company, and who can sign in is printed; a database
    named by DATABASE_URL never does.

    Over plain http only this machine may sign in. To listen elsewhere say the https address people
    use: PUBLIC_URL=https://desk.example ./atiende serve --host 0.0.0.0
    """
    settings = settings_with(host=host, port=port, data=data)
    logs.set_up(settings.log_format)
    refuse_plain_http_beyond_this_machine(settings)
    listener = listen(settings.host, settings.port)
    settings = replace(settings, port=listener.getsockname()[1])
    install_browser_assets()
    asyncio.run(prepare_database(settings, with_demo=not no_demo))
    settings = as_demonstration(settings)
    beside = None if no_worker else worker_of(settings)
    app = create_app(settings)
    run(
        app,
        listener,
        settings,
        beside,
        opened=partial(say_where, settings),
        closing=app.state.hub.close,
    )


@desk.command()
def worker(data: Data = None) -> None:
    """Run the jobs that wait, until Ctrl-C.

    They are the notices that leave, and what happens by the clock. Needed beside `serve
    --no-worker` only; as many as wanted may run at once.
    """
    settings = settings_with(data=data)
    logs.set_up(settings.log_format)
    asyncio.run(run_alone(settings.database, worker_of(as_demonstration(settings))))


@desk.command()
def migrate(data: Data = None) -> None:
    """Bring the tables up to date, and say what that took.

    `serve` does the same before it serves; a deployment may want to see it done first.
    """
    applied = asyncio.run(migrate_database(settings_with(data=data)))
    print("\n".join(applied) if applied else "Nothing to do: the tables are up to date.")


@desk.command()
def schema(
    check: Annotated[
        bool, typer.Option("--check", help="Only see whether schema.graphql holds the same.")
    ] = False,
) -> None:
    """Print the GraphQL schema, the contract with every partner.

    schema.graphql holds the same.
    """
    printed = print_sdl()
    if not check:
        print(printed, end="")
    elif (HERE / "schema.graphql").read_text(encoding="utf-8") != printed:
        sys.exit("schema.graphql says something else: `./atiende schema > schema.graphql`")


@desk.command("test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def run_checks(
    context: typer.Context,
    fast: Annotated[
        bool,
        typer.Option(
            FAST,
            help=("Only style, types and the short tests, on SQLite: no browser, no coverage."),
        ),
    ] = False,
) -> None:
    """Set up what the tests need and run every check.

    Style, types, tests on both databases and in a browser, coverage. With other arguments only
    pytest runs, and gets them: `./atiende test tests/house -k locks`. docs/testing.md says what
    each takes.
    """
    raise typer.Exit(check([FAST] * fast + context.args))


@demo.command("people")
def list_demo_people(
    data: Data = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="For programs: a list of objects.")
    ] = False,
) -> None:
    """Who can sign in to the demonstration, with their passwords, and bearer tokens for
    /graphql.
    """
    people = demo_people.kept(settings_with(data=data).data)
    if not people:
        raise CannotServe(
            "There is no demonstration here: `./atiende serve` loads one into a new folder."
        )
    print(demo_people.as_json(people) if as_json else demo_people.as_table(people))


@person.command("add")
def add_a_person(
    name: Name,
    email: Email,
    role: Annotated[
        Role, typer.Option(help="What they may do.", case_sensitive=False)
    ] = Role.CUSTOMER,
    organization: Annotated[
        str | None, typer.Option(help="The organization of a customer.")
    ] = None,
    language: Annotated[
        Language, typer.Option(help="In which they are written to.", case_sensitive=False)
    ] = Language.ES,
    timezone: Annotated[
        str, typer.Option(help="In which their hours are shown.", callback=known_zone)
    ] = "America/Mexico_City",
    area: Areas = None,
    data: Data = None,
) -> None:
    """Let somebody in, and print the password made for them.

    ./atiende person add 'Ana Restrepo' ana@nevados.example --organization 'Cafetera Los Nevados'

    ./atiende person add 'Laura Sánchez' laura@desk.example --role specialist --area SUPPORT:C2
    --area ACCESS
    """
    adding = partial(
        add_person,
        name,
        email,
        role,
        organization,
        now=utc_now(),
        language=language,
        timezone=timezone,
        areas=area,
    )
    print(asyncio.run(within_database(settings_with(data=data), adding)))


@person.command("password")
def change_a_password(email: Email, data: Data = None) -> None:
    """Give somebody a new password and print it; their sessions and tokens end."""
    print(
        asyncio.run(
            within_database(
                settings_with(data=data), partial(change_password, email, now=utc_now())
            )
        )
    )


@person.command("token")
def issue_a_token(email: Email, data: Data = None) -> None:
    """Print a bearer token for /graphql of somebody of staff, good for 90 days and not kept.

    ./atiende person token laura@desk.example
    """
    print(
        asyncio.run(
            within_database(settings_with(data=data), partial(issue_token, email, now=utc_now()))
        )
    )


@person.command("invite")
def invite_a_person(
    name: Name,
    email: Email,
    role: Annotated[
        Role, typer.Option(help="What they may do.", case_sensitive=False)
    ] = Role.CUSTOMER,
    organization: Annotated[
        str | None, typer.Option(help="The organization of a customer.")
    ] = None,
    language: Annotated[
        Language, typer.Option(help="Of the letter and of their pages.", case_sensitive=False)
    ] = Language.ES,
    area: Areas = None,
    data: Data = None,
) -> None:
    """Write somebody a letter with a link to come in, and print the link.

    ./atiende person invite 'Ana Restrepo' ana@nevados.example --organization 'Cafetera Los Nevados'
    """
    settings = settings_with(data=data)
    inviting = partial(
        administration.invite,
        name,
        email,
        role,
        organization,
        settings,
        now=utc_now(),
        language=language,
        areas=area,
    )
    print(asyncio.run(within_database(settings, inviting)))


@person.command("update")
def update_a_person(
    email: Email,
    name: Annotated[str | None, typer.Option(help="As they are called.")] = None,
    new_email: Annotated[str | None, typer.Option(help="Another address, to be proven.")] = None,
    phone: Annotated[str | None, typer.Option(help="Telephone; '' for none.")] = None,
    team: Annotated[str | None, typer.Option(help="A team of theirs; '' for none.")] = None,
    role: Annotated[Role | None, typer.Option(help="Another role.", case_sensitive=False)] = None,
    area: Areas = None,
    data: Data = None,
) -> None:
    """Change what is on record of somebody; what is left out stays."""
    updating = partial(
        administration.update,
        email,
        now=utc_now(),
        name=name,
        new_email=new_email,
        phone=phone,
        team=team,
        role=role,
        areas=area,
    )
    asyncio.run(within_database(settings_with(data=data), updating))


@person.command("deactivate")
def deactivate_a_person(email: Email, successor: Successor = None, data: Data = None) -> None:
    """End somebody's access at once; what they had open goes to a colleague.

    ./atiende person deactivate ana@nevados.example --successor luis@nevados.example
    """
    leaving = partial(administration.deactivate, email, successor, now=utc_now())
    asyncio.run(within_database(settings_with(data=data), leaving))


@person.command("reactivate")
def reactivate_a_person(email: Email, data: Data = None) -> None:
    """Give somebody their access back."""
    coming = partial(administration.reactivate, email, now=utc_now())
    asyncio.run(within_database(settings_with(data=data), coming))


@person.command("move")
def move_a_person(
    email: Email,
    organization: Annotated[str, typer.Argument(help="Where they belong from now on.")],
    successor: Successor = None,
    role: Annotated[
        Role, typer.Option(help="What they may do there.", case_sensitive=False)
    ] = Role.CUSTOMER,
    team: Annotated[str | None, typer.Option(help="A team of that organization.")] = None,
    data: Data = None,
) -> None:
    """Move a customer to another organization.

    Of the one before they see nothing any more, and what they had open there goes to a colleague.

    ./atiende person move ana@nevados.example 'Textiles del Valle'
    """
    moving = partial(
        administration.move, email, organization, successor, now=utc_now(), role=role, team=team
    )
    asyncio.run(within_database(settings_with(data=data), moving))


@organization.command("update")
def update_an_organization(
    name: Annotated[str, typer.Argument(help="For example 'Cafetera Los Nevados'.")],
    new_name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    visibility: Annotated[
        Visibility | None,
        typer.Option(help="Which requests its people see of each other.", case_sensitive=False),
    ] = None,
    team: Annotated[
        list[str] | None, typer.Option(help="A team, repeated for several; all of them anew.")
    ] = None,
    floor: Annotated[
        Priority | None,
        typer.Option(
            help="Below which none of its requests is; low for none.", case_sensitive=False
        ),
    ] = None,
    contact: Annotated[
        list[str] | None,
        typer.Option(help="Whom the desk calls there, by mail, repeated; all of them anew."),
    ] = None,
    domain: Annotated[
        list[str] | None, typer.Option(help="A mail domain, repeated; all of them anew.")
    ] = None,
    data: Data = None,
) -> None:
    """Change what holds for an organization; what is left out stays."""
    updating = partial(
        administration.update_organization,
        name,
        now=utc_now(),
        new_name=new_name,
        visibility=visibility,
        teams=team or None,
        priority_floor=floor,
        contacts=contact or None,
        mail_domains=domain or None,
    )
    asyncio.run(within_database(settings_with(data=data), updating))


@client.command("revoke")
def revoke_a_client(
    name: Annotated[str, typer.Argument(help="The partner's system.")], data: Data = None
) -> None:
    """End a partner's system: its tokens open nothing any more."""
    revoking = partial(administration.revoke_client, name, now=utc_now())
    asyncio.run(within_database(settings_with(data=data), revoking))


@organization.command("add")
def add_an_organization(
    name: Annotated[str, typer.Argument(help="For example 'Cafetera Los Nevados'.")],
    data: Data = None,
) -> None:
    """Add an organization, so that its people can be let in."""
    asyncio.run(
        within_database(settings_with(data=data), partial(add_organization, name, now=utc_now()))
    )


@client.command("add")
def add_a_client(
    name: Annotated[
        str, typer.Argument(help="The partner's system, for example 'Integraciones Nexo'.")
    ],
    organization: Annotated[str, typer.Argument(help="The organization it acts for.")],
    scope: Annotated[
        list[str] | None,
        typer.Option(
            help=(
                f"What its token may do, repeated for several: {SCOPES}. All that partners may,"
                " unless told."
            )
        ),
    ] = None,
    data: Data = None,
) -> None:
    """Let a partner's system in, and print its bearer token, which is not kept and cannot be shown
    again.

    ./atiende client add 'Integraciones Nexo' 'Cafetera Los Nevados' --scope tickets:read --scope
    tickets:write
    """
    scopes = scopes_named(" ".join(scope)) if scope else None
    adding = partial(add_client, name, organization, scopes, now=utc_now())
    print(asyncio.run(within_database(settings_with(data=data), adding)))


def settings_with(**options: object) -> Settings:
    """The settings of the environment, with the options of the command line over them."""
    given = {name.upper(): str(value) for name, value in options.items() if value is not None}
    return Settings.from_environ({**os.environ, **given})


def say_where(settings: Settings) -> None:
    print(f"The desk is open at {settings.origin}  (Ctrl-C closes it)", flush=True)


async def prepare_database(settings: Settings, *, with_demo: bool) -> None:
    if settings.database_url or settings.database_file.exists() or not with_demo:
        await migrate_database(settings)
        return
    print("Loading the demonstration company, ninety days of work ...", file=sys.stderr, flush=True)
    # Whatever mail server there is, the notices of an invented past go nowhere.
    people = await begin_with_demonstration(
        settings, utc_now(), partial(handlers, replace(settings, smtp_url="", desk_name=DESK))
    )
    again = "./atiende demo people" + (
        f" --data {settings.data}" if settings.data != Settings().data else ""
    )
    print(demo_people.as_table(people), f"Again: {again}", sep="\n\n", end="\n\n", flush=True)


async def migrate_database(settings: Settings) -> list[str]:
    """The tables are up to date, and revision 0 of the policies stands in them."""
    if not settings.database_url:
        settings.made_data()
    database = await open_database(settings.database)
    try:
        applied = await migrate_schema(database)
        await policies.establish(str(settings.desk_timezone))
    finally:
        await database.close()
    return applied


async def within_database(settings: Settings, work: Callable[[], Awaitable[Answer]]) -> Answer:
    """The tables are made if need be: somebody can be let in before the desk was ever served."""
    await migrate_database(settings)
    database = await open_database(settings.database)
    try:
        return await work()
    finally:
        await database.close()


def main() -> None:
    """What can be expected to go wrong is one sentence on the error output, never a traceback."""
    try:
        desk(prog_name="./atiende")
    except Unavailable as problem:
        raise SystemExit(f"The database does not answer: {problem}") from None
    except EXPECTED as problem:
        raise SystemExit(str(problem)) from None


if __name__ == "__main__":
    main()

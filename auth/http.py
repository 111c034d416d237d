"""What a request says about its caller, read with suspicion."""

from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.requests import HTTPConnection
from starlette.types import Message, Receive

from auth.tokens import Bearer, bearer_of_token
from settings import Settings, is_loopback

TRACES_OF_A_PROXY = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def token_in(request: HTTPConnection) -> str | None:
    """The bearer token of the Authorization header (RFC 6750 2.1), None without one; never from the
    address or a form.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


async def bearer(request: HTTPConnection, now: datetime) -> Bearer | None:
    """Who calls by token; None without a token and with one that is not accepted."""
    token = token_in(request)
    return await bearer_of_token(token, now) if token else None


def client_address(request: HTTPConnection, settings: Settings) -> str:
    """The caller's address; where a proxy of ours calls, the nearest one in X-Forwarded-For that is
    not a proxy.
    """
    peer = request.client.host if request.client else ""
    if not _is_our_proxy(peer, settings):
        return peer
    hops = [
        hop.strip()
        for hop in ",".join(request.headers.getlist("x-forwarded-for")).split(",")
        if hop.strip()
    ]
    return next((hop for hop in reversed(hops) if not _is_our_proxy(hop, settings)), peer)


def no_more_than(receive: Receive, most: int, otherwise: Exception) -> Receive:
    """The body as it comes, until it is more bytes than that: then `otherwise` is raised, whatever
    its length said.
    """
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise otherwise
        return message

    return counted


def whereabouts(address: str) -> str:
    """What limits count by: an IPv4 address, or an IPv6 network, since one caller has a whole
    /64.
    """
    known = _parsed_address(address)
    if known is None:
        return address
    return str(known) if known.version == 4 else str(ip_network(f"{known}/64", strict=False))


def is_secure(request: HTTPConnection, settings: Settings) -> bool:
    """Whether the person reached us over https: the desk's own address says so, or the connection
    does.
    """
    return settings.secure or request.url.scheme == "https"


def may_sign_in(request: HTTPConnection, settings: Settings) -> bool:
    """Over plain http only this machine may: a password must never cross a network in the clear."""
    if is_secure(request, settings):
        return True
    return from_this_machine(request, settings)


def from_this_machine(request: HTTPConnection, settings: Settings) -> bool:
    """Whether both the caller and the address they typed are this machine's own.

    A proxy on this machine that nobody told us about calls from here too; the trace it leaves says
    for somebody else.
    """
    if not settings.trusted_proxies and any(
        trace in request.headers for trace in TRACES_OF_A_PROXY
    ):
        return False
    return is_loopback(client_address(request, settings)) and is_loopback(
        request.url.hostname or ""
    )


def _is_our_proxy(address: str, settings: Settings) -> bool:
    known = _parsed_address(address)
    return known is not None and any(known in network for network in settings.trusted_proxies)


def _parsed_address(address: str) -> IPv4Address | IPv6Address | None:
    """The address; an IPv4 one that came written as IPv6 (`::ffff:192.0.2.1`) is itself, or all of
    them were one.
    """
    try:
        known = ip_address(address)
    except ValueError:
        return None
    return known.ipv4_mapped or known if isinstance(known, IPv6Address) else known

"""Which addresses may be fetched: those of the public web only, checked on the number that is then connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from ontology.errors import SourceError

PORTS: Final = {"http": 80, "https": 443}
LONGEST: Final = 4096
NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
UNICAST: Final = ipaddress.ip_network("2000::/3")
KEPT: Final = "%/:=&?~#+!$,;'@()*[]"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allowed = Callable[[Address], bool]


@dataclass(frozen=True, slots=True)
class Target:
    """An address of the web in its parts; `path` holds the query as well."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Give the host as the Host header names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str) -> Target:
    """Take an address apart; `SourceError` if it is none of the web, or holds a name and password."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise SourceError(f"{url[:200]}: not an address: check how it is written") from None
    if parts.scheme not in PORTS:
        raise SourceError(f"{url[:200]}: only http and https are fetched")
    if not host or len(url) > LONGEST or any(ord(letter) <= 32 for letter in url.strip()):
        raise SourceError(f"{url[:200]}: not an address: check how it is written")
    if "@" in parts.netloc:
        raise SourceError(f"{host}: an address with a name and password in it is not fetched")
    path = quote(parts.path or "/", safe=KEPT) + (f"?{quote(parts.query, safe=KEPT)}" if parts.query else "")
    return Target(url.strip().partition("#")[0], parts.scheme, host, port or PORTS[parts.scheme], path)


def resolve(where: Target, allowed: Allowed) -> str:
    """Give the number of a host that may be connected to; `SourceError` if there is none, or one that may not.

    All numbers of the name must be allowed. The caller connects to the one given and asks no second time, so that a
    name which resolves differently then (DNS rebinding) changes nothing.
    """
    try:
        found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(f"{where.url}: no such host: check the address and the network") from None
    numbers = list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    if not numbers or not all(allowed(ipaddress.ip_address(number)) for number in numbers):
        raise SourceError(f"{where.url}: leads to an address that is not public: not fetched")
    return numbers[0]


def is_public(address: Address) -> bool:
    """Whether an address is of the public internet, also through the IPv4 address that it holds.

    >>> [is_public(ipaddress.ip_address(one)) for one in ("1.1.1.1", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address not in UNICAST:
            return False
    return address.is_global and not address.is_multicast


def is_any(address: Address) -> bool:
    """Whether somebody may be reached at an address: also on this machine and in its network."""
    return not (address.is_multicast or address.is_unspecified)

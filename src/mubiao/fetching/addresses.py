"""Which address a host name leads to, looked up once and held: the address that was checked is the one that is asked.

A name may lead to a public address when it is checked and to a private one a moment later (DNS rebinding), so the request goes to the
address itself, with the name in its Host header and TLS hello.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from mubiao.fetching.refusals import FetchError, RefusedAddress

Permitted = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Whether an address is of the public internet (IANA special-purpose registries): no loopback, private, link-local, multicast."""
    found = ipaddress.ip_address(address)
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if inner is not None:
        return is_public(str(inner))
    return found.is_global and not found.is_multicast


def addresses_of(url: str, host: str, port: int, permitted: Permitted) -> list[str]:
    """All addresses of a host, none of them refused. Raises ``RefusedAddress`` where any is, ``FetchError`` where there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"there is no host called {host}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    for address in addresses:
        if not permitted(address):
            what = host if host == address else f"{host} is {address}, which"
            raise RefusedAddress(url, f"{what} is no address of the public internet (--allow-private permits it)")
    return addresses

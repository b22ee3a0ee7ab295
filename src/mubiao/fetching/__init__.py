"""Pages from the web: fetched politely, within limits, never from a private address; the bytes as they came."""

from mubiao.fetching.fetch import Fetched, Fetcher, is_url
from mubiao.fetching.refusals import FetchError, RefusedAddress, RefusedByRobots

__all__ = ["FetchError", "Fetched", "Fetcher", "RefusedAddress", "RefusedByRobots", "is_url"]

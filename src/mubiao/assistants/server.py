"""The tools over the Model Context Protocol, on standard input and output."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from mubiao import __version__
from mubiao.assistants.tools import Tools
from mubiao.errors import MubiaoError
from mubiao.store import complete_index

_INSTRUCTIONS = (
    "Targets, outcomes and commitments of China's government work reports, read from their texts. Every figure has a citation: document, "
    "offsets and the sentence. Quote the sentence with a figure. 'at_least' (以上) has no upper bound, 'around' (左右) is no exact number. "
    "A cell that is absent, no-document or failed is not a zero."
)


def server_of(database: str | os.PathLike[str]) -> MCPServer[Any]:
    """A server with the tools over a database, the index of whose text is completed first where it may be written. Raises ``StoreError``."""
    complete_index(database)
    server: MCPServer[Any] = MCPServer("mubiao", title="Mubiao", instructions=_INSTRUCTIONS, version=__version__, log_level="WARNING")
    for tool in Tools(database).all():
        about = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
        server.add_tool(_told(tool), annotations=about)
    return server


def _told(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """A tool whose expected errors reach the assistant with their reason and without a path of this machine."""

    @wraps(tool)
    def call(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return tool(*args, **kwargs)
        except MubiaoError as error:
            raise ToolError(getattr(error, "reason", None) or str(error)) from error

    return call

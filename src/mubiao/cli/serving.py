"""The command that serves a database as a web application."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated

import typer

from mubiao.cli.console import Database, Quiet, app, err


@app.command()
def serve(
    database: Database,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; another than this machine's own is for a proxy.")
    ] = "127.0.0.1",
    writable: Annotated[bool, typer.Option("--writable", help="Let whoever has the token review rows and keep uploads.")] = False,
    outlines: Annotated[
        Path | None,
        typer.Option("--map", help="A GeoJSON file of areas (by division code or name), drawn in place of the tiles."),
    ] = None,
    token: Annotated[
        str | None, typer.Option("--token", envvar="MUBIAO_TOKEN", help="The token; made and printed if left out. Needs --writable.")
    ] = None,
) -> None:
    """Open a database in the browser: tracker, reader, search, comparison; read-only unless --writable."""
    # The frames of a page are small: to hand them to other threads costs more than it saves. Polars reads this once, at its import.
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    import uvicorn

    from mubiao.web import create_app
    from mubiao.web.maps import Outlines
    from mubiao.web.memory import few_arenas

    few_arenas()

    if token and not writable:
        raise typer.BadParameter("a token is for --writable")
    if writable and not token:
        token = secrets.token_urlsafe(12)
        err.print(f"token: {token}", markup=False, highlight=False)
    shapes = Outlines.read(outlines) if outlines is not None else None
    if shapes is not None and shapes.unknown:
        left = f"{len(shapes.unknown)} of {len(shapes.unknown) + len(shapes.paths)} areas are unknown and left out"
        err.print(
            f"{outlines}: {left}: {', '.join(shapes.unknown[:5])}{' …' if len(shapes.unknown) > 5 else ''}", markup=False, highlight=False
        )
    application = create_app(database, token=token, outlines=shapes)
    err.print(f"http://{host}:{port or '…'}/ shows {database}; Ctrl-C stops it.", markup=False, highlight=False)
    uvicorn.run(application, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=5)


@app.command()
def mcp(database: Database) -> None:
    """Answer an assistant over the Model Context Protocol (standard input and output): search, panel, statement, compare, brief."""
    try:
        from mubiao.assistants.server import server_of
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise typer.BadParameter("the protocol's library is missing: pip install 'mubiao[mcp]'") from error
    server_of(database).run("stdio")


@app.command("export-site")
def export_site(
    database: Database,
    output: Annotated[Path, typer.Argument(help="The folder to write; an earlier copy in it is replaced.")],
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, help="The most documents to read and search in the copy, the newest; all if left out.")
    ] = None,
    states: Annotated[
        int, typer.Option("--states", min=0, help="The most tables of the tracker, those that state the most figures.")
    ] = 200,
    quiet: Quiet = False,
) -> None:
    """Write a static copy of the pages, in both languages with their twins and search, for any file server."""
    from mubiao.publishing import export_site as write

    with err.status("…") as status:
        made = write(database, output, limit=limit, states=states, progress=status.update)
    if not quiet:
        said = f"{made.files} files, {made.bytes / 1e6:.1f} MB in {output}: {made.tables} tables, {made.documents} documents."
        err.print(said, markup=False, highlight=False)

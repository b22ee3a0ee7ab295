"""A map of the user's own, what is kept in memory, and requests that are too large or too slow."""

from __future__ import annotations

import asyncio
import json

import pytest
from starlette.exceptions import HTTPException

from mubiao.web.keeping import Answer, Kept
from mubiao.web.maps import MapError, Outlines
from mubiao.web.security import BodyLimit


def square(x: float, y: float) -> dict:
    return {"type": "Polygon", "coordinates": [[[x, y], [x + 5, y], [x + 5, y + 5], [x, y + 5], [x, y]]]}


def write(path, features) -> str:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return str(path)


def test_areas_of_a_map_are_found_by_code_or_name(tmp_path):
    features = [
        {"type": "Feature", "properties": {"adcode": 430000}, "geometry": square(110, 25)},
        {"type": "Feature", "properties": {"name": "湖北省"}, "geometry": square(110, 30)},
        {"type": "Feature", "id": "44", "properties": None, "geometry": square(112, 20)},
        {"type": "Feature", "properties": {"name": "Atlantis"}, "geometry": square(100, 20)},
        {"type": "Feature", "properties": {"adcode": "450000"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
    ]
    found = Outlines.read(write(tmp_path / "map.json", features))
    assert set(found.paths) == {"430000", "420000", "440000"} and found.unknown == ("Atlantis",)
    assert all(path.startswith("M") and path.endswith("Z") for path in found.paths.values())
    assert found.width > 0 and found.height > 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "no JSON"), ("[]", "FeatureCollection; this is list"), ('{"type": "Topology"}', "this is Topology"),
        ('{"type": "FeatureCollection", "features": [{"properties": {"name": "Atlantis"}, "geometry": null}]}', "Atlantis"),
        ('{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": [[["a", "b"]]]}}]}', "feature 1"),
        ('{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": [[]]}}]}', "feature 1"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_map_says_so(tmp_path, text, says):
    path = tmp_path / "map.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MapError, match=says):
        Outlines.read(path)
    with pytest.raises(MapError, match="No such file"):
        Outlines.read(tmp_path / "none.json")


def test_what_is_kept_is_bounded():
    kept: Kept[str] = Kept(100, len)
    for number in range(50):
        kept.put(number, "x" * 10)
    kept.put("large", "x" * 60)
    assert kept.held <= 100 and kept.get(0) is None and kept.get(49) and kept.get("large") is None


def test_a_page_of_who_has_signed_in_is_not_packed():
    body = b"<p>secret</p>" * 200
    assert Answer.of(body, "text/html").gzip and not Answer.of(body, "text/html", pack=False).gzip
    assert Answer.of(body, "text/html").body() == body


def ended_with(messages, *, length: int | None = None, pause: float = 0.0) -> int:
    """The status with which a request of these messages is ended; 200 where it is let through."""

    async def app(scope, receive, send):
        while (await receive()).get("more_body"):
            continue

    async def run() -> int:
        waiting = iter(messages)

        async def receive():
            await asyncio.sleep(pause)
            return next(waiting)

        headers = [] if length is None else [(b"content-length", str(length).encode())]
        try:
            await BodyLimit(app, most=lambda _: 100, seconds=0.2)({"type": "http", "path": "/upload", "headers": headers}, receive, None)
        except HTTPException as error:
            return error.status_code
        return 200

    return asyncio.run(run())


def test_a_body_that_is_too_large_or_too_slow_is_ended():
    part = {"type": "http.request", "body": b"x" * 40, "more_body": True}
    last = {"type": "http.request", "body": b"x" * 10, "more_body": False}
    assert ended_with([part, last]) == 200
    assert ended_with([part, part, part, last]) == 413
    assert ended_with([part], length=101) == 413
    assert ended_with([part, last], pause=0.3) == 408

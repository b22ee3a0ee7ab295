"""A map of the user's own: areas of a GeoJSON file, matched by code or name, drawn as outlines of a picture."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mubiao.errors import MubiaoError, UnknownPlace
from mubiao.places import gazetteer, locate

Point = tuple[float, float]
WIDTH = 620  # of the picture, in its own units
MOST_BYTES = 80 * 2**20  # of a file
_MOST_TEXT = 70_000  # characters of all outlines together: a page stays small
_CODES = ("code", "adcode", "area_code", "gb", "GB", "id", "ID", "PAC", "pac")
_NAMES = ("name", "NAME", "area", "fullname", "name_zh", "NAME_1", "NL_NAME_1", "name_en")
_CODE_DIGITS = 6
_STEEPEST = 89.0  # degrees of latitude; beyond, the projection has no end


class MapError(MubiaoError):
    """A file that is no map, or none whose areas are known."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outlines of areas by division code, as paths of an SVG picture of ``width`` by ``height``; ``unknown``: features left out."""

    paths: Mapping[str, str]
    width: int
    height: int
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Outlines:
        """The areas of a GeoJSON file (FeatureCollection of polygons), by a property that holds a division code, else by a name.

        Codes are looked for in properties ``code``, ``adcode`` and their like and in the feature's ``id``; two or four digits are filled
        up (``44`` is 440000). Longitude and latitude are drawn in a conic projection that keeps areas (Albers 1805); coordinates beyond
        degrees as they stand. Raises ``MapError``.
        """
        name = os.fspath(path)
        shapes: dict[str, list[list[Point]]] = {}
        unknown: list[str] = []
        for number, feature in enumerate(_features(name), start=1):
            rings = list(_rings(feature.get("geometry"), f"{name}: feature {number}"))
            code = _code(feature)
            if code is None:
                unknown.append(_said(feature, number))
            elif rings:
                shapes.setdefault(code, []).extend(rings)
        if not shapes:
            raise MapError(
                f"{name}: none of its {len(unknown)} areas is known ({', '.join(unknown[:3])} …): a feature needs a division code "
                f"(properties {', '.join(_CODES[:3])}) or a Chinese or English name (properties {', '.join(_NAMES[:3])})"
            )
        return cls(*_drawn(shapes), tuple(unknown))


def _features(name: str) -> list[dict[str, Any]]:
    try:
        size = Path(name).stat().st_size
        if size > MOST_BYTES:
            raise MapError(f"{name}: {size / 2**20:.0f} MB are more than {MOST_BYTES // 2**20}; simplify it first")
        held = json.loads(Path(name).read_bytes())
    except OSError as error:
        raise MapError(f"{name}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise MapError(f"{name}: this is no JSON ({error})") from error
    features = held.get("features") if isinstance(held, dict) and held.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        found = held.get("type", "no type") if isinstance(held, dict) else type(held).__name__
        raise MapError(f"{name}: a map is a GeoJSON FeatureCollection; this is {found}")
    return features


def _rings(geometry: Any, where: str) -> Iterator[list[Point]]:
    """The rings of a polygon or of several; lines and points (a border, a capital) have none."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        return
    assert isinstance(geometry, dict)
    try:
        polygons = [geometry["coordinates"]] if kind == "Polygon" else geometry["coordinates"]
        for polygon in polygons:
            for ring in polygon:
                points = [(float(point[0]), float(point[1])) for point in ring]
                if not points or not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
                    raise ValueError("a ring without points, or a coordinate that is no number")
                yield points
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise MapError(f"{where}: its coordinates are not those of a {kind} ({error})") from error


def _code(feature: Mapping[str, Any]) -> str | None:
    """The division code of a feature: the one it states, else that of the place it names."""
    properties = feature.get("properties") or {}
    for given in (*(properties.get(key) for key in _CODES), feature.get("id")):
        code = str(given).strip() if isinstance(given, (int, str)) and not isinstance(given, bool) else ""
        code = code.removeprefix("CN-").removeprefix("156")[:_CODE_DIGITS] if len(code) > _CODE_DIGITS else code
        if code.isdigit() and len(code) in (2, 4, _CODE_DIGITS) and gazetteer().versions(code.ljust(_CODE_DIGITS, "0")):
            return code.ljust(_CODE_DIGITS, "0")
    for given in (properties.get(key) for key in _NAMES):
        if isinstance(given, str) and given.strip():
            try:
                return locate(given.strip()).code
            except UnknownPlace:
                continue
    return None


def _said(feature: Mapping[str, Any], number: int) -> str:
    properties = feature.get("properties") or {}
    named = next((properties[key] for key in (*_NAMES, *_CODES) if properties.get(key) not in (None, "")), None)
    return str(named if named is not None else f"feature {number}")[:60]


# --- drawing ---------------------------------------------------------------------------------------------------------------------


def _drawn(shapes: Mapping[str, list[list[Point]]]) -> tuple[dict[str, str], int, int]:
    """The paths, simplified as far as the page's size needs, and the picture's width and height."""
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    projected = _projection(points)
    flat = {code: [[projected(point) for point in ring] for ring in rings] for code, rings in shapes.items()}
    xs = [x for rings in flat.values() for ring in rings for x, _ in ring]
    ys = [y for rings in flat.values() for ring in rings for _, y in ring]
    scale = WIDTH / ((max(xs) - min(xs)) or 1.0)
    left, top = min(xs), max(ys)
    placed = {code: [[((x - left) * scale, (top - y) * scale) for x, y in ring] for ring in rings] for code, rings in flat.items()}
    apart = 0.7
    while True:
        paths = {code: path for code, rings in placed.items() if (path := _path(rings, apart))}
        if sum(map(len, paths.values())) <= _MOST_TEXT or apart > WIDTH / 20:
            return paths, WIDTH, math.ceil((max(ys) - min(ys)) * scale) or 1
        apart *= 1.4


def _path(rings: Iterable[list[Point]], apart: float) -> str:
    """Rings as a path, with points left out that are nearer than ``apart`` to the one before; of islands too small to see the largest."""
    made = []
    largest: tuple[float, str] = (0.0, "")
    for ring in rings:
        kept = [ring[0]]
        for x, y in ring[1:]:
            if math.hypot(x - kept[-1][0], y - kept[-1][1]) >= apart:
                kept.append((x, y))
        across = max(x for x, _ in ring) - min(x for x, _ in ring) + max(y for _, y in ring) - min(y for _, y in ring)
        text = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"
        if across > largest[0]:
            largest = (across, text)
        if len(kept) > 3 and across > 2 * apart:
            made.append(text)
    return "".join(made) or largest[1]


def _projection(points: list[Point]) -> Any:
    """Albers' equal-area conic with standard parallels a sixth from the map's edges (Snyder 1987, p. 98); nothing where these are no degrees."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    if west < -180 or east > 180 or south < -_STEEPEST or north > _STEEPEST:
        return lambda point: point
    middle = math.radians((west + east) / 2)
    one, two = (math.radians(south + (north - south) * part) for part in (1 / 6, 5 / 6))
    n = (math.sin(one) + math.sin(two)) / 2
    if abs(n) < 1e-6:  # about the equator a cone is a cylinder
        return lambda point: (math.radians(point[0]), math.sin(math.radians(point[1])))
    c = math.cos(one) ** 2 + 2 * n * math.sin(one)

    def project(point: Point) -> Point:
        longitude, latitude = math.radians(point[0]), math.radians(point[1])
        radius, angle = math.sqrt(max(0.0, c - 2 * n * math.sin(latitude))) / n, n * (longitude - middle)
        return radius * math.sin(angle), -radius * math.cos(angle)

    return project

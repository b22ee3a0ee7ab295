"""The tracker: a local web application over a database, the same pages for people (html) and programs (.json, .csv)."""

from mubiao.web.app import create_app

__all__ = ["create_app"]

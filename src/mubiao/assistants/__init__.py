"""The database as tools for an assistant, over the Model Context Protocol; every answer carries its citations."""

from mubiao.assistants.tools import Tools

__all__ = ["Tools"]

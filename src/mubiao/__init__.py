"""Mubiao (目标): reads government work reports into a database of targets in which every number opens its sentence."""

__version__ = "0.1.0"

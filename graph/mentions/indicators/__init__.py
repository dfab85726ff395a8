"""Indicators: the quantities that a report measures, each with its numbers, their roles and times."""

from gangmu.graph.mentions.indicators.reader import read

__all__ = ["read"]

"""Formulations that count their parts (三个青石, 四篇文章, 1+N), with their parts where the text lists them."""

from gangmu.graph.mentions.slogans.reader import read

__all__ = ["read"]

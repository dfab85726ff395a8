"""One report in one HTML file that opens without Python and asks nobody: the page, with its answers made beforehand."""

from gangmu.api.edition.page import Edition, edition

__all__ = ["Edition", "edition"]

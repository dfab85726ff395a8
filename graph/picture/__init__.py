"""The network as a page of its own: a file that needs neither a server nor the internet, or a notebook's output."""

from gangmu.graph.picture.notebook import Picture, network
from gangmu.graph.picture.page import picture, vis

__all__ = ["Picture", "network", "picture", "vis"]

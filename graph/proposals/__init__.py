"""What another extractor proposes, and the gate that it passes: no quote in the text, no fact in the graph."""

"""One kind of thing that a sentence can say per module: its words, its pattern, its `read`. No rule knows another."""

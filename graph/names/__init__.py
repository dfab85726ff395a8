"""The index of names beside the graph: things found by a name, a part of one, pinyin, or a name with a slip in it."""

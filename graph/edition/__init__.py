"""One report in one HTML file that opens without Python: reader, network, outline, asking, gaps."""

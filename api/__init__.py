"""What a browser, a program or a person at a terminal can ask: HTTP, the page, the command line."""

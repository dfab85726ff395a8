"""What the graph says about itself: service description, VoID, prefixes, examples."""

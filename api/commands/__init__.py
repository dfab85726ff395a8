"""The commands of `gangmu`, one a module; `gangmu.api.cli` puts them together."""

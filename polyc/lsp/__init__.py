"""The language server: what an editor asks about policies while they are written."""

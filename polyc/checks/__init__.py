"""One file a rule that needs no values: model to diagnostics."""

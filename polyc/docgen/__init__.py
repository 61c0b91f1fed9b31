"""Policies as pages: model, kernel and worked cases to finished Markdown, and that to a site."""

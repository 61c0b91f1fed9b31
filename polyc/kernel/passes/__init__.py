"""Programs into programs that compute the same with less: what every back end does before it prints."""

"""Charts: what is drawn as data, and the picture that is made of it when a site is built."""

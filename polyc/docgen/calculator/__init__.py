"""The calculator of a policy: a page with a form, and the scripts with which a browser settles what it is told."""

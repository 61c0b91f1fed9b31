"""`polyc try`: claims asked for item by item, and what comes of them."""

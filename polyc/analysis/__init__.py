"""What needs values: where a program's results bend, what breaks its promises, and the claims that show it."""

"""What changed between two policies, or two days of one: two models in, frozen data out."""

"""What a policy means: names resolved, values typed, dated and cited."""

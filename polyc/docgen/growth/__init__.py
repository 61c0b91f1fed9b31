"""谁付多少: how much each payer pays as the bill grows, exactly."""

"""Model to kernel: the only room that knows both."""

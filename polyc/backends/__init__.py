"""Printers of the kernel: a program in, text out; they never see how the policy was written."""

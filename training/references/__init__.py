"""What the reference results are made of, one library or idea in each file."""

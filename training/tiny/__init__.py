"""The tiny random networks of the tests."""

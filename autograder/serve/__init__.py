"""The page where students hand in and read their feedback; it grades through the same slots as the command line."""

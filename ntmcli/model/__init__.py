"""What the data files say, as frozen Pydantic schemas; see `docs/` for the format."""

"""The data folder on disk: files in, typed data with places out."""

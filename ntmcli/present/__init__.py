"""Results to text: one module a format, the wording of each language beside them."""

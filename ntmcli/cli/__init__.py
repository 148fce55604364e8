"""The command line: each command parses, calls, presents, and gives its exit status."""

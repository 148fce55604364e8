"""Tables that people already have, and forms filled in: read into answers for the files of communes, or reported."""

This is not a specification.

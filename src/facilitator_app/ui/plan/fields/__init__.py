"""The fields of the design's editors: each shows one value, checks what is typed, and saves it."""

"""The HTTP interface as OpenAPI 3.1, made from the routes themselves, and as a page to read."""

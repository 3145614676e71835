"""What the routes answer, as types: the OpenAPI document, the use cases and the tests read the same structs."""

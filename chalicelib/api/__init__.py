"""HTTP only: each route, who may call it, what it takes and answers."""

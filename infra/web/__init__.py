"""The faces of web/: built by Vite with the Node that comes with the environment, and checked."""

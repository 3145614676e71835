"""What runs behind the queues, the stream and the clock: one module per lambda of app.py."""

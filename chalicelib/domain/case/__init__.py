"""The case (办件): its law, its documents, the desk's queues, staff's tasks."""

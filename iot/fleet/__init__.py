"""What a cabinet does for those who look after many: jobs, settings, certificates, updates, logs, health.

A job is an AWS IoT job named `fleet-<thing>`, so that the cabinet's policy can name its topics: one at a time, for one
cabinet. Its document is {"operation": …} with the operation's own fields; see jobs.py.
"""

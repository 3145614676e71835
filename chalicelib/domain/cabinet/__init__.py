"""A cabinet as the cloud knows it, and which of its doors an envelope gets."""

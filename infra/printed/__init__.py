"""What the documents print from the code."""

import infra.vendor_path  # noqa: F401

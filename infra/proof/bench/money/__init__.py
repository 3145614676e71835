"""What one straight case asks of AWS, counted from the SDK's own calls, and what that costs."""

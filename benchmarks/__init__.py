"""What Keruen is measured by."""

"""The invented county of the demonstration: offices, officers, requests, and papers through the real pipeline."""

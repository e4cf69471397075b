"""Personal data found in PDFs, removed, and proven gone. Bytes in, values out: no Django, no network, no settings."""

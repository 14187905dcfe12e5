"""What every room stands on: errors, time, ids, files, text, settings, places."""

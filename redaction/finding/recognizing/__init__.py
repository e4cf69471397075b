"""Recognizers of one kind of value each: functions from a `Sight` to hits. None knows of Presidio, views or people."""

"""How long the build takes and what search finds and fetches, against what others need for the same pages."""

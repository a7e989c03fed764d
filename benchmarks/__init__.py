"""How long the build takes, against what others need for the same pages."""

"""The pages in a real Chromium, over plain http on this machine."""

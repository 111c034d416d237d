"""The pages, in process over https and in a real browser."""

"""What is allowed: who calls, which document, at what cost, within which limits, and how errors are
said.
"""

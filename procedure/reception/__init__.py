"""4.1 Recepción y registro, with everything by which a request begins or becomes part of
another.
"""

"""Portraits of nobody, drawn for the demo and for tests. Not here: photographs of people."""

from hamrah.files.faces.drawn import invented_face

__all__ = ["invented_face"]

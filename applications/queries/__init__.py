"""What several callers read about applications."""

from .duties import todo

__all__ = ["todo"]

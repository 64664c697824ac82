"""What several callers read about sanctions."""

from .duties import todo

__all__ = ["todo"]

"""What several callers read about surveillances."""

from .duties import todo

__all__ = ["todo"]

"""What several callers read about complaints."""

from .duties import todo

__all__ = ["todo"]

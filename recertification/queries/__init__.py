"""What several callers read about recertification."""

from .duties import todo

__all__ = ["todo"]

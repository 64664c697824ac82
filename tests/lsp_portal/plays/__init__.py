"""Every act that could come next, chapter by chapter, with whoever is meant to do it (TRUST R27).

The machine lets the one who is meant do it, or anybody else; what may not be done has to be refused.
"""

from .after import renewing, sanctioning, surveying
from .around import staffing
from .base import pick
from .before import assessing, deciding
from .voices import appealing, complaining

CHAPTERS = (assessing, deciding, surveying, sanctioning, appealing, renewing, complaining, staffing)

__all__ = ["CHAPTERS", "pick"]

"""The one way a check says no: a word, which the parent puts into a sentence, and what belongs into that
sentence.
"""


class Refused(Exception):
    """The file is not taken; `word` says why, `facts` fill the sentence."""

    def __init__(self, word, **facts):
        super().__init__(word)
        self.word = word
        self.facts = facts

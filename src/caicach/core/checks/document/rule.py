"""What all rules about the document share: they say themselves by a sentence of content."""

from dataclasses import dataclass

from caicach.core.ground.words import Words


@dataclass(frozen=True, kw_only=True)
class DocumentRule:
    """`sentence` is the rule in words, as the manual prints it."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

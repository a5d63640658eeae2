"""Spelling: syllables no Vietnamese word has, near misses of official terms, doubled words, punctuation."""

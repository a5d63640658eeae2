"""The parts of an official document in WordprocessingML, each from its own module."""

"""What a function said is kept, and never without bound."""

from caicach.core.ground.remembered import Remembered


def test_each_key_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length, 8)

    assert list(map(lengths.__getitem__, ("hai", "mười", "hai"))) == [3, 4, 3]
    assert asked == ["hai", "mười"]


def test_all_are_forgotten_when_there_are_too_many() -> None:
    lengths = Remembered(len, 2)

    assert [lengths[word] for word in ("a", "ab", "abc")] == [1, 2, 3]
    assert dict(lengths) == {"abc": 3}

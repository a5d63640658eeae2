"""The compound file around a .doc: streams found by name through its sector chains ([MS-CFB])."""

import struct


_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIIII")
_FREE = 0xFFFFFFFA  # from here on a sector number ends a chain
_ENTRY = 128
_MAX_SECTORS = 400_000


class NotCompound(ValueError):
    """The bytes break the rules of a compound file."""


class CompoundFile:
    """A compound file in memory. Every chain is followed at most once round, so that no circle holds us."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise NotCompound("shorter than a header")
        fields = _HEADER.unpack_from(data)
        shift, mini_shift = fields[4], fields[5]
        if shift not in (9, 12) or mini_shift != 6:
            raise NotCompound(f"sector shifts {shift} and {mini_shift}")
        self._data, self._size, self._mini_size = data, 1 << shift, 1 << mini_shift
        (_, fat_sectors, directory, _, self._cutoff, mini_fat, _, difat, difat_sectors) = fields[6:15]
        self._fat = self._read_fat(fat_sectors, difat, difat_sectors)
        self._mini_fat = _numbers(b"".join(map(self._sector, self._chain(mini_fat, self._fat))))
        self._entries = self._read_directory(directory)
        root = self._entries.get("Root Entry", (0xFFFFFFFE, 0))
        self._mini_stream = b"".join(map(self._sector, self._chain(root[0], self._fat)))

    def stream(self, name: str) -> bytes | None:
        """The stream of that name, or None."""
        if name not in self._entries:
            return None
        start, size = self._entries[name]
        if size >= self._cutoff:
            return b"".join(map(self._sector, self._chain(start, self._fat)))[:size]
        parts = (
            self._mini_stream[number * self._mini_size : (number + 1) * self._mini_size]
            for number in self._chain(start, self._mini_fat)
        )
        return b"".join(parts)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, start: int, table: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        seen: set[int] = set()
        while start < _FREE and start < len(table) and start not in seen:
            seen.add(start)
            chain.append(start)
            start = table[start]
        return chain

    def _read_fat(self, count: int, difat: int, difat_sectors: int) -> tuple[int, ...]:
        places = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(min(difat_sectors, _MAX_SECTORS)):
            numbers = _numbers(self._sector(difat)) if difat < _FREE else ()
            if not numbers:
                break
            places.extend(numbers[:-1])
            difat = numbers[-1]
        used = [place for place in places if place < _FREE][: min(count, _MAX_SECTORS)]
        return _numbers(b"".join(map(self._sector, used)))

    def _read_directory(self, start: int) -> dict[str, tuple[int, int]]:
        """First sector and size of every entry by name."""
        directory = b"".join(map(self._sector, self._chain(start, self._fat)))
        entries: dict[str, tuple[int, int]] = {}
        for offset in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[offset : offset + _ENTRY]
            (length,) = struct.unpack_from("<H", entry, 64)
            if 2 <= length <= 64:
                name = entry[: length - 2].decode("utf-16-le", "replace")
                first, size = struct.unpack_from("<II", entry, 116)
                entries.setdefault(name, (first, size))
        return entries


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

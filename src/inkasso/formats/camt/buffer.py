"""The text of a bank file, read forward in pieces, with the line that one stands on."""

from __future__ import annotations

from collections.abc import Iterator

#: Characters kept while looking for the end of one entry head or item; longer ones are parsed.
_PIECE_MAX = 1 << 22


class Buffer:
    """A window on the text: `text[at:]` is what has been read and not yet taken."""

    def __init__(self, pieces: Iterator[tuple[bool, str]]) -> None:
        self._pieces = pieces
        self._next = next(pieces, None)
        self._line = 1
        #: Whether a document was declared of which nothing has come yet.
        self._announced = False
        self.text = ""
        self.at = 0

    def more(self) -> bool:
        """Reads one more piece of the same document; false when it has no more."""
        if self._next is None or self._next[0]:
            return False
        self._append()
        return True

    def more_for_one_piece(self) -> bool:
        """Reads more, unless what is waiting is already longer than one piece should be."""
        return len(self.text) - self.at <= _PIECE_MAX and self.more()

    def at_document(self) -> bool:
        """Skips blanks; whether another document begins here. False at the end of the file.

        `EOFError` when a document was declared and the file ends there.
        """
        while True:
            rest = self.text[self.at :].lstrip()
            if rest:
                self.at = len(self.text) - len(rest)
                self._announced = False
                return True
            self.at = len(self.text)
            if self._announced and (self._next is None or self._next[0]):
                raise EOFError
            if self._next is None:
                return False
            self._append()

    def line(self, at: int | None = None) -> int:
        """Line of the file, from 1, of a place in `text`; of `at` when none is given."""
        return self._line + self.text.count("\n", 0, self.at if at is None else at)

    def take_until(self, marker: str) -> str | None:
        """Takes the text through the marker; `None` when it does not come within reason."""
        searched = self.at
        while (end := self.text.find(marker, searched)) < 0:
            waiting = len(self.text) - self.at
            if not self.more_for_one_piece():
                return None
            searched = max(waiting - len(marker), 0)
        return self.take(end + len(marker))

    def take(self, stop: int) -> str:
        """Takes the text up to a place."""
        taken = self.text[self.at : stop]
        self.at = stop
        return taken

    def skip_blanks_to(self, marker: str) -> bool:
        """Whether the marker is the next thing; blanks before it are skipped only then."""
        if self.text.startswith(marker, self.at):
            return True
        while True:
            rest = self.text[self.at : self.at + 256].lstrip(" \t\n")
            if len(rest) >= len(marker) or not self.more():
                break
        if not rest.startswith(marker):
            return False
        self.at = self.text.index(marker, self.at)
        return True

    def _append(self) -> None:
        assert self._next is not None
        self._line = self.line()
        self._announced = self._announced or self._next[0]
        self.text = self.text[self.at :] + self._next[1]
        self.at = 0
        self._next = next(self._pieces, None)

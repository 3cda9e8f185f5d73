"""The one family of errors that a person can mend; everything else is a bug and keeps its traceback."""

from __future__ import annotations

from pathlib import PurePath


class GlossaryError(Exception):
    """The user's or the data's fault: says where, what, and what to do, in one line."""


class FileError(GlossaryError):
    """Something is wrong with one file; `line` and `column` are 1-based, in code points."""

    def __init__(self, path: PurePath | str, message: str, line: int = 0, column: int = 0) -> None:
        # `/` on every system, as in all that is stored and shown.
        place = (
            (path if isinstance(path, str) else path.as_posix())
            + (f":{line}" if line else "")
            + (f":{column}" if column else "")
        )
        super().__init__(f"{place}: {message}")
        self.path, self.line, self.column, self.message = path, line, column, message

    def __reduce__(self) -> tuple[type[FileError], tuple[PurePath | str, str, int, int]]:
        """A worker process hands its error over by these, not by the text that they make."""
        return type(self), (self.path, self.message, self.line, self.column)

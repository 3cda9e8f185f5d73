"""A post opened in a person's editor, at its line where the editor takes one."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import PurePath

from glossary.errors import GlossaryError

# How editors are told a line: `+7 post.md`, `post.md:7`, `--goto post.md:7`. Others get the file alone.
_PLUS = frozenset("vi vim nvim view gvim mvim nano pico emacs emacsclient joe mg ne micro kak jed mcedit gedit".split())
_COLON = frozenset("hx helix subl zed lite-xl".split())
_GOTO = frozenset("code code-insiders codium vscodium cursor windsurf".split())


def editor_command(environment: Mapping[str, str], path: str, line: int) -> list[str]:
    """The command that opens a file at a line. Raises GlossaryError where the environment names no editor."""
    wanted = environment.get("VISUAL") or environment.get("EDITOR") or ""
    command = shlex.split(wanted, posix=os.name != "nt")
    if not command:
        raise GlossaryError("which editor? set VISUAL or EDITOR, as in `export EDITOR=nano`")
    # A name that begins with `-` is no option.
    path = f"./{path}" if path.startswith("-") else path
    name = PurePath(command[0]).stem
    if name in _PLUS:
        return [*command, f"+{line}", path]
    if name in _GOTO:
        return [*command, "--goto", f"{path}:{line}"]
    return [*command, f"{path}:{line}" if name in _COLON else path]


def open_post(path: str, line: int) -> None:
    """Opens a post and waits for the editor. Raises GlossaryError where it cannot be started."""
    command = editor_command(os.environ, path, line)
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise GlossaryError(f"{command[0]}: {error.strerror}; set VISUAL or EDITOR to another editor") from None

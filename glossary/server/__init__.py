"""The language server: what an editor asks while somebody writes.

positions     offsets and the lines and columns of the protocol
documents     the texts that are open, as they are in the editor
vault         one folder's configuration, glossary and index, looked at anew when they change
sources       files as they are now, in the editor or on the disk, and edits of them
words         which entries begin with what is typed
hover completion diagnostics actions navigation glossary_file
              one request each, from values to the protocol's own
decisions glossary_edits
              what a person decides where it is seen, and the lines of the glossary file that it changes
session       the state: open texts, vaults, what was found
main          which function answers which request

Nothing here writes: what is to change goes to the editor as edits.
"""

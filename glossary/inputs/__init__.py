"""Posts out of what is no folder of this machine: URLs, and datasets whose rows are posts.

values   an input's file, a part of it, a row, a row that is none
files    what a path or URL names, and its bytes, by fsspec where it is a URL
kinds/   one file a kind: how it is split into parts, and the rows of a part
table    the kinds, and the two things that are asked of them: the parts of inputs, and the posts of a part
"""

"""Definitions into built HTML pages, by insertion only.

selectors   which elements are meant
nesting     what a tag ends, and where a browser has to recover
page        the text of one page, with where it stands in the file
places      where in it a word may become a link
choosing    which words do
writing     what is inserted, and taken out again
many_pages  the pages in several processes, and what is remembered of them
site        the pages of a folder
"""

"""Definitions into built HTML pages, by insertion only.

selectors   which elements are meant
page        the text of one page, with where it stands in the file
places      where in it a word may become a link
choosing    which words do
writing     what is inserted, and taken out again
site        the pages of a folder
"""

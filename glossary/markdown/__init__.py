"""What of a post is prose, and what an annotation must not stand in.

All offsets are code points of the whole post, and all work grows linearly with it. Most posts need no parser:
it is asked only about code and links, which nothing else can tell. Everything else that is not prose is
found by its own form, in HTML blocks and in Markdown alike: for CommonMark a paragraph that touches
`</details>` belongs to the HTML block; for its author it is prose.
"""

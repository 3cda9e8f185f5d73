"""One line where most of the bilingual parentheses of the posts are not read: silence is the worst answer."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.posts.finding import PostFile
from glossary.posts.surveyed import readable_texts, spread_out
from glossary.report import Report
from glossary.sites.survey import example, share_read, survey, total_of

_MOST = 40
_HALF = 0.5


def say_unread(files: Sequence[PostFile], marks: Sequence[str], report: Report) -> None:
    """Looks at a few posts, and says so when fewer than half of the parentheses with an English name are read."""
    few = spread_out(files, _MOST)
    found = total_of(map(survey, readable_texts([file.path for file in few]))).marks
    share = share_read(found, marks)
    if share < _HALF:
        mark, count = found.most_common(1)[0]
        report.say(
            f"only {share:.0%} of {found.total():,} parentheses with an English name are read; {count:,} are like "
            f"{example(mark)}: glossary init proposes marks"
        )

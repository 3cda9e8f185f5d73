"""`glossary strip`: annotations out of posts, in place."""

from __future__ import annotations

import sys
from argparse import Namespace

from glossary.annotating.strip import strip, strip_edits
from glossary.annotating.text import folded
from glossary.arguments.configuration import configure
from glossary.posts.difference import difference
from glossary.posts.rewriting import each_post, put_back
from glossary.posts.selection import exclusion
from glossary.report import Report, number


def run(arguments: Namespace, report: Report) -> int:
    """Strips every post; gives 1 when `--check` finds something to strip, 2 when a post could not be done."""
    config = configure(arguments)
    only, skip = folded(arguments.only), folded(arguments.skip)
    failed = changed = posts = total = 0
    for path, data, text in each_post(arguments.posts, exclusion(config), report):
        if text is None:
            failed += 1
            continue
        count = len(strip_edits(text, config.marks, only, skip, keep_bold=True))
        after = strip(text, config.marks, only, skip, keep_bold=arguments.keep_bold)
        changed += after != text
        if arguments.diff:
            sys.stdout.writelines(difference(path, text, after, sys.stdout))
        elif not arguments.check:
            failed += not put_back(path, data, after, report)
        posts, total = posts + 1, total + count
        if count:
            report.say(f"{path}: {number(count, 'annotation')} out")
    if posts > 1 or not total:
        report.say(f"{number(posts, 'post')}: {number(total, 'annotation')} out")
    return 2 if failed else int(arguments.check and changed > 0)

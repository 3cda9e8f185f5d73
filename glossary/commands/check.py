"""`glossary check`: what is inconsistent across posts and in the glossary file."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from glossary.arguments.configuration import configure
from glossary.checking.adding_ignores import with_ignores
from glossary.checking.baseline import (
    Accepted,
    baseline_name,
    of_other_posts,
    read_baseline,
    without_accepted,
    write_baseline,
)
from glossary.checking.finding import Finding
from glossary.checking.formats import text
from glossary.checking.job import CheckJob, disputed, idle_exclusions, plan_checks, run_checks
from glossary.checking.option_values import SettingError
from glossary.checking.posts import Mending
from glossary.checking.registry import all_rules
from glossary.checking.report_rules import explained, listed
from glossary.checking.settings import Settings, settings_to_run, unmatched
from glossary.checking.showing import Wishes, shown
from glossary.config import Config, shadowed_by
from glossary.errors import GlossaryError
from glossary.extract.compiling import compile_glossary
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.posts.difference import difference
from glossary.posts.reading import decode, read_post
from glossary.posts.rewriting import STDIN, is_left_alone, put_back, read_stdin
from glossary.posts.selection import refuse_missing, whole_paths
from glossary.posts.watching import changes
from glossary.posts.writing import write_output
from glossary.report import Report, number
from glossary.store.file import GlossaryFile


def run(arguments: Namespace, report: Report) -> int:
    """Writes the findings to stdout; gives 1 when there are any, 2 when a post could not be read."""
    if arguments.translation:
        from glossary.commands._translation import check_translation

        return check_translation(arguments, report)
    config = configure(arguments)
    settings = _settings(config, arguments)
    if arguments.list:
        return _write(listed(settings))
    if arguments.explain:
        return _explain(arguments.explain, settings)
    if shadowed := shadowed_by(config):
        report.warn(f"note: {shadowed} is not read, since {config.source} is beside it")
    if not arguments.watch:
        return _once(arguments, config, settings, report)
    for _ in changes(lambda: _stamps(arguments, config, settings)):
        _once(arguments, config, settings, report)
        report.say("waiting for a change; Ctrl-C ends")
    return 0


def _once(arguments: Namespace, config: Config, settings: Settings, report: Report) -> int:
    with without_collecting():
        return with_index(config, report, lambda index: _check(arguments, config, settings, index, report))


def _stamps(arguments: Namespace, config: Config, settings: Settings) -> object:
    """What differs when something is to be checked again."""
    job = plan_checks(config, settings, arguments.paths, whole_paths(config), 1)
    return job.posts, GlossaryFile(config.root / config.glossary).stamp()


def _settings(config: Config, arguments: Namespace) -> Settings:
    select, ignore = _names(arguments.select), _names(arguments.ignore) or ()
    try:
        return settings_to_run(config.check, select, ignore, arguments.min_severity or "")
    except SettingError as error:
        raise config.error(error.key, str(error), error.item) from error


def _check(arguments: Namespace, config: Config, settings: Settings, index: Index, report: Report) -> int:
    if arguments.write_baseline and arguments.diff:
        raise GlossaryError("--diff writes nothing, not even the file of --write-baseline; leave one of them out")
    compile_glossary(config, index, report)
    path = _baseline_path(arguments, config, settings)
    accepted = read_baseline(path) if path and not (arguments.write_baseline and not path.exists()) else {}
    if STDIN in arguments.paths:
        return _check_stdin(arguments, config, settings, accepted, index, report)
    job = _job(arguments, config, settings, {} if arguments.write_baseline else accepted, report)
    result = run_checks(job, index, report)
    for error in job.closed:
        report.warn(f"{error}; its posts are not checked")
    for trouble in result.troubles:
        report.warn(f"{trouble}; the post is left as it is")
    if arguments.write_baseline:
        return _accept(path, accepted, job, result.findings, report)
    findings = without_accepted(result.findings, accepted, config.root)
    if arguments.add_ignore:
        return _silence(findings, report, elsewhere=_may_write_elsewhere(arguments), write=not arguments.diff)
    if arguments.diff:
        sys.stdout.writelines(result.differences)
    else:
        wishes = _wishes(arguments)
        matters = disputed(index, job, result, report) if job.everything and wishes.caps(findings) else ()
        _write(shown(findings, wishes, matters), arguments.output_file)
    if result.mended:
        report.say(f"{number(result.mended, 'finding')} {'would be ' if arguments.diff else ''}fixed")
    report.say(text.summary(findings, len(job.posts), len(result.findings) - len(findings)))
    return 2 if result.troubles or job.closed else int(bool(findings or result.differences) and not arguments.exit_zero)


def _check_stdin(
    arguments: Namespace, config: Config, settings: Settings, accepted: Accepted, index: Index, report: Report
) -> int:
    """Checks what comes from stdin; with fixes, stdout gets the text, and stderr what is left to be found in it."""
    from glossary.checking.typed import check_typed

    if len(arguments.paths) > 1:
        raise GlossaryError("`-` is checked alone; leave out the other paths, or name the post by its file")
    name = os.path.normpath(arguments.stdin_filename or "stdin")
    data, typed = read_stdin(name)
    job = CheckJob(config, settings, (), glossary=False, everything=False, jobs=1)
    job = job.with_mending(_mending(arguments), accepted)
    checked = check_typed(job, name, typed, index, report)
    findings = without_accepted(checked.findings, accepted, config.root)
    if arguments.diff:
        sys.stdout.writelines(difference(name, typed, checked.text, sys.stdout))
    elif job.mending.write:
        put_back(STDIN, data, checked.text, report)
        sys.stderr.writelines(f"{line}\n" for line in shown(findings, _wishes(arguments)))
    else:
        _write(shown(findings, _wishes(arguments)), arguments.output_file)
    report.say(text.summary(findings, 1, len(checked.findings) - len(findings)))
    return int(bool(findings or (arguments.diff and checked.mended)) and not arguments.exit_zero)


def _wishes(arguments: Namespace) -> Wishes:
    return Wishes(arguments.format, arguments.group or "", arguments.statistics, arguments.all)


def _mending(arguments: Namespace) -> Mending:
    wanted = arguments.fix or arguments.unsafe_fixes or (arguments.diff and not arguments.add_ignore)
    return Mending(wanted, arguments.unsafe_fixes, wanted and not arguments.diff, _may_write_elsewhere(arguments))


def _may_write_elsewhere(arguments: Namespace) -> bool:
    """Whether a person named what is checked: a configuration that was only found is perhaps a stranger's."""
    return bool(arguments.paths) or arguments.config is not None


def _job(arguments: Namespace, config: Config, settings: Settings, accepted: Accepted, report: Report) -> CheckJob:
    if not arguments.paths:
        refuse_missing(config)
    job = plan_checks(config, settings, arguments.paths, whole_paths(config), arguments.jobs)
    if not arguments.paths:
        _warn_of_idle_patterns(job, report)
    if arguments.changed:
        from glossary.posts.git_changes import changed_since

        job = job.with_posts(changed_since(job.posts, arguments.changed))
    return job.with_mending(_mending(arguments), accepted)


def _warn_of_idle_patterns(job: CheckJob, report: Report) -> None:
    """Says which patterns of the configuration could be taken out, as they match nothing."""
    config = job.config
    for pattern in unmatched(job.settings, [post.path for post in job.posts]):
        report.warn(str(config.error(f"check.per-path-ignores.{pattern}", f"{pattern} matches no post")))
    for pattern in idle_exclusions(config, whole_paths(config), len(job.posts)):
        report.warn(str(config.error("exclude", f"{pattern} excludes no post that would be read without it", pattern)))


def _baseline_path(arguments: Namespace, config: Config, settings: Settings) -> Path | None:
    if arguments.baseline:
        return Path(arguments.baseline)
    return config.root / settings.baseline if settings.baseline else None


def _accept(path: Path | None, accepted: Accepted, job: CheckJob, findings: Sequence[Finding], report: Report) -> int:
    """Accepts what is found; what was accepted in posts that were not checked stays accepted."""
    if path is None:
        raise GlossaryError("--write-baseline needs a file: --baseline FILE, or `baseline` in [tool.glossary.check]")
    checked = {baseline_name(post.path, job.config.root) for post in job.posts}
    if job.glossary:
        checked.add(baseline_name(str(job.config.root / job.config.glossary), job.config.root))
    write_baseline(path, findings, job.config.root, {} if job.everything else of_other_posts(accepted, checked))
    report.say(f"{number(len(findings), 'finding')} accepted in {path}")
    return 0


def _silence(findings: Sequence[Finding], report: Report, *, elsewhere: bool, write: bool) -> int:
    """Puts a comment beside each finding in a post, or shows it there; gives 1 where one could not be put.

    Shown only, it gives 1 for any comment too, as `--diff` does elsewhere.
    """
    by_post: dict[str, list[Finding]] = {}
    for finding in findings:
        by_post.setdefault(finding.path, []).append(finding)
    silenced = 0
    for path, own in by_post.items():
        if (elsewhere or not is_left_alone(path, report)) and not path.endswith((".yaml", ".yml")):
            data = read_post(path)
            before = decode(data, path)
            after, count = with_ignores(before, own)
            if not write:
                sys.stdout.writelines(difference(path, before, after, sys.stdout))
            silenced += count * (put_back(path, data, after, report) if write else 1)
    left = len(findings) - silenced
    said = f"{number(silenced, 'finding')} {'' if write else 'would be '}silenced"
    report.say(said + (f"; {left:,} cannot be, where they stand" if left else ""))
    return int(left > 0 or (silenced > 0 and not write))


def _names(given: Sequence[str] | None) -> list[str] | None:
    """Rules may be given one by one or with commas."""
    return None if given is None else [name for names in given for name in names.split(",") if name]


def _explain(name: str, settings: Settings) -> int:
    rule = all_rules().get(name)
    if rule is None:
        raise GlossaryError(f"{name}: no such rule; `glossary check --list` lists them")
    return _write(explained(rule, settings))


def _write(lines: Iterable[str], file: Path | None = None) -> int:
    written = (f"{line}\n" for line in lines)
    if file is None:
        sys.stdout.writelines(written)
    else:
        write_output(file, "".join(written).encode(errors="surrogateescape"))
    return 0

"""`glossary check`: what is inconsistent across posts and in the glossary file."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from glossary.arguments.configuration import configure
from glossary.check.baseline import read_baseline, without_accepted, write_baseline
from glossary.check.finding import Finding
from glossary.check.formats import text
from glossary.check.job import Job, carry_out, idle_exclusions, plan
from glossary.check.option_values import SettingError
from glossary.check.posts import Mending
from glossary.check.registry import all_rules
from glossary.check.report_rules import explained, listed
from glossary.check.settings import Settings, read_settings, unmatched
from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.index.compiled import compile_glossary
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.posts.difference import difference
from glossary.posts.rewriting import STDIN, put_back, read_stdin
from glossary.posts.selection import refuse_missing, whole_paths
from glossary.report import Report, number


def run(arguments: Namespace, report: Report) -> int:
    """Writes the findings to stdout; gives 1 when there are any, 2 when a post could not be read."""
    config = configure(arguments)
    settings = _settings(config, arguments)
    if arguments.list:
        return _write(listed(settings))
    if arguments.explain:
        return _explain(arguments.explain, settings)
    with without_collecting():
        return with_index(config, report, lambda index: _check(arguments, config, settings, index, report))


def _settings(config: Config, arguments: Namespace) -> Settings:
    try:
        return read_settings(config.check, _names(arguments.select), _names(arguments.ignore) or ())
    except SettingError as error:
        raise config.error(error.key, str(error), error.item) from error


def _check(arguments: Namespace, config: Config, settings: Settings, index: Index, report: Report) -> int:
    compile_glossary(config, index, report)
    if STDIN in arguments.paths:
        return _check_stdin(arguments, config, settings, index, report)
    job = _job(arguments, config, settings, report)
    result = carry_out(job, index, report)
    for trouble in result.troubles:
        report.warn(f"{trouble}; the post is left as it is")
    baseline = _baseline_path(arguments, config, settings)
    if arguments.write_baseline:
        return _accept(baseline, result.findings, report)
    findings = without_accepted(result.findings, read_baseline(baseline)) if baseline else result.findings
    if arguments.diff:
        sys.stdout.writelines(result.differences)
    else:
        _write(_shown(findings, arguments))
    if result.mended:
        report.say(f"{number(result.mended, 'finding')} {'would be ' if arguments.diff else ''}mended")
    report.say(text.summary(findings, len(job.posts), len(result.findings) - len(findings)))
    return 2 if result.troubles else int(bool(findings or result.differences))


def _check_stdin(arguments: Namespace, config: Config, settings: Settings, index: Index, report: Report) -> int:
    """Checks what comes from stdin; with fixes, stdout gets the text, and stderr what is left to be found in it."""
    from glossary.check.typed import check_typed

    if len(arguments.paths) > 1:
        raise GlossaryError("`-` is checked alone; leave out the other paths, or name the post by its file")
    name = os.path.normpath(arguments.stdin_filename or "stdin")
    data, typed = read_stdin(name)
    job = Job(config, settings, (), glossary=False, everything=False, jobs=1, mending=_mending(arguments))
    checked = check_typed(job, name, typed, index, report)
    baseline = _baseline_path(arguments, config, settings)
    findings = without_accepted(checked.findings, read_baseline(baseline)) if baseline else checked.findings
    if arguments.diff:
        sys.stdout.writelines(difference(name, typed, checked.text, sys.stdout))
    elif job.mending.write:
        put_back(STDIN, data, checked.text, report)
        sys.stderr.writelines(f"{line}\n" for line in _shown(findings, arguments))
    else:
        _write(_shown(findings, arguments))
    report.say(text.summary(findings, 1, len(checked.findings) - len(findings)))
    return int(bool(findings or (arguments.diff and checked.mended)))


def _mending(arguments: Namespace) -> Mending:
    wanted = arguments.fix or arguments.unsafe_fixes or arguments.diff
    return Mending(wanted, arguments.unsafe_fixes, wanted and not arguments.diff)


def _job(arguments: Namespace, config: Config, settings: Settings, report: Report) -> Job:
    if not arguments.paths:
        refuse_missing(config)
    job = plan(config, settings, arguments.paths, whole_paths(config), arguments.jobs)
    if not arguments.paths:
        _warn_of_idle_patterns(job, report)
    if arguments.changed:
        from glossary.posts.git_changes import changed_since

        job = job.with_posts(changed_since(job.posts, arguments.changed))
    return job.with_mending(_mending(arguments))


def _warn_of_idle_patterns(job: Job, report: Report) -> None:
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


def _accept(path: Path | None, findings: Sequence[Finding], report: Report) -> int:
    if path is None:
        raise GlossaryError("--write-baseline needs a file: --baseline FILE, or `baseline` in [tool.glossary.check]")
    write_baseline(path, findings)
    report.say(f"{number(len(findings), 'finding')} accepted in {path}")
    return 0


def _shown(findings: Sequence[Finding], arguments: Namespace) -> Iterable[str]:
    if arguments.statistics:
        return text.statistics(findings)
    if arguments.group == "entry":
        findings = sorted(findings, key=lambda finding: (finding.about, finding.rule, finding))
    shown: Iterable[str] = import_module(f"glossary.check.formats.{arguments.format}").lines(findings)
    return shown


def _names(given: Sequence[str] | None) -> list[str] | None:
    """Rules may be given one by one or with commas."""
    return None if given is None else [name for names in given for name in names.split(",") if name]


def _explain(name: str, settings: Settings) -> int:
    rule = all_rules().get(name)
    if rule is None:
        raise GlossaryError(f"{name}: no such rule; `glossary check --list` lists them")
    return _write(explained(rule, settings))


def _write(lines: Iterable[str]) -> int:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0

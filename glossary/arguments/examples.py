"""What is typed most, by command: shown below the options by `--help`, and in the manual."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "init": ("glossary init", "glossary init --yes notes/"),
    "extract": ("glossary extract", "glossary extract content/ --diff", "glossary extract -o words.yaml posts/"),
    "scan": ("glossary scan content/", "glossary scan --format jsonl post.md"),
    "show": ("glossary show 大模型", 'glossary show GC "open source"', "glossary show --format jsonl 大模型"),
    "annotate": (
        "glossary annotate --stdin-filename content/new.md - < draft.md",
        "glossary annotate post.md",
        "glossary annotate --diff content/new/",
        "glossary annotate --limit 5 --skip 代理 post.md",
        "glossary annotate - < draft.md > post.md",
    ),
    "strip": ("glossary strip --diff post.md", "glossary strip --only 代理 post.md"),
    "page": ("glossary page --open", "glossary page --format markdown -o docs/"),
    "server": ("glossary server", "glossary server --tcp 2087"),
    "tooltips": ("glossary tooltips _site", "glossary tooltips --diff _site", "glossary tooltips --remove _site"),
    "export": (
        "glossary export --list",
        "glossary export csv -o words.csv",
        "glossary export tbx --to en -o words.tbx",
    ),
    "import": (
        "glossary import --dry-run terms.csv",
        "glossary import terms.csv --columns term=2,english=1",
        "glossary import --on-conflict ask terms.tbx",
    ),
    "context": (
        "glossary context post.md",
        "glossary context --max-tokens 800 - < draft.md",
        "glossary context --format deepl post.md",
    ),
    "mcp": ("glossary mcp", "glossary --config ~/garden/glossary.toml mcp"),
    "check": (
        "glossary check",
        "glossary check --translation post.md post.en.md",
        "glossary check --fix",
        "glossary check --changed main --format github",
        "glossary check --stdin-filename content/new.md - < draft.md",
        "glossary check --explain english-conflict",
    ),
    "status": ("glossary status", "glossary status --format json"),
    "decide": ('glossary decide MCP --english "Model Context Protocol"', "glossary decide 词元 --reject 令牌"),
    "review": (
        "glossary review",
        "glossary review --format jsonl > open.jsonl",
        "glossary review --apply open.jsonl",
        "glossary review --ask ./model.py",
    ),
    "keep": ("glossary keep 资料库",),
    "merge-driver": ("glossary merge-driver --install",),
    "merge": ("glossary merge 資料庫 --into 数据库",),
    "split": ("glossary split 資料庫",),
    "completion": (
        "glossary completion bash > ~/.local/share/bash-completion/completions/glossary",
        "glossary completion zsh > ~/.zfunc/_glossary",
        "glossary completion fish > ~/.config/fish/completions/glossary.fish",
    ),
}


def epilog(command: str) -> str:
    """Give the examples of a command as they stand below its options."""
    return "\n".join(["examples:", *(f"  {example}" for example in EXAMPLES.get(command, ()))])

"""The docs say what is: commands as they help, and examples that run."""

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from mithaq.views.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[1]
#: Pages that people read, where they exist.
PAGES = sorted(path for path in (*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")))


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_what_they_print() -> None:
    made = _tool("make_commands")
    assert made.TARGET.read_text(encoding="utf-8") == made.page(), "run tools/make_commands.py"


def _commands(path: Path) -> list[list[str]]:
    """Return the calls of mithaq in a page's shell blocks."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:console|sh|bash|shell)\n(.*?)```", text, re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith("mithaq ")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_each_call_in_the_docs_names_a_command_and_its_options(path: Path) -> None:
    for words in _commands(path):
        name = next((word for word in words[1:] if not word.startswith("-")), "")
        assert name in COMMANDS, words
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None, words
        known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
        asked = {word.partition("=")[0] for word in words[2:] if word.startswith("--")}
        assert asked <= known | {"--help"} or hasattr(command, "commands"), words

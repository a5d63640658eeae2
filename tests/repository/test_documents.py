"""What the documents tell a reader to type works as it stands there."""

import re
import shlex
import shutil
from pathlib import Path

import docx
import pytest

from caicach import library
from caicach.cli.main import run


ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.vi.md")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files the documents speak of; the current folder while the test runs."""
    (tmp_path / "xa").mkdir()
    for name in ("bao-cao.docx", "xa/mot.docx", "xa/hai.docx"):
        shutil.copyfile(library.example_report(), tmp_path / name)
    for name in ("so-lieu.xlsx", "phu-luc.xlsx"):
        shutil.copyfile(library.example_report().with_suffix(".xlsx"), tmp_path / name)
    _without_table(tmp_path / "bao-cao.docx", tmp_path / "thuyet-minh.docx")
    library.write(library.compose_from(tmp_path / "bao-cao.docx"), tmp_path / "bao-cao.pdf")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _without_table(report: Path, narrative: Path) -> None:
    document = docx.Document(str(report))
    for table in document.tables:
        if len(table.rows) > 10:
            table._tbl.getparent().remove(table._tbl)
    document.save(str(narrative))


def _blocks(path: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / path).read_text(encoding="utf-8"), re.S)


def _commands(path: str) -> list[list[str]]:
    lines = [line for block in _blocks(path, "sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("caicach ")]


@pytest.mark.slow
@pytest.mark.parametrize("readme", READMES)
def test_every_command_of_the_readme_works(readme: str, office: Path) -> None:
    for arguments in _commands(readme):
        shutil.copyfile(
            library.example_report().with_suffix(".xlsx"), office / "so-lieu.xlsx"
        )  # the form, filled in
        typed = [str(f) for a in arguments for f in (sorted(office.glob(a)) if "*" in a else [a])]

        assert run(typed) in {0, 1}, typed


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", sorted(str(p.relative_to(ROOT)) for p in (ROOT / "docs/how-to").glob("*.md"))
)
def test_every_python_example_runs(page: str, office: Path) -> None:
    for block in _blocks(page, "python"):
        exec(compile(block, page, "exec"), {})  # noqa: S102 - our own document

    assert office.exists()


@pytest.mark.parametrize(
    "page", [*READMES, *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "docs").rglob("*.md"))]
)
def test_every_link_between_documents_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)

    lost = [target for target in targets if not ((ROOT / page).parent / target).exists()]

    assert lost == []


def test_both_readmes_name_the_same_commands() -> None:
    assert _commands(READMES[0]) == _commands(READMES[1])

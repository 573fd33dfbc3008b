"""What names and texts may hold: one rule for files, options, the record and what is shown.

Not allowed are signs that steer a terminal or a printer instead of being read, that turn
the writing direction of what follows around (so that a text reads as another), halves of
surrogate pairs, which can be written nowhere, and code points that are no characters.
Letters of every language are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PSEUDONYM_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"
PSEUDONYM_IN_WORDS = "1 to 32 letters a-z, digits, dots, hyphens or underscores, no spaces"

_LINE_BREAKS_AND_TABS = "\n\r\t"
# Control characters, surrogates, line and paragraph separators.
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Embeddings, overrides and isolates of the writing direction.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@")


def forbidden_sign(text: str) -> str | None:
    """First sign that a text must not hold, in words; None if there is none."""
    sign = next((sign for sign in text if _is_forbidden(sign)), None)
    return None if sign is None else f"the sign U+{ord(sign):04X}, which cannot be shown"


def shown(text: str) -> str:
    """Text as it may be shown anywhere: what must not be in it is replaced by a mark."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_SHOWN_INSTEAD if _is_forbidden(sign) else sign for sign in text)


def shown_in_table(text: str) -> str:
    """Text as it may stand in a cell that a spreadsheet reads: never a formula."""
    plain = shown(text)
    begin = plain.lstrip()
    is_formula = begin.startswith(_FORMULA) or plain.startswith(("\t", "\r"))
    return f"'{plain}" if is_formula else plain


def is_pseudonym(text: str) -> bool:
    """Whether a patient may be called so."""
    return re.fullmatch(PSEUDONYM_PATTERN, text) is not None and not text.endswith("\n")


def folded_pseudonym(text: str) -> str:
    """Pseudonym as it is compared: trimmed, and without regard to case."""
    return text.strip().casefold()


def same_pseudonym(text: str, known: Iterable[str]) -> str | None:
    """The one of some pseudonyms that is the same, however it is spelt; None if none is."""
    wanted = folded_pseudonym(text)
    return next((one for one in known if folded_pseudonym(one) == wanted), None)


def _is_forbidden(sign: str) -> bool:
    if sign in _LINE_BREAKS_AND_TABS:
        return False
    code = ord(sign)
    return (
        unicodedata.category(sign) in _FORBIDDEN_CATEGORIES
        or sign in _TURNING
        or code & 0xFFFE == 0xFFFE  # the last two of every plane
        or 0xFDD0 <= code <= 0xFDEF
    )

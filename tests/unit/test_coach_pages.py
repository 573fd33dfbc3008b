"""Texts leafed through: nothing is lost, and no page is longer than can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hep_vision.coach.pages import page_at, page_turned, pages_of, rows_of, sentences_of

WORDS = st.text(st.sampled_from("ab -"), max_size=12)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", ".", "!"])), max_size=30).map(
    lambda parts: " ".join(word + end for word, end in parts)
)


@given(TEXTS)
def test_every_word_is_on_a_page_and_no_page_has_too_many_rows(text):
    pages = pages_of(sentences_of(text, 17), 17)
    assert " ".join(line for page in pages for line in page).split() == text.split()
    assert all(rows_of(page, 17) <= 4 for page in pages)


def test_a_sentence_that_is_too_long_is_in_equal_parts():
    words = "one two three four five six seven"
    assert sentences_of(words, 10, 2) == [("one two three four",), ("five six seven",)]


def test_pages_come_once_as_they_are_read_or_again_and_again():
    pages = [("first",), ("second",)]
    assert [page_at(pages, at_s) for at_s in (0, 2.9, 3.1, 60)] == [
        *[pages[0]] * 2,
        *[pages[1]] * 2,
    ]
    assert [page_turned(pages, at_s) for at_s in (0, 6, 11)] == [pages[0], pages[1], pages[0]]

"""The charts of a report: in ink that survives a grey printer and colour-blind eyes.

What something is shows in its shape, hatch or word as well as in its colour (Okabe-Ito).
"""

# Matplotlib's own types leave keyword arguments open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import rc_context
from matplotlib.dates import AutoDateLocator, DayLocator, num2date
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from hep_vision.review.adherence import DATA_MARKS, DATA_WINDOW_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes

    from hep_vision.program.history import AngleSpan
    from hep_vision.review.adherence import DoseLine
    from hep_vision.review.angle_lines import AngleLines
    from hep_vision.review.course import Course
    from hep_vision.review.trend import Trend, TrendPoint
    from hep_vision.store.clinic_values import ClinicValue
    from hep_vision.store.views import StoredSession

INK = "#1a1a1a"
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
_SIDE_STYLE: dict[str, dict[str, Any]] = {
    "left": {"color": BLUE, "marker": "o", "linestyle": "-"},
    "right": {"color": ORANGE, "marker": "s", "linestyle": "-"},
    "both": {"color": BLUE, "marker": "o", "linestyle": "-"},
}
WIDTH = 7.4  # inches; the text's width on paper
# Shorter than this, a plot has a mark for every day.
FEW_DAYS = 7
STYLE: Any = {
    "font.size": 9,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    "svg.fonttype": "none",
    "hatch.linewidth": 0.8,
}


def _moment(day: date) -> Any:
    """A day as matplotlib wants it; its types do not know NumPy's dates."""
    return np.datetime64(day)


def figure_of(
    height: float, *, top: float = 0.1, bottom: float = 0.45, left: float = 0.65
) -> tuple[Figure, Axes]:
    """Figure as wide as the text with one plot; its height and margins in inches.

    Fixed margins, since laying out takes longer than drawing.
    """
    figure = Figure(figsize=(WIDTH, height))
    right = 0.65  # room for a word beside a line
    place = (left / WIDTH, bottom / height, 1 - (left + right) / WIDTH, 1 - (top + bottom) / height)
    return figure, figure.add_axes(place)


def _dates_room(first: date, last: date) -> float:
    """Inches below a plot for its dates, which take two lines where they need a year."""
    return 0.3 if first.year == last.year else 0.45


def _dates(axes: Axes, first: date, last: date) -> None:
    if (last - first).days < FEW_DAYS:
        locator: Any = DayLocator()  # the other one would mark hours, and write each date twice
    else:
        locator = AutoDateLocator(minticks=3, maxticks=8, interval_multiples=False)
    axes.xaxis.set_major_locator(locator)
    years = first.year != last.year

    def words(number: float, _: int | None = None) -> str:
        day = num2date(number)
        return f"{day.day} {day:%b}" + (f"\n{day.year}" if years else "")

    axes.xaxis.set_major_formatter(FuncFormatter(words))
    margin = np.timedelta64(1, "D")
    axes.set_xlim(_moment(first) - margin, _moment(last) + margin)


def rom_chart(
    courses: Sequence[Course], first: date, last: date, lines: AngleLines, unit_word: str
) -> Figure:
    """Range of motion of one exercise over time, its sides beside each other.

    A grey band is the 95 % uncertainty; the dotted lines lie the smallest change that the camera
    can tell above and below the mean of the first three compared sessions. Lines break where
    values cannot be compared. Thin upright lines are the arcs from-to, diamonds the clinic's own
    values; weeks after the operation stand below the dates. Goals (dashed) and limits (thick,
    black) are drawn over the days on which they were valid; a black cross is a day on which a
    limit was passed.
    """
    with rc_context(STYLE):
        figure, axes = figure_of(
            3.0,
            top=0.3 if len(courses) > 1 else 0.1,
            bottom=_dates_room(first, last) + (0.2 if lines.weeks else 0.0),
        )
        for course in courses:
            _draw_trend(axes, course.trend)
            _draw_detectable(axes, course)
        _dates(axes, first, last)
        _draw_lines(axes, lines, first, last)
        _draw_clinic(axes, lines.clinic, first, last)
        _weeks(axes, [week for week in lines.weeks if first <= week[0] <= last])
        axes.set_ylabel(unit_word)
        _round_scale(axes, 6, LEAST_SPAN_DEG if unit_word == "degrees" else 0.15)
        if len(courses) > 1:
            axes.legend(loc="upper left", ncols=2, bbox_to_anchor=(0, 1.2))
        return figure


def _draw_clinic(axes: Axes, values: Sequence[ClinicValue], first: date, last: date) -> None:
    """The clinic's own angles, by side; the method is in the words for the chart."""
    for side in ("left", "right"):
        shown = [v for v in values if v.side == side and first <= v.day <= last]
        if shown:
            style = _SIDE_STYLE[side]
            axes.plot(
                [_moment(v.day) for v in shown], [v.value_deg for v in shown], marker="D",
                markersize=8, linestyle="none", markeredgecolor=style["color"],
                markeredgewidth=1.6,
                markerfacecolor="white" if side == "right" else style["color"],
            )  # fmt: skip
            latest = shown[-1]
            axes.annotate(
                "clinic", (_moment(latest.day), latest.value_deg), xytext=(7, 4),
                textcoords="offset points", fontsize=8, color=style["color"],
            )  # fmt: skip


def _weeks(axes: Axes, weeks: Sequence[tuple[date, int]]) -> None:
    """Weeks after the operation below the dates, at most a dozen of them."""
    step = 1 + len(weeks) // 12
    for day, week in weeks[::step]:
        axes.annotate(
            f"week {week}" if (day, week) == weeks[0] else str(week), (_moment(day), 0.0),
            xycoords=("data", "axes fraction"), xytext=(0, -30), textcoords="offset points",
            ha="center", va="center", fontsize=8, color=GREY, annotation_clip=False,
        )  # fmt: skip


def _draw_lines(axes: Axes, lines: AngleLines, first: date, last: date) -> None:
    """Goals and limits over the days of their versions, the latest with its word beside it."""
    styles: tuple[tuple[str, Sequence[AngleSpan], dict[str, Any]], ...] = (
        ("goal", lines.goals, {"color": GREEN, "linewidth": 1.4, "linestyle": (0, (6, 3))}),
        ("limit", lines.limits, {"color": INK, "linewidth": 2.6, "linestyle": "-"}),
    )
    said: set[tuple[str, float]] = set()
    for name, spans, style in styles:
        for span in spans:
            begin, end = max(span.first, first), min(span.last, last)
            if begin > end:
                continue
            half = np.timedelta64(12, "h")
            axes.plot([_moment(begin) - half, _moment(end) + half], [span.angle_deg] * 2, **style)
            if (name, span.angle_deg) not in said:
                said.add((name, span.angle_deg))
                latest = end == max(min(s.last, last) for s in spans)
                place = (1.0, span.angle_deg) if latest else (_moment(begin), span.angle_deg)
                axes.annotate(
                    f" {name} {span.angle_deg:.0f}", place,
                    xycoords=("axes fraction", "data") if latest else "data",
                    ha="left", va="center" if latest else "bottom", color=style["color"],
                )  # fmt: skip
    days = [_moment(day) for day in lines.passed if first <= day <= last]
    if days and lines.limits:
        level = max(span.angle_deg for span in lines.limits)
        axes.plot(
            days, [level] * len(days), color=INK, marker="X", markersize=9, linestyle="none",
            markeredgecolor="white",
        )  # fmt: skip


def _draw_trend(axes: Axes, trend: Trend) -> None:
    style = _SIDE_STYLE.get(trend.side, _SIDE_STYLE["both"])
    for number, stretch in enumerate(trend.stretches):
        days = [_moment(point.day) for point in stretch]
        values = np.array([point.value.value for point in stretch])
        errors = np.array([_error(point) for point in stretch])
        known = np.isfinite(errors)
        low, high = values - errors, values + errors
        axes.fill_between(days, low, high, where=known, color=GREY, alpha=0.22, linewidth=0)
        if len(stretch) == 1:
            axes.errorbar(days, values, errors, color=GREY, alpha=0.5, linewidth=5)
        arcs = [(p.day, p.value.start, p.value.value) for p in stretch if p.value.start is not None]
        off = np.timedelta64({"left": -4, "right": 4}.get(trend.side, 0), "h")
        axes.vlines([_moment(day) + off for day, _, _ in arcs], [low for _, low, _ in arcs],
                    [high for _, _, high in arcs], color=style["color"], linewidth=0.8,
                    alpha=0.45)  # fmt: skip
        label = f"{trend.side} side" if number == 0 else None
        many = len(stretch) > 60
        axes.plot(
            days, values, label=label, markersize=2.5 if many else 5,
            markerfacecolor="white" if trend.side == "right" else style["color"],
            linewidth=1.3, **style,
        )  # fmt: skip
        if number > 0:
            axes.axvline(days[0] - np.timedelta64(12, "h"), color=INK, linewidth=0.8,
                         linestyle=(0, (1, 2)))  # fmt: skip
            axes.annotate("break", (days[0], 0.01), xycoords=("data", "axes fraction"),
                          fontsize=7, rotation=90, ha="right", va="bottom")  # fmt: skip


def _draw_detectable(axes: Axes, course: Course) -> None:
    if course.detectable is None:
        return
    days = [_moment(course.points[0].day), _moment(course.points[-1].day)]
    style = _SIDE_STYLE.get(course.trend.side, _SIDE_STYLE["both"])
    for off in (-course.detectable, course.detectable):
        axes.plot(days, [course.first_mean + off] * 2, color=style["color"],
                  linewidth=0.9, linestyle=":")  # fmt: skip


def _error(point: TrendPoint) -> float:
    error = point.value.uncertainty
    return np.nan if error is None else error


def dose_chart(lines: Sequence[DoseLine], names: Sequence[str]) -> Figure:
    """Sets done of each exercise (filled) against those prescribed (outlined)."""
    with rc_context(STYLE):
        # Names of exercises may be long: here the layout is left to matplotlib.
        figure = Figure(figsize=(WIDTH, 0.5 + 0.42 * len(lines)), layout="constrained")
        axes = figure.subplots()
        places = list(range(len(lines)))
        due = [line.sets_due for line in lines]
        done = [line.sets_done for line in lines]
        axes.barh(places, due, height=0.62, facecolor="white", edgecolor=INK, linewidth=1.2)
        axes.barh(places, done, height=0.34, color=BLUE)
        most = max([*due, *done, 1])
        for place, line in zip(places, lines, strict=True):
            words = f"{line.sets_done} of {line.sets_due}"
            end = max(line.sets_due, line.sets_done)
            axes.text(end + 0.01 * most, place, words, va="center")
        axes.set_yticks(places, names)
        axes.invert_yaxis()
        axes.set_xlim(0, 1.14 * most)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel("sets: filled done, outlined prescribed")
        return figure


def pain_chart(sessions: Sequence[StoredSession], first: date, last: date) -> Figure:
    """Worst pain and effort of each session."""
    with rc_context(STYLE):
        figure, axes = figure_of(2.0, top=0.3, bottom=_dates_room(first, last))
        for name, marker, colour in (("pain_worst", "v", ORANGE), ("effort", "D", BLUE)):
            told = [(s.day, getattr(s, name)) for s in sessions if getattr(s, name) is not None]
            if told:
                days, values = zip(*told, strict=True)
                axes.plot([_moment(day) for day in days], values, marker=marker,
                          color=colour, linewidth=0.8, markersize=5,
                          markerfacecolor="white" if name == "effort" else colour,
                          label={"pain_worst": "worst pain", "effort": "effort"}[name])  # fmt: skip
        axes.set_ylim(-0.4, 10.4)
        axes.set_yticks(range(0, 11, 2))
        axes.set_ylabel("0 to 10")
        axes.legend(loc="upper left", ncols=2, bbox_to_anchor=(0, 1.25))
        _dates(axes, first, last)
        return figure


def data_days_chart(counts: Sequence[tuple[date, int]]) -> Figure:
    """Distinct days with data in the rolling window, with the payers' marks."""
    with rc_context(STYLE):
        figure, axes = figure_of(1.8, bottom=_dates_room(counts[0][0], counts[-1][0]))
        days = [_moment(day) for day, _ in counts]
        axes.step(days, [count for _, count in counts], where="post", color=INK)
        for mark in DATA_MARKS:
            axes.axhline(mark, color=BLUE, linewidth=1, linestyle=":")
            axes.annotate(f"{mark} days", (1.0, mark), xycoords=("axes fraction", "data"),
                          ha="right", va="bottom", color=BLUE)  # fmt: skip
        axes.set_ylim(0, DATA_WINDOW_DAYS)
        axes.set_ylabel(f"days of the last {DATA_WINDOW_DAYS}")
        _dates(axes, counts[0][0], counts[-1][0])
        return figure


def gain_chart(
    trend: Trend, goal: float | None, unit_word: str, limits: Sequence[float] = ()
) -> Figure:
    """The patient's own chart: one side, few marks, large letters, first and now by their value."""
    with rc_context({**STYLE, "font.size": 13}):
        stretch = trend.stretches[-1]
        room = 1.5 * _dates_room(stretch[0].day, stretch[-1].day)
        figure, axes = figure_of(1.4, bottom=room, left=0.85)
        days = [_moment(point.day) for point in stretch]
        values = np.array([point.value.value for point in stretch])
        errors = np.nan_to_num(np.array([_error(point) for point in stretch]))
        axes.fill_between(days, values - errors, values + errors, color=GREY, alpha=0.22)
        axes.plot(days, values, color=BLUE, marker="o", linewidth=2)
        for place, word in ((0, "first"), (-1, "now")):
            axes.annotate(
                word, (days[place], values[place]), xytext=(0, 9), textcoords="offset points",
                ha="center", color=BLUE, fontweight="bold",
            )  # fmt: skip
        named = [("goal", goal, GREEN, (0, (6, 3)), 1.6)] if goal is not None else []
        named += [("limit", limit, INK, "-", 2.6) for limit in limits]
        for word, level, colour, style, width in named:
            axes.axhline(level, color=colour, linewidth=width, linestyle=style)
            axes.annotate(f" {word}", (1.0, level), xycoords=("axes fraction", "data"),
                          va="center", color=colour)  # fmt: skip
        axes.set_ylabel(unit_word)
        _round_scale(axes, 5)
        _dates(axes, stretch[0].day, stretch[-1].day)
        return figure


LEAST_SPAN_DEG = 30.0
"""Least height of a chart of degrees, so that a few degrees of noise do not fill the paper."""


def _round_scale(axes: Axes, ticks: int, least_span: float = LEAST_SPAN_DEG) -> None:
    """Ticks at round values, over at least some height, which ends at thirds of that height."""
    low, high = axes.get_ylim()
    missing = max(0.0, least_span - (high - low)) / 2
    step = least_span / 3
    low = step * np.floor((low - missing) / step)
    high = step * np.ceil((high + missing) / step)
    marks = MaxNLocator(ticks, steps=[1, 2, 5, 10]).tick_values(low, high)
    axes.set_yticks([mark for mark in marks if low <= mark <= high])
    axes.set_ylim(low, high)

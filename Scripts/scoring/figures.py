"""A measured figure, the floors below which it must not fall, and the table in which all are shown."""
import dataclasses

MEASURES = ("P", "R", "F1", "value")


@dataclasses.dataclass
class Figure:
    """One line of the table. Percentages from 0 to 100 unless the name says otherwise; None: not measured."""

    layer: str
    data: str
    name: str
    P: float | None = None
    R: float | None = None
    F1: float | None = None
    #: Accuracy or another single number; `unit` says what, where it is no percentage.
    value: float | None = None
    unit: str = ""
    #: Shown in place of numbers: "not yet", "needs numpy", …
    note: str = ""
    #: Words per second and the like, as text.
    speed: str = ""

    @property
    def key(self):
        return (self.layer, self.data, self.name)


def from_rates(layer, data, name, rates, scale=1.0):
    """A figure from {"p", "r", "f1"} of one of the scorers; `scale` 100 where they are fractions."""
    found = {key.upper(): None if value is None else value * scale for key, value in rates.items()
             if key.lower() in ("p", "r", "f1")}
    return Figure(layer, data, name, **found)


def harmonic(p, r):
    if 0 in (p, r):
        return 0.0
    if p is None or r is None:
        return None
    return 2 * p * r / (p + r) if p + r else 0.0


# --- floors ------------------------------------------------------------------------------------------------------------

class FloorsError(Exception):
    """The file of floors cannot be read; the message says where and why."""


def read_floors(text):
    """{(layer, data, name, measure): floor} of a table with these five columns; `#` begins a comment line."""
    floors = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if cells == ["layer", "set", "figure", "measure", "floor"]:
            continue
        if len(cells) != 5:
            raise FloorsError(f"line {number}: {len(cells)} cells instead of layer, set, figure, measure, floor")
        *names, measure, floor = cells
        if measure not in MEASURES:
            raise FloorsError(f"line {number}: measure {measure!r} is none of {', '.join(MEASURES)}")
        key = (*names, measure)
        if key in floors:
            raise FloorsError(f"line {number}: a second floor of {' / '.join(key)}")
        try:
            floors[key] = float(floor)
        except ValueError:
            raise FloorsError(f"line {number}: floor {floor!r} is no number") from None
    return floors


def below(figures, floors, only=None):
    """What is wrong, one line each: figures under their floor, and floors whose figure was not measured.

    `only`: the layers that were run; floors of the others are left alone.
    """
    measured = {figure.key: figure for figure in figures}
    faults = []
    for (layer, data, name, measure), floor in sorted(floors.items()):
        if only is not None and layer not in only:
            continue
        where = f"{layer} / {data} / {name} {measure}"
        figure = measured.get((layer, data, name))
        value = getattr(figure, measure) if figure else None
        if value is None:
            faults.append(f"{where}: not measured ({figure.note if figure and figure.note else 'no such figure'}), floor {floor:g}")
        # What is shown is what counts: a figure is compared as it stands in the table, to one decimal.
        elif round(value, 1) < floor:
            faults.append(f"{where}: {value:.1f} is below the floor {floor:g}")
    return faults


def read_allowances(text):
    """{key: floor} of lines `# lowered<tab>layer<tab>set<tab>figure<tab>measure<tab>floor<tab>why`: floors that were
    lowered on purpose, each with its reason."""
    allowed = {}
    for number, line in enumerate(text.split("\n"), 1):
        head, *cells = line.split("\t")
        if head != "# lowered":
            continue
        if len(cells) != 6 or not cells[5].strip():
            raise FloorsError(f"line {number}: a floor that is lowered needs layer, set, figure, measure, floor and why")
        allowed[tuple(cells[:4])] = float(cells[4])
    return allowed


def lowered(before, now, allowed={}):
    """Floors that are lower than an earlier version of the file had them, or gone, one line each; but for those that are
    allowed to be as low as they are."""
    faults = []
    for key, floor in sorted(before.items()):
        where = " / ".join(key)
        if key not in now:
            faults.append(f"{where}: the floor {floor:g} was taken out")
        elif now[key] < min(floor, allowed.get(key, floor)):
            faults.append(f"{where}: lowered from {floor:g} to {now[key]:g}")
    return faults


# --- table -------------------------------------------------------------------------------------------------------------

COLUMNS = ("layer", "data set", "figure", "P", "R", "F1", "other", "speed")


def cells(figure):
    number = lambda value: "" if value is None else f"{value:.1f}"
    if figure.note:
        other = figure.note
    elif figure.value is None:
        other = ""
    elif figure.unit:
        other = f"{figure.value:,.3g} {figure.unit}" if figure.value < 100 else f"{figure.value:,.0f} {figure.unit}"
    else:
        other = f"{figure.value:.1f}"
    return (figure.layer, figure.data, figure.name, number(figure.P), number(figure.R), number(figure.F1), other,
            figure.speed)


def markdown(figures):
    """The table as Markdown, padded so that it is read in a terminal too; a layer and set is named once."""
    rows, last = [], ()
    for figure in figures:
        row = list(cells(figure))
        if tuple(row[:2]) == last:
            row[0] = row[1] = ""
        else:
            last = tuple(row[:2])
        rows.append(row)
    widths = [max([3, len(name)] + [len(row[i]) for row in rows]) for i, name in enumerate(COLUMNS)]
    numeric = [name in ("P", "R", "F1", "other", "speed") for name in COLUMNS]
    line = lambda row: "| " + " | ".join(
        cell.rjust(width) if right else cell.ljust(width) for cell, width, right in zip(row, widths, numeric)) + " |"
    rule = "| " + " | ".join("-" * (width - 1) + ":" if right else "-" * width for width, right in zip(widths, numeric)) + " |"
    return "\n".join([line(COLUMNS), rule] + [line(row) for row in rows]) + "\n"

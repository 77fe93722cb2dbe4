"""Line charts as SVG, by the standard library alone."""
import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 190, 40, 50
COLOURS = ["#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#16a0a0", "#7f8c8d", "#5d4037"]


def text(x, y, content, anchor="start", extra=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {extra}>{escape(content)}</text>'


def power_label(exponent):
    return f"{10.0 ** exponent:g}"


class Axes:
    """Linear to the right, logarithmic upwards."""

    def __init__(self, points):
        xs = [x for x, _ in points]
        ys = [max(y, 0.01) for _, y in points]
        self.x0, self.x1 = min(xs), max(max(xs), min(xs) + 1)
        self.y0 = math.floor(math.log10(min(ys)))
        self.y1 = max(math.ceil(math.log10(max(ys))), self.y0 + 1)

    def x(self, value):
        return LEFT + (value - self.x0) / (self.x1 - self.x0) * (WIDTH - LEFT - RIGHT)

    def y(self, value):
        height = HEIGHT - TOP - BOTTOM
        share = (math.log10(max(value, 10.0 ** self.y0)) - self.y0) / (self.y1 - self.y0)
        return HEIGHT - BOTTOM - share * height


def grid(axes, across, upwards):
    out = []
    for exponent in range(axes.y0, axes.y1 + 1):
        y = axes.y(10.0 ** exponent)
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        out.append(text(LEFT - 6, y + 4, power_label(exponent), "end"))
    step = max(1, math.ceil((axes.x1 - axes.x0) / 12))
    for value in range(axes.x0, axes.x1 + 1, step):
        out.append(text(axes.x(value), HEIGHT - BOTTOM + 18, str(value), "middle"))
    out.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, across, "middle"))
    out.append(text(LEFT, TOP - 8, upwards, "middle"))
    return out


def line(axes, number, name, points):
    colour = COLOURS[number % len(COLOURS)]
    path = " ".join(f"{axes.x(x):.1f},{axes.y(y):.1f}" for x, y in points)
    y = TOP + 10 + 20 * number
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
            *(f'<circle cx="{axes.x(x):.1f}" cy="{axes.y(v):.1f}" r="2.5" fill="{colour}"/>'
              for x, v in points),
            f'<rect x="{WIDTH - RIGHT + 14}" y="{y - 9}" width="10" height="10" fill="{colour}"/>',
            text(WIDTH - RIGHT + 30, y, name)]


def chart(title, across, upwards, lines):
    axes = Axes([point for _, points in lines for point in points])
    body = [text(WIDTH / 2, 20, title, "middle", 'font-weight="bold"'), *grid(axes, across, upwards)]
    for number, (name, points) in enumerate(lines):
        body += line(axes, number, name, points)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'font-family="sans-serif" font-size="12">\n'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n' + "\n".join(body) + "\n</svg>\n")

/** A line of the chart: milliseconds by number of pages, or of what the chart is told. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly pages: number; readonly ms: number }[];
}

const WIDTH = 640;
const HEIGHT = 400;
const LEFT = 70;
const RIGHT = 150;
const TOP = 20;
const BOTTOM = 50;
const COLORS = ['#8a3ffc', '#0072c3', '#9f1853', '#198038'];

/** Draws series on logarithmic axes, as SVG: a cost that does not grow with the pages is a flat line. */
export function growthChart(
  series: readonly Series[],
  { x: what, title }: { readonly x: string; readonly title: string } = { x: 'pages', title: 'Cost by number of pages' },
): string {
  const all = series.flatMap(({ points }) => points);
  const x = scale(
    all.map(point => point.pages),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scale(
    all.map(point => point.ms),
    HEIGHT - BOTTOM,
    TOP,
  );
  const lines = series
    .filter(({ points }) => points.length > 0)
    .map(({ name, points }, i) => ({
      name,
      color: COLORS[i % COLORS.length] ?? '#000',
      points: points.map(point => [x.at(point.pages), y.at(point.ms)] as const),
    }));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img" aria-label="${title}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...y.ticks.map(
      ms =>
        `<path d="M${LEFT} ${y.at(ms)}H${WIDTH - RIGHT}" stroke="#ddd"/>${text(LEFT - 8, y.at(ms) + 4, label(ms), 'end')}`,
    ),
    ...[...new Set(all.map(point => point.pages))].map(pages =>
      text(x.at(pages), HEIGHT - BOTTOM + 20, pages.toLocaleString('en'), 'middle'),
    ),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, what, 'middle'),
    ...lines.flatMap(line => drawn(line)),
    ...spread(lines).map(({ name, color, labelY }) => text(WIDTH - RIGHT + 10, labelY + 4, name, 'start', color)),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

interface DrawnLine {
  readonly name: string;
  readonly color: string;
  readonly points: readonly (readonly [number, number])[];
}

function drawn({ color, points }: DrawnLine): string[] {
  return [
    `<polyline points="${points.map(([x, y]) => `${x},${y}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ...points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${color}"/>`),
  ];
}

/** Puts the names at the ends of their lines, moved down where they would cover each other. */
function spread(lines: readonly DrawnLine[]): (DrawnLine & { labelY: number })[] {
  let next = 0;
  return lines
    .map(line => ({ ...line, labelY: line.points.at(-1)?.[1] ?? 0 }))
    .sort((a, b) => a.labelY - b.labelY)
    .map(line => {
      const labelY = Math.max(line.labelY, next);
      next = labelY + 16;
      return { ...line, labelY };
    });
}

/** A logarithmic axis from the power of ten below the smallest value to the one above the largest. */
function scale(values: readonly number[], from: number, to: number): { at(value: number): number; ticks: number[] } {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: value => Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10,
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
  };
}

function label(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`;
}

function text(x: number, y: number, content: string, anchor: string, color = '#222'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${color}">${content}</text>`;
}

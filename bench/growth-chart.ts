/** A line of the chart: milliseconds by number of pages. */
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

/** Draws series on logarithmic axes, as SVG: a cost in proportion to the pages rises at 45 degrees or so, a constant one is flat. */
export function growthChart(series: readonly Series[]): string {
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
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img" aria-label="Cost by number of pages">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...y.ticks.map(
      ms =>
        `<path d="M${LEFT} ${y.at(ms)}H${WIDTH - RIGHT}" stroke="#ddd"/>${text(LEFT - 8, y.at(ms) + 4, label(ms), 'end')}`,
    ),
    ...[...new Set(all.map(point => point.pages))].map(pages =>
      text(x.at(pages), HEIGHT - BOTTOM + 20, pages.toLocaleString('en'), 'middle'),
    ),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'pages', 'middle'),
    ...series.flatMap(({ name, points }, i) =>
      drawn(
        name,
        points.map(p => [x.at(p.pages), y.at(p.ms)]),
        COLORS[i % 4] ?? '#000',
      ),
    ),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function drawn(name: string, points: readonly (readonly [number, number])[], color: string): string[] {
  const last = points.at(-1);
  if (!last) return [];
  return [
    `<polyline points="${points.map(([x, y]) => `${x},${y}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ...points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${color}"/>`),
    `<text x="${last[0] + 10}" y="${last[1] + 4}" fill="${color}">${name}</text>`,
  ];
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

function text(x: number, y: number, content: string, anchor: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#222">${content}</text>`;
}

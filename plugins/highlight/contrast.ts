type Rgb = readonly [number, number, number];

interface Ground {
  readonly fg: string;
  readonly bg: string;
}

/**
 * Moves a colour towards the text colour of its theme until it can be read.
 *
 * @param color `#rgb`, `#rrggbb` or `#rrggbbaa`; anything else becomes the text colour
 * @param ground colours of the theme's plain text and background
 * @param contrast ratio as WCAG 2.2 defines it, 1 to 21; 0 asks for nothing
 * @returns `#rrggbb`
 */
export function legible(color: string, ground: Ground, contrast: number): string {
  const background = parse(ground.bg, [255, 255, 255]) ?? [255, 255, 255];
  const text = parse(ground.fg, background) ?? [0, 0, 0];
  const wanted = parse(color, background) ?? text;
  for (let step = 0; step <= 20; step += 1) {
    const tried = mix(wanted, text, step / 20);
    if (contrastRatio(tried, background) >= contrast) return format(tried);
  }
  return format(text);
}

/** The contrast ratio of two colours (WCAG 2.2, "contrast ratio"), 1 to 21. */
export function contrastRatio(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Reads a colour; a translucent one as it looks on the background. */
export function parse(color: string, background: Rgb): Rgb | undefined {
  if (!/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(color)) return undefined;
  const digits = color.length < 7 ? color.slice(1).replace(/./g, '$&$&') : color.slice(1);
  const channel = (index: number) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16);
  const opaque: Rgb = [channel(0), channel(1), channel(2)];
  return digits.length === 8 ? mix(background, opaque, channel(3) / 255) : opaque;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const blend = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [blend(0), blend(1), blend(2)];
}

function format(color: Rgb): string {
  return `#${color.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

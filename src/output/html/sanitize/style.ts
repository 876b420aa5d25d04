/** CSS properties that change how something looks, and not where it is nor what is loaded. */
const SAFE_PROPERTY =
  /^(?:--[\w-]+|color|background-color|opacity|font(?:-(?:family|size|style|variant|weight|feature-settings))?|line-height|letter-spacing|text-(?:align|decoration|indent|transform)|vertical-align|white-space|width|height|(?:min|max)-(?:width|height)|inline-size|block-size|aspect-ratio|display|(?:margin|padding|border|outline)(?:-[a-z-]+)?|stroke(?:-[a-z-]+)?|fill(?:-[a-z-]+)?|stop-color|stop-opacity|dominant-baseline|text-anchor|math-(?:style|depth|shift)|flex(?:-[a-z-]+)?|gap|align-(?:items|self|content)|justify-(?:items|self|content)|tab-size|overflow(?:-[xy])?|position|top|bottom|left|right)$/;

/** Values that load, run or hide something. */
const UNSAFE_VALUE = /[\\<>{}@]|url\s*\(|image\s*\(|image-set|expression|javascript:|!\s*important|\/\*/i;

/**
 * Keeps the declarations of an inline style that only change the looks of an element in its place.
 *
 * @example safeStyle('color: red; background: url(x)') // 'color: red'
 */
export function safeStyle(style: string): string {
  return style
    .split(';')
    .map(declaration => declaration.trim())
    .filter(isSafe)
    .join('; ');
}

function isSafe(declaration: string): boolean {
  const colon = declaration.indexOf(':');
  const property = declaration.slice(0, colon).trim().toLowerCase();
  const value = declaration.slice(colon + 1).trim();
  if (colon < 1 || value === '' || !SAFE_PROPERTY.test(property) || UNSAFE_VALUE.test(value)) return false;
  return property !== 'position' || value === 'relative';
}

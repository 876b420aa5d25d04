/** Longer patterns nobody writes. */
const MAX_LENGTH = 300;

/**
 * Whether a path fits a pattern: `*` stands for anything within a folder, `**` for anything, `?` for one character, `[a-z]` and
 * `[!a-z]` for one of some.
 */
export function fitsPattern(pattern: string, path: string): boolean {
  if (pattern.length > MAX_LENGTH) return false;
  const tokens = pattern.match(/\*{2,}|\*|\?|\[[!^]?\]?[^\]/]*\]|[\s\S]/g) ?? [];
  let places = withSkips(new Set([0]), tokens);
  for (const character of path) {
    const next = new Set<number>();
    for (const place of places) {
      const token = tokens[place];
      if (token === undefined) continue;
      if (isRepeated(token)) {
        if (token.length > 1 || character !== '/') next.add(place);
      } else if (takes(token, character)) next.add(place + 1);
    }
    places = withSkips(next, tokens);
    if (places.size === 0) return false;
  }
  return places.has(tokens.length);
}

function isRepeated(token: string): boolean {
  return token.startsWith('*');
}

/** A star may stand for nothing. */
function withSkips(places: Set<number>, tokens: readonly string[]): Set<number> {
  for (const place of places) if (isRepeated(tokens[place] ?? '')) places.add(place + 1);
  return places;
}

function takes(token: string, character: string): boolean {
  if (token === '?') return character !== '/';
  if (token.length < 3 || !token.startsWith('[')) return token === character;
  const isNot = /^\[[!^]/.test(token);
  const set = token.slice(isNot ? 2 : 1, -1);
  return inSet(set, character) !== isNot;
}

function inSet(set: string, character: string): boolean {
  const ranges = set.match(/[\s\S]-[\s\S]|[\s\S]/g) ?? [];
  return ranges.some(range =>
    range.length === 3 ? (range[0] ?? '') <= character && character <= (range[2] ?? '') : range === character,
  );
}

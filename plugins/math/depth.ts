/** Deeper formulas than this exhaust the stack of a parser, sooner on one machine than on another. */
export const DEPTH = 100;

/** How deep braces are nested. */
export function depth(tex: string): number {
  let most = 0;
  let open = 0;
  for (const [brace] of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (brace === '{') most = Math.max(most, (open += 1));
    if (brace === '}') open = Math.max(0, open - 1);
  }
  return most;
}

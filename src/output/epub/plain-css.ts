/** Where a rule ends, and what counts for finding that: strings, comments, and braces. */
const PIECES = /\/\*.*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{};]|[^{};"'/]+|./gs;

/** Groups of rules, of which those are kept that can be. */
const GROUP = /^@(?:media|supports)\b/;

/** What books may not hold, though browsers know it. */
const REFUSED = /&|:(?:is|where|has)\(|^@(?!font-face\b|page\b)/;

/** Leaves out the rules of a stylesheet that are not well-formed in an EPUB: nested ones, and late kinds of selectors. */
export function plainCss(css: string): string {
  let made = '';
  for (const { head, body } of rulesOf(css)) {
    if (GROUP.test(head)) {
      const inner = plainCss(body);
      if (inner !== '') made += `${head} {\n${inner}}\n`;
    } else if (!REFUSED.test(head) && !body.includes('{')) made += `${head} {${body}}\n`;
  }
  return made;
}

interface Rule {
  readonly head: string;
  readonly body: string;
}

/** The rules of a sheet; one that is not closed is none. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  let [head, body, depth] = ['', '', 0];
  for (const [piece] of css.matchAll(PIECES)) {
    if (piece.startsWith('/*')) continue;
    if (piece === '}') depth = Math.max(0, depth - 1);
    if (depth > 0) body += piece;
    else if (piece === '}') {
      if (head.trim() !== '') rules.push({ head: head.trim(), body });
      [head, body] = ['', ''];
    } else if (piece === ';') head = '';
    else if (piece !== '{') head += piece;
    if (piece === '{') depth += 1;
  }
  return rules;
}

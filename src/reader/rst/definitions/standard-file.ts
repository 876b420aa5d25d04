import { CHARACTERS } from './characters.ts';

/** Elements of HTML that docutils has roles for. */
const HTML_ROLES = 'b bdi del dfn i ins kbd(literal) mark q samp(literal) small u s var'.split(' ');

/** The text of one of docutils' standard definition files, by its name without brackets: `isonum.txt`; undefined for others. */
export function standardFile(name: string): string | undefined {
  if (name === 'html-roles.txt') return HTML_ROLES.map(role => `.. role:: ${role}\n`).join('');
  const set = name.replace(/\.txt$/, '');
  const characters = Object.hasOwn(CHARACTERS, set) ? CHARACTERS[set] : undefined;
  return characters?.split(/\s+/).map(definition).join('');
}

function definition(entry: string): string {
  const [name, codes = ''] = entry.split('=');
  const written = codes
    .split('+')
    .map(code => `U+${code}`)
    .join(' ');
  return `.. |${name}| unicode:: ${written}\n`;
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { MACRO_NAMES, macroSymbol } from '../../../plugins/oz/symbols.ts';
import { describeNeeding, hasTool } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';

const FOLDER = path.join(import.meta.dirname, '../../plugins/oz/specifications');
const FENCES = readdirSync(FOLDER).map(name => {
  const source = readFileSync(path.join(FOLDER, name), 'utf8').replace(/^%: .*\n/gm, '');
  return `## ${name}\n\n\`\`\`zed\n${source}\`\`\`\n`;
});

/** Each macro with what it stands between; layout and structure stand in the specifications. */
function rowsOfMacros(): string[] {
  return MACRO_NAMES.flatMap(name => {
    const kind = macroSymbol(name, 'oz')?.kind ?? '';
    if (kind === 'layout' || kind === 'structure') return [];
    const behind =
      /^(?:open|prefix|quantifier|binder|infix|relation|sep|def|keyword|sel|tight)/.test(kind) || name === '\\iter';
    return [`\\begin{zed} ${kind === 'open' || kind === 'prefix' ? '' : 'a '}${name}${behind ? ' b' : ''} \\end{zed}`];
  });
}

describeNeeding('oz.sty', 'specifications, right and wrong ones', () => {
  it('are set by LaTeX without an error, each with what comes after it', async () => {
    const config = JSON.stringify({ plugins: [['oz', { check: false }]] });
    const root = folderWith({ 'a.md': `# T\n\n${FENCES.join('\n')}`, 'pylit.config.json': config });
    const { status, stderr } = await runHere(root, ['print', 'a.md', '--engine', 'pdflatex', '--out', 'a.pdf']);
    expect(stderr).not.toContain('error');
    expect(status).toBe(0);
    if (!hasTool('pdftotext')) return;
    const text = textOfPdf(path.join(root, 'a.pdf'));
    for (const name of readdirSync(FOLDER)) expect(text).toContain(name);
  });

  it('may have any macro', async () => {
    const config = JSON.stringify({ plugins: [['oz', { check: false }]] });
    const rows = rowsOfMacros();
    expect(rows.length).toBeGreaterThan(280);
    const root = folderWith({ 'a.md': `# T\n\n\`\`\`zed\n${rows.join('\n')}\n\`\`\`\n`, 'pylit.config.json': config });
    const { status, stderr } = await runHere(root, ['print', 'a.md', '--engine', 'pdflatex', '--out', 'a.pdf']);
    expect(stderr).not.toContain('error');
    expect(status).toBe(0);
  });
});

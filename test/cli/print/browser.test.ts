import path from 'node:path';
import { expect, it } from 'vitest';
import { describeNeeding, hasTool } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';

const CELLS = Array.from({ length: 14 }, () => 'q'.repeat(16));
const CODE = 'xyz0'.repeat(90);

describeNeeding('chromium', 'printing by a browser', () => {
  it('loses nothing of wide tables and long lines', async () => {
    const table = `| ${CELLS.join(' | ')} |\n${'|-'.repeat(14)}|\n| ${CELLS.join(' | ')} |\n`;
    const root = folderWith({ 'a.md': `# T\n\n${table}\n\`\`\`js\n${CODE}\n\`\`\`\n`, 'b.md': '[x](none.md)\n' });
    // Of the other document nothing is said.
    expect(await runHere(root, ['print', 'a.md', '--engine', 'browser', '--out', 'a.pdf'])).toMatchObject({
      ...{ status: 0, stderr: '' },
    });
    if (!hasTool('pdftotext')) return;
    const text = textOfPdf(path.join(root, 'a.pdf')).replace(/\s/g, '');
    expect(text.match(/q/g)).toHaveLength(2 * 14 * 16);
    expect(text).toContain(CODE);
  }, 120_000);
});

import { spawnSync } from 'node:child_process';

/** The words of a PDF, as they are copied from it. Words that are parted at the end of a line are put together. */
export function textOfPdf(file: string): string {
  const { stdout, status, stderr } = spawnSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .replace(/[-\u2010\u00ad]\n/g, '')
    .replace(/\s+/g, ' ')
    .normalize('NFKC');
}

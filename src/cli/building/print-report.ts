import type { BuildReport } from '../../build/report.ts';
import { printMessages } from '../terminal/messages.ts';

/** Prints what a build did, for a person. */
export function printReport(report: BuildReport, output: string, all = false): void {
  printMessages(report.messages, all);
  const { blocks, outputs } = report;
  const done =
    blocks.transformed + outputs.written + outputs.removed === 0
      ? `Nothing changed: ${count(report.documents.total, 'document')}, ${count(blocks.total, 'block')}`
      : `${count(report.documents.total, 'document')}: ${count(blocks.transformed, 'block')} transformed, ${blocks.reused} reused; ` +
        `${count(outputs.written, 'file')} written${outputs.removed > 0 ? `, ${outputs.removed} removed` : ''} in ${output}`;
  console.log(`${done} (${report.durationMs} ms)`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

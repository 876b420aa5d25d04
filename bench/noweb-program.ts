/** Chunks for each unit of size: with their prose 1.4 MB, as long as noweb's largest programs. */
const CHUNKS = 2320;

/** A program in noweb's form, the same for the same size: chunks of some fourteen lines that use up to three others, in and between lines. */
export function nowebProgram(size: number): string {
  const count = Math.round(CHUNKS * size);
  const lines: string[] = [];
  for (let chunk = 0; chunk < count; chunk += 1) {
    lines.push(
      '@',
      `Step ${chunk} reads what step ${Math.max(0, chunk - 1)} has written, and [[value_${chunk}]] keeps the sum of it.`,
      'What is left over is handed on to those who come later, in the order in which it was found.',
      '',
      chunk === 0 ? '<<*>>=' : `<<step ${chunk}>>=`,
      `static int value_${chunk} = ${chunk};`,
      `int step_${chunk}(struct item *item, int count) {`,
    );
    for (let line = 0; line < 5; line += 1)
      lines.push(`    item->total += count * ${chunk + line}; /* what is told above */`);
    // A tree of three branches: each chunk but the first is used once.
    for (const child of [3 * chunk + 1, 3 * chunk + 2, 3 * chunk + 3]) {
      if (child >= count) continue;
      lines.push(child % 3 === 0 ? `    run(<<step ${child}>>, count);` : `    <<step ${child}>>`);
    }
    lines.push('    return item->total;', '}');
  }
  return `${lines.join('\n')}\n`;
}

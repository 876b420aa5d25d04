/** The command as it was typed, for the log of operations. */
export function typedCommand(): string {
  return ['pylit', ...process.argv.slice(2)].join(' ').slice(0, 200);
}

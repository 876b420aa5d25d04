import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMAND_GROUPS, makeProgram } from '../../src/cli/program.ts';

const names = (program: Command) => program.commands.map(command => command.name());

describe('the commands', () => {
  it('are in the groups that are said to have them', () => {
    for (const [add, ...said] of COMMAND_GROUPS) {
      const program = new Command();
      add(program, () => '.');
      expect(names(program).sort()).toEqual([...said].sort());
    }
  });

  it('are all there where none is typed, or one that is none', () => {
    const all = names(makeProgram());
    expect(all).toEqual([...new Set(COMMAND_GROUPS.flatMap(([, ...said]) => said))]);
    for (const words of [['--help'], ['help', 'log'], ['stich'], ['-C', 'log']])
      expect(names(makeProgram(words))).toEqual(all);
  });

  it('are only those near the one that is typed', () => {
    expect(names(makeProgram(['-C', 'build', '--debug', 'stitch', 'log']))).toEqual(['stitch', 'where', 'exec']);
    expect(names(makeProgram(['--color', 'always', 'undo', '--json']))).toEqual(['undo', 'op']);
    expect(makeProgram(['import']).commands.find(command => command.name() === 'import')?.commands.length).toBe(
      makeProgram().commands.find(command => command.name() === 'import')?.commands.length,
    );
  });
});

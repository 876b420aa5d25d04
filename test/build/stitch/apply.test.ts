import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildRecords } from '../../../src/build/platform/build-records.ts';
import { ProjectFiles, type WriteOptions, type WrittenStamp } from '../../../src/build/platform/files.ts';
import { applyStitch } from '../../../src/build/stitch/apply.ts';
import { findEdits } from '../../../src/build/stitch/edited-files.ts';
import { withStitchState } from '../../../src/build/stitch/state.ts';
import { TangledBases } from '../../../src/build/tangled-bases.ts';
import { planOf } from '../../../src/cli/programs/stitch.ts';
import { openProject } from '../../../src/cli/project/project.ts';
import { folderWith, pylit } from '../../cli/pylit.ts';

const DOCUMENT = '# A\n\n```python {file="a.py"}\nx = 1\n```\n';

/** An editor that saves a program at the worst moment: right before pylit puts its own text there. */
class BusyFiles extends ProjectFiles {
  private readonly saves: Map<string, () => void>;

  constructor(root: string, saves: Record<string, () => void>) {
    super(root);
    this.saves = new Map(Object.entries(saves));
  }

  override write(relative: string, content: Uint8Array | string, options?: WriteOptions): WrittenStamp | undefined {
    const save = this.saves.get(relative);
    this.saves.delete(relative);
    save?.();
    return super.write(relative, content, options);
  }
}

function built() {
  const root = folderWith({ 'a.md': DOCUMENT, 'b.md': '```python {file="b.py"}\nb = 1\n```\n' });
  expect(pylit(root, ['build']).status).toBe(0);
  const at = (name: string) => path.join(root, name);
  return {
    root,
    write: (name: string, text: string) => fs.writeFileSync(at(name), text),
    read: (name: string) => fs.readFileSync(at(name), 'utf8'),
    remove: (name: string) => fs.rmSync(at(name)),
  };
}

/** Stitches what was edited, while an editor saves. */
async function stitchWhile(root: string, saves: Record<string, () => void>) {
  const files = new BusyFiles(root, saves);
  const project = await openProject(root);
  return withStitchState(files, async state => {
    const planned = await planOf(project, state, findEdits(files, state.records.outputs(), state.bases));
    if (!planned) throw new Error('nothing was edited');
    return applyStitch(state, planned.plan);
  });
}

describe('stitching while an editor saves', () => {
  it('loses no save of a program: it is an edit of what the document holds now', async () => {
    const { root, write, read } = built();
    write('a.py', 'x  =  1\n');
    const second = () => write('a.py', 'x = "1"\n');
    // A program is as it was stitched already, so pylit writes it only where something is still to be put in order.
    await stitchWhile(root, { 'a.md': second });
    expect([read('a.py'), read('a.md')]).toEqual(['x = "1"\n', DOCUMENT.replace('x = 1', 'x  =  1')]);
    expect(pylit(root, ['stitch']).status).toBe(0);
    expect([read('a.py'), read('a.md')]).toEqual(['x = "1"\n', DOCUMENT.replace('x = 1', 'x = "1"')]);
  });

  it('leaves a document that was saved in that moment, and the edit in its program', async () => {
    const { root, write, read } = built();
    write('a.py', 'x = 2\n');
    const saved = DOCUMENT.replace('# A', '# New');
    await expect(stitchWhile(root, { 'a.md': () => write('a.md', saved) })).rejects.toThrow(
      'a.md was saved while it was stitched',
    );
    expect([read('a.py'), read('a.md')]).toEqual(['x = 2\n', saved]);
    expect(pylit(root, ['stitch']).status).toBe(0);
    expect(read('a.md')).toBe(saved.replace('x = 1', 'x = 2'));
  });
});

describe('tangling while an editor saves', () => {
  it('does not replace a program that was moved away and comes back', async () => {
    const { root, write, read, remove } = built();
    const files = new BusyFiles(root, { 'b.py': () => write('b.py', 'b = "saved"\n') });
    const { OutputWriter } = await import('../../../src/build/outputs.ts');
    const records = new BuildRecords(files.stateFile('records.db'));
    remove('b.py');
    const writer = new OutputWriter(files, {
      previous: records.outputs(),
      sources: new Set(),
      force: false,
      savePending: coming => records.savePending(coming),
    });
    writer.putAll([{ path: 'b.py', content: 'b = 1\n', kind: 'tangled' }]);
    records.close();
    expect(read('b.py')).toBe('b = "saved"\n');
    expect(writer.problems.map(({ rule }) => rule)).toEqual(['edited-file']);
    expect(writer.written).toEqual([]);
  });

  it('notices a save right after it was written', async () => {
    const { root, write } = built();
    class Followed extends ProjectFiles {
      override write(...args: Parameters<ProjectFiles['write']>): WrittenStamp | undefined {
        const stamp = super.write(...args);
        // Another length, since times of files may stand still for some milliseconds.
        write('b.py', 'b = "saved"\n');
        return stamp;
      }
    }
    const { OutputWriter } = await import('../../../src/build/outputs.ts');
    const records = new BuildRecords(new ProjectFiles(root).stateFile('records.db'));
    const previous = records.outputs();
    records.close();
    const files = new Followed(root);
    const writer = new OutputWriter(files, { previous, sources: new Set(), force: false, savePending: () => {} });
    writer.putAll([{ path: 'b.py', content: 'b = 2\n', kind: 'tangled' }]);
    expect(writer.written).toEqual(['b.py']);
    const bases = new TangledBases(files);
    const { edited } = findEdits(files, { ...writer.index, pending: {} }, bases);
    bases.close();
    expect(edited.map(({ path }) => path)).toEqual(['b.py']);
  });
});

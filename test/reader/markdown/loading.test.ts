import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../../src/reader/markdown');

/** Runs a program in a process of its own, with hooks on the packages that it imports. @returns its output as JSON */
function run(hook: string, program: string): unknown {
  const code = `
    import { registerHooks } from 'node:module';
    const resolved = [];
    registerHooks({ resolve(name, context, next) { resolved.push(name); ${hook}; return next(name, context); } });
    const { createMarkdownReader } = await import(${JSON.stringify(`${folder}/create.ts`)});
    ${program}`;
  const node = ['--disable-warning=ExperimentalWarning', '--conditions=pylit-source', '--input-type=module'];
  return JSON.parse(execFileSync(process.execPath, [...node, '--eval', code], { encoding: 'utf8' }));
}

const READ = `
  const { createRequire } = await import('node:module');
  const remark = () => createRequire(${JSON.stringify(`${folder}/`)})('./parse.ts').parseMarkdown;
  const reader = await createMarkdownReader({ parser: 'auto', remark });
  const read = source => reader.read({ path: 'a.md', source, include: () => undefined });`;

describe('loading', () => {
  it('loads nothing of unified for a document that satteri reads, and remark at once for one that it does not', () => {
    const program = `${READ}
      const fast = read('# a\\n').blocks.length;
      const before = resolved.filter(name => /^(unified|remark-|micromark-extension)/.test(name));
      const slow = read(':::note\\nb\\n:::\\n').blocks[0].kind;
      process.stdout.write(JSON.stringify({ fast, before, slow, after: resolved.includes('unified') }));`;
    expect(run('', program)).toEqual({ fast: 1, before: [], slow: 'directive', after: true });
  });

  it('reads with remark where satteri cannot be loaded', () => {
    const program = `${READ}
      process.stdout.write(JSON.stringify({ kind: read('# a\\n').blocks[0].kind, satteri: reader.identity.includes('satteri') }));`;
    expect(run("if (name === 'satteri') throw new Error('no binding')", program)).toEqual({
      kind: 'heading',
      satteri: false,
    });
  });
});

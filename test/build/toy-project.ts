import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Link } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { afterAll } from 'vitest';
import { type BuildOptions, build } from '../../src/build/build.ts';
import { parseConfig, type UserConfig } from '../../src/build/config.ts';
import type { Hole } from '../../src/literate/artifact.ts';
import type { Format } from '../../src/literate/format.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';

/** A folder with a project that is gone after the tests of the file. */
export class ToyProject {
  readonly root = mkdtempSync(path.join(tmpdir(), 'pylit-build-'));

  constructor(files: Readonly<Record<string, string>>) {
    this.write(files);
    afterAll(() => rmSync(this.root, { recursive: true, force: true }));
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  remove(name: string): void {
    rmSync(path.join(this.root, name));
  }

  read(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  build(options: Partial<BuildOptions> = {}, config: UserConfig = {}) {
    return build(this.options(options, config));
  }

  options(options: Partial<BuildOptions> = {}, config: UserConfig = {}): BuildOptions {
    return {
      root: this.root,
      config: parseConfig(config, 'test'),
      configFile: 'test',
      identity: JSON.stringify(config),
      load: async () => ({ readers: [markdownReader], formats: [toyFormat] }),
      extensions: ['.md'],
      tangle: true,
      weave: true,
      force: false,
      write: true,
      ...options,
    };
  }
}

/**
 * A format as small as one can be: the text of each block on a line. A link `[x](#name)` becomes `x->page#anchor`, by a look-up and a hole;
 * the word BOOM throws.
 */
const toyFormat: Format = {
  name: 'toy',
  identity: 'toy 1',
  extension: '.txt',
  async transform(node, _block, { names, message }) {
    const text = plainText(node);
    if (text.includes('BOOM')) throw new Error('boom');
    const parts: (string | Hole)[] = [text];
    const links: Link[] = node.type === 'paragraph' ? node.children.filter(child => child.type === 'link') : [];
    for (const { url } of links) {
      const name = url.slice(1);
      if (names.lookup('label', name)) parts.push('->', { hole: 'href', namespace: 'label', name });
      else message('error', 'unknown-label', `no ${name}`);
    }
    return { parts };
  },
  failure: (_block, reason) => ({ parts: [`FAILED ${reason}`] }),
  assemble({ document, artifacts, site }) {
    const fill = (part: string | Hole) => {
      if (typeof part === 'string') return part;
      const place = part.hole === 'href' ? site.locate(document, part) : undefined;
      return place ? `${place.path}#${place.fragment}` : '?';
    };
    const { previous, next } = site.neighbours(document);
    const lines = artifacts.map(artifact => artifact.parts.map(fill).join(''));
    const menu = [...site.trail(document), ...site.menu(document)].map(node => node.title).join(' | ');
    return `${[previous?.path ?? '-', next?.path ?? '-'].join(' ')}\n${lines.join('\n')}\n${menu}\n<meta content="pylit">\n`;
  },
  siteFiles: () => [{ path: 'site.css', content: 'body {}\n' }],
};

import fs from 'node:fs';
import path from 'node:path';
import { CONFIGURATION, DOCUMENTS, documentText, filesBelow, git, PLUGIN, write } from './soak-project.ts';

/** A project under soak: `outside` is a folder beside it on the same disk. */
export interface SoakedProject {
  readonly root: string;
  readonly outside: string;
  readonly random: () => number;
  /** Starts another `pylit build` of the project. */
  readonly build: () => void;
}

/** Something that people and their tools do to a project. It may find nothing to do. */
export type Operation = (project: SoakedProject) => void;

/** All operations, with how often each is done. */
export const OPERATIONS: Readonly<Record<string, { readonly weight: number; readonly run: Operation }>> = {
  write: { weight: 20, run: project => edit(project, (file, text) => write(file, text)) },
  'write in pieces': {
    weight: 5,
    run: project =>
      edit(project, (file, text) => {
        fs.writeFileSync(file, '');
        for (let at = 0; at < text.length; at += 40) fs.appendFileSync(file, text.slice(at, at + 40));
      }),
  },
  'save by rename': {
    weight: 10,
    run: project =>
      edit(project, (file, text) => {
        fs.writeFileSync(`${file}.new`, text);
        fs.renameSync(`${file}.new`, file);
      }),
  },
  'save as vim does': {
    weight: 5,
    run: project =>
      edit(project, (file, text) => {
        const probe = path.join(path.dirname(file), '4913');
        fs.writeFileSync(probe, '');
        fs.rmSync(probe);
        fs.renameSync(file, `${file}~`);
        fs.writeFileSync(file, text);
        fs.rmSync(`${file}~`);
      }),
  },
  touch: { weight: 4, run: project => withDocument(project, file => fs.utimesSync(file, new Date(), new Date())) },
  delete: { weight: 8, run: project => withDocument(project, file => fs.rmSync(file)) },
  recreate: {
    weight: 5,
    run: project =>
      edit(project, (file, text) => {
        fs.rmSync(file);
        write(file, text);
      }),
  },
  'new document': { weight: 8, run: project => create(project, pick(project, DOCUMENTS)) },
  'new folder': {
    weight: 3,
    run: project => create(project, `new${number(project, 5)}/x${number(project, 3)}/y.md`),
  },
  'folder removed': { weight: 2, run: project => fs.rmSync(folder(project), { recursive: true, force: true }) },
  'folder moved out': { weight: 3, run: project => move(folder(project), path.join(project.outside, 'kept')) },
  'folder moved in': {
    weight: 4,
    run: project => move(path.join(project.outside, 'kept'), path.join(project.root, `in${number(project, 3)}`)),
  },
  'folder renamed': { weight: 3, run: project => move(folder(project), folder(project)) },
  'folder in place of a document': {
    weight: 1,
    run: project =>
      withDocument(project, file => {
        fs.rmSync(file);
        write(path.join(file, 'inside.md'), '# Inside\n');
      }),
  },
  'no text': {
    weight: 2,
    run: project => withDocument(project, file => fs.writeFileSync(file, Buffer.of(35, 32, 255))),
  },
  link: { weight: 2, run: link },
  image: {
    weight: 2,
    run: ({ root, random }) => write(path.join(root, 'picture.svg'), `<svg><!-- ${random()} --></svg>`),
  },
  'image removed': { weight: 1, run: ({ root }) => fs.rmSync(path.join(root, 'picture.svg'), { force: true }) },
  'included file': {
    weight: 2,
    run: ({ root, random }) => write(path.join(root, 'part.txt'), `Included ${random()}.\n`),
  },
  'ignore rules': {
    weight: 2,
    run: project =>
      write(path.join(project.root, '.gitignore'), `build/\nout/\n.pylit/\n/a${number(project, 12)}.md\n`),
  },
  configuration: { weight: 3, run: configure },
  'settings of the configuration': {
    weight: 2,
    run: ({ root, random }) => write(path.join(root, 'settings.ts'), `export const title = 'Soak ${random()}';\n`),
  },
  'broken configuration': {
    weight: 1,
    run: ({ root }) => write(path.join(root, 'pylit.config.ts'), 'export default {'),
  },
  plugin: {
    weight: 3,
    run: ({ root, random }) =>
      write(path.join(root, 'plugins/mark.ts'), PLUGIN.replace('value: text', `value: '${random()} ' + text`)),
  },
  'module of a plugin': {
    weight: 3,
    run: ({ root, random }) => write(path.join(root, 'plugins/text.ts'), `export const text = 'marked ${random()}';\n`),
  },
  'broken plugin': { weight: 1, run: ({ root }) => write(path.join(root, 'plugins/mark.ts'), 'export default') },
  'another build': { weight: 2, run: project => project.build() },
  'git commit': { weight: 2, run: commit },
  'git checkout': { weight: 3, run: checkout },
};

/** Mends what was broken on purpose. A document that is no text is mended, too: while there is one, no page is removed. */
export function mend(project: SoakedProject): void {
  const { root } = project;
  for (const file of documents(project)) if (fs.readFileSync(file).includes(255)) write(file, '# Text\n');
  write(path.join(root, 'settings.ts'), "export const title = 'Soak';\n");
  write(path.join(root, 'pylit.config.ts'), CONFIGURATION);
  write(path.join(root, 'plugins/text.ts'), "export const text = 'mended';\n");
  write(path.join(root, 'plugins/mark.ts'), PLUGIN);
}

function number({ random }: SoakedProject, below: number): number {
  return Math.floor(random() * below);
}

function pick<Value>(project: SoakedProject, values: readonly [Value, ...Value[]] | readonly Value[]): Value {
  return values[number(project, values.length)] as Value;
}

function documents({ root }: SoakedProject): string[] {
  const made = ['build', 'out', '.git', '.pylit'].map(name => path.join(root, name));
  const files = filesBelow(root, made).filter(file => /\.(?:md|rst)$/.test(file) && !file.endsWith('sentinel.md'));
  return files.sort();
}

function withDocument(project: SoakedProject, work: (file: string) => void): void {
  const all = documents(project);
  if (all.length > 0) work(pick(project, all));
}

function edit(project: SoakedProject, save: (file: string, text: string) => void): void {
  withDocument(project, file => save(file, documentText(file, project.random)));
}

function create(project: SoakedProject, file: string): void {
  const absolute = path.join(project.root, file);
  if (!isTaken(absolute)) write(absolute, documentText(file, project.random));
}

/** A folder stands where the file, or a folder above it, should be; or a file where a folder should be. */
function isTaken(file: string): boolean {
  if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) return true;
  for (let above = path.dirname(file); above !== path.dirname(above); above = path.dirname(above)) {
    const stat = fs.statSync(above, { throwIfNoEntry: false });
    if (stat) return !stat.isDirectory();
  }
  return false;
}

function folder(project: SoakedProject): string {
  return path.join(
    project.root,
    pick(project, ['one', 'two', 'two/deep', 'three', 'new0', 'new1', 'in0', 'in1', 'in2']),
  );
}

function move(from: string, to: string): void {
  if (!fs.existsSync(from) || fs.existsSync(to) || `${to}/`.startsWith(`${from}/`)) return;
  if (fs.existsSync(path.dirname(to))) fs.renameSync(from, to);
}

function link({ root, random }: SoakedProject): void {
  const file = path.join(root, 'link.md');
  fs.rmSync(file, { force: true, recursive: true });
  fs.symlinkSync(random() < 0.5 ? 'a0.md' : 'one/b0.md', file);
}

function configure({ root, random }: SoakedProject): void {
  const more = random() < 0.5 ? "language: 'de'," : "contents: ['a1.md', { title: 'More', pages: ['one/b1.md'] }],";
  write(path.join(root, 'pylit.config.ts'), CONFIGURATION.replace('title,', `title, ${more}`));
}

function commit({ root }: SoakedProject): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'more');
}

function checkout({ root, random }: SoakedProject): void {
  git(root, 'checkout', '-q', '-f', random() < 0.5 ? 'main' : 'other');
}

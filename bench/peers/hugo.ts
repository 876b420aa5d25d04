import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PeerKind, type Project, versionOnPath, withEnding, writeFiles } from './peer.ts';

export const hugo: PeerKind = {
  name: 'hugo',
  setUp:
    'front matter with the title, a template of three lines, no menu; Chroma highlights; math left as text; links left as written; no lists, feeds, search',
  mostPages: Number.POSITIVE_INFINITY,
  open() {
    const version = versionOnPath(['hugo', 'version'], /v(\d[\w.]*)/, 'on Debian: apt-get install hugo');
    const run = (project: Project, ...args: string[]) => ({
      argv: ['hugo', '--quiet', ...args],
      cwd: project.folder,
      env: { HUGO_CACHEDIR: join(project.folder, 'cache') },
    });
    return {
      version,
      made: ['public', 'resources', 'cache', '.hugo_build.lock'],
      prepare(project) {
        writeFiles(project.folder, { 'config.toml': configuration, 'layouts/_default/single.html': template });
        for (const page of project.pages) addFrontMatter(join(project.folder, 'docs', page));
      },
      build: project => run(project),
      watch: project => run(project, '--watch'),
      outputOf: page => join('public', withEnding(page.toLowerCase(), '.html')),
    };
  },
};

/** Without it there is no title, and a page that begins with HTML is refused. */
function addFrontMatter(file: string): void {
  const text = readFileSync(file, 'utf8');
  const title = /^# (.*)/m.exec(text)?.[1] ?? 'Untitled';
  writeFileSync(file, `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}`);
}

const configuration = `baseURL = "https://example.org/"
title = "Corpus"
contentDir = "docs"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT"]

[markup.highlight]
codeFences = true
style = "monokai"

[markup.goldmark.renderer]
unsafe = false
`;

const template = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body></html>
`;

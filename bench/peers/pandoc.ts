import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type PeerKind, versionOnPath, withEnding, writeFiles } from './peer.ts';

export const pandoc: PeerKind = {
  name: 'pandoc',
  setUp:
    'a process for each page, as many at once as there are cores; highlights; MathML; every build makes every page',
  mostPages: 120,
  open() {
    const version = versionOnPath(['pandoc', '--version'], /pandoc (\d[\d.]*)/, 'on Debian: apt-get install pandoc');
    return {
      version,
      made: ['out'],
      prepare: project => writeFiles(project.folder, { 'page.sh': script }),
      build: project => ({
        argv: ['sh', '-c', `find docs -name '*.md' -print0 | xargs -0 -n 1 -P ${availableParallelism()} sh page.sh`],
        cwd: project.folder,
      }),
      noWatch: 'it does not watch',
      outputOf: page => join('out', withEnding(page, '.html')),
    };
  },
};

const script = `page=\${1#docs/}
mkdir -p "out/$(dirname "$page")"
pandoc --standalone --mathml --metadata title=Corpus --from gfm+tex_math_dollars --output "out/\${page%.md}.html" "$1"
`;

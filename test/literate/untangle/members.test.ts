import { describe, expect, it } from 'vitest';
import { programText } from '../../../src/literate/untangle/program-text.ts';
import { sourceLanguage } from '../../../src/literate/untangle/source-language.ts';
import { chunkNamesOf, planUntangle, untangledDocument } from '../../../src/literate/untangle/untangle.ts';

function planOf(path: string, source: string) {
  const language = sourceLanguage(path);
  const text = programText(source);
  if (!language || 'refused' in text) throw new Error(path);
  return planUntangle({ path, title: path, text, language });
}

/** Enough lines for a class to be long. */
const filler = (line: string) => `${line}\n`.repeat(60);

const PYTHON = `class Tree(Node):
    """A tree."""
    size = 0

    def walk(self):
        """Walks <<it>>."""
        return 1

    @property
    def rest(self):
${filler('        x = 1')}
    def raw(self):
        return """
not indented
"""
`;

const PYTHON_DOCUMENT = `# a.py

\`\`\`python {file="a.py"}
<<Tree>>
\`\`\`

## Tree

A tree.

\`\`\`python {#Tree}
class Tree(Node):
    """A tree."""
    size = 0

    <<Tree.walk>>

    <<Tree.rest>>

    def raw(self):
        return """
not indented
"""
\`\`\`

### Tree.walk

Walks \\<\\<it>>.

\`\`\`python {#Tree.walk noexpand}
def walk(self):
    """Walks <<it>>."""
    return 1
\`\`\`

### Tree.rest

\`\`\`python {#Tree.rest}
@property
def rest(self):
${filler('    x = 1').trimEnd()}
\`\`\`
`;

describe('the methods of a long class', () => {
  it('are chunks of their own', () => {
    const document = untangledDocument(planOf('a.py', PYTHON), { layout: 'chunks', isTaken: () => false });
    expect(document).toBe(PYTHON_DOCUMENT);
  });

  it.each([
    [
      'a.java',
      `public class Point {\n  int x;\n\n  /** Adds. */\n  @Override public <T> int add(int a) {\n${filler('    b();')}  }\n\n  Point() {\n    x = 1;\n    y = 2;\n  }\n\n  static {\n    f();\n  }\n}`,
      ['Point', 'Point.add', 'Point.Point'],
    ],
    [
      'a.ts',
      `export class A {\n\tprivate async *go(x: string): X {\n${filler('\t\tb();')}\t}\n\n\tget b() {\n\t\tc();\n\t}\n\n\tconstructor() {\n\t\tc();\n\t}\n}`,
      ['A', 'A.go', 'A.b', 'A.constructor'],
    ],
    [
      'a.rb',
      `class A\n  def go\n${filler('    b')}  end\n\n  def self.x\n    1\n  end\nend`,
      ['A', 'A.go', 'A.self.x'],
    ],
  ])('are found in %s', (path, source, names) => {
    expect(chunkNamesOf(planOf(path, source))).toEqual(names);
  });

  it('stay where they are in a short class', () => {
    const source = 'class A:\n    def b(self):\n        c()\n        d()\n\ndef e():\n    f()\n    g()\n';
    expect(chunkNamesOf(planOf('a.py', source))).toEqual(['A', 'e']);
  });
});

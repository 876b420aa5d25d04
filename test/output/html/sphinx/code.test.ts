import { describe, expect, it } from 'vitest';
import { weave } from '../woven-project.ts';

describe('lines of code', () => {
  it('are numbered and emphasised', async () => {
    const { text } = await weave({
      'a.rst': '.. code-block::\n   :linenos:\n   :emphasize-lines: 2\n\n   a\n   b\n   c\n',
    });
    expect(text('a.html')).toContain(
      '<span class="line-number" data-line="1"></span>a\n' +
        '<span class="emphasized-line"></span><span class="line-number" data-line="2"></span>b\n' +
        '<span class="line-number" data-line="3"></span>c\n',
    );
  });

  it('are emphasised without numbers', async () => {
    const { text } = await weave({ 'a.rst': '.. code-block::\n   :emphasize-lines: 1\n\n   a\n   b\n' });
    expect(text('a.html')).toContain('<code><span class="emphasized-line"></span>a\nb\n</code>');
  });
});

import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTES, COMMON_ELEMENTS, writeElements } from '../../../../src/output/html/plain/write-elements.ts';
import { isHarmless } from '../../../../src/output/html/sanitize/harmless.ts';
import { sanitizePluginResult } from '../../../../src/output/html/sanitize/plugin-result.ts';
import { stringifyHtml } from '../../../../src/output/html/stringify.ts';

function element(tagName: string, properties: Element['properties']): Element {
  return { type: 'element', tagName, properties, children: [{ type: 'text', value: '<&>"\'`\0' }] };
}

const values = ['x', '', ' a  b ', '<&>"\'`\0', 'true', 'false', 0, -1, 2.5, ['a', 'b&'], null, undefined];

describe('common elements', () => {
  it('are written as rehype-stringify writes them, with each attribute and value', () => {
    for (const tagName of COMMON_ELEMENTS) {
      for (const property of ATTRIBUTES.keys()) {
        for (const value of values) {
          const node = element(tagName, { [property]: value });
          expect(writeElements([node]), JSON.stringify(node)).toBe(stringifyHtml({ type: 'root', children: [node] }));
        }
      }
    }
  });

  it('are harmless only where sanitising leaves them as they are', async () => {
    let harmless = 0;
    for (const tagName of COMMON_ELEMENTS) {
      for (const property of [...ATTRIBUTES.keys(), 'onClick', 'src', 'action', 'xLinkHref', 'srcDoc', 'dataX']) {
        for (const value of [...values, 'javascript:x', 'url(x)', 'URL (\n#x)', 'color:red', 'position:fixed', true]) {
          const node = element(tagName, { [property]: value });
          if (!isHarmless([node])) continue;
          harmless += 1;
          expect(writeElements([node])).toBe(
            stringifyHtml({ type: 'root', children: await sanitizePluginResult([node]) }),
          );
        }
      }
    }
    expect(harmless).toBeGreaterThan(1000);
  });

  it.each(['script', 'iframe', 'svg', 'img', 'td', 'input', 'style', 'template', 'textarea', 'button', 'math:x'])(
    'do not include %s',
    tagName => {
      expect(isHarmless([element(tagName, {})])).toBe(false);
      expect(writeElements([element(tagName, {})])).toBeUndefined();
    },
  );

  it('are not taken from malformed trees', () => {
    for (const node of [{}, { type: 'text' }, { type: 'element', tagName: 'p' }, { type: 'root', children: [] }])
      expect(isHarmless([node as unknown as Element])).toBe(false);
  });
});

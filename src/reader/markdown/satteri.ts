import type { Root } from 'mdast';
import { agrees, mayAgree } from './agreement.ts';
import { decodeArena } from './arena.ts';

/** Parses normalised text to the tree that remark would make; undefined where that is not certain. */
export type FastParser = (text: string) => Root | undefined;

/** What is read beyond CommonMark. Directives are remark's, and so are formulas in a line. */
const FEATURES = { gfm: true, frontmatter: true, math: false };
const WITH_FORMULAS = { ...FEATURES, math: true };

/** Loads satteri: undefined where it cannot run, or is not the satteri we know. */
export async function loadSatteri(): Promise<FastParser | undefined> {
  try {
    const { createMdastHandle, dropHandle, serializeHandle } = await import('satteri');
    const parse: FastParser = text => {
      if (!mayAgree(text)) return undefined;
      const handle = createMdastHandle(text, text.includes('$$') ? WITH_FORMULAS : FEATURES);
      const buffer = serializeHandle(handle);
      dropHandle(handle);
      const root = decodeArena(buffer);
      // Its memory is not V8's: waiting for the collector, thousands of them pile up.
      (buffer.buffer as ArrayBuffer).transfer(0);
      return root && agrees(root, text) ? root : undefined;
    };
    return isAsExpected(parse) ? parse : undefined;
  } catch {
    return undefined;
  }
}

/** Its buffers are not a public interface: a satteri of another layout is found here and not used. */
function isAsExpected(parse: FastParser): boolean {
  const root = parse('# é\n\n- *a* `b`\n\n| c |\n|:-:|\n\n[d](/e "f")\n');
  const expected =
    'root heading:1 text:é list:false listItem paragraph emphasis text:a text:  inlineCode:b table:center tableRow tableCell text:c paragraph link:/e:f text:d';
  return root !== undefined && outline(root).join(' ') === expected;
}

function outline(node: object): string[] {
  const { type, depth, value, ordered, align, url, title, children } = node as Record<string, unknown>;
  const shown = [type, depth, value, ordered, align, url, title].filter(part => part !== undefined && part !== null);
  return [shown.join(':'), ...((children as object[] | undefined) ?? []).flatMap(outline)];
}

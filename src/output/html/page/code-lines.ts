import { escapeHtml } from './escape.ts';

/**
 * Puts an empty element with an id at the beginning of each line of a chunk's code, `chunk-main-L1` and so on, so that a line can be
 * linked to. What is selected and copied is the code as before.
 *
 * @param html a chunk between its bar and the line under it
 * @param anchor the id of the chunk
 */
export function withLineAnchors(html: string, anchor: string): string {
  const [opening = ''] = /^[\s\S]*?<pre(?:\s[^>]*)?>(?:<code(?:\s[^>]*)?>)?/.exec(html) ?? [];
  const end = html.lastIndexOf('</pre>');
  if (opening === '' || end < opening.length) return html;
  const id = escapeHtml(anchor);
  const code = html.slice(opening.length, end);
  let line = 1;
  const lines = code.replace(TAG_OR_LINE_END, (found, at: number) => {
    if (found !== '\n' || isEnd(code, at + 1)) return found;
    line += 1;
    return `\n<span id="${id}-L${line}"></span>`;
  });
  return `${opening}<span id="${id}-L1"></span>${lines}${html.slice(end)}`;
}

/** A line end within a tag is not one of the code. */
const TAG_OR_LINE_END = /<(?:"[^"]*"|'[^']*'|[^'"<>])*>|\n/g;

/** Whether nothing but closing tags follows: the line end of the last line begins no other. */
function isEnd(code: string, at: number): boolean {
  return code.length - at < 200 && /^(?:<\/[a-z]+>)*$/.test(code.slice(at));
}

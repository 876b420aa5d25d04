/** What of a file a request is answered with. */
export interface FileAnswer {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes to send, the last one included; absent where none are. */
  readonly bytes?: { readonly start: number; readonly end: number };
}

/** The headers of a request that matter. */
export interface FileQuestion {
  readonly method: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/**
 * Decides what of a file is sent: nothing to a browser that has it, a part where a part is asked for (as players of videos do), else all.
 * Of several parts at once nobody makes use, so that all is sent.
 *
 * @param etag names the content, in quotes
 */
export function answerWith(
  { method, ifNoneMatch, range, ifRange }: FileQuestion,
  etag: string,
  size: number,
): FileAnswer {
  const headers = { etag, 'accept-ranges': 'bytes' };
  if (ifNoneMatch !== undefined && isAmong(etag, ifNoneMatch)) return { status: 304, headers };
  const isPart = method === 'GET' && range !== undefined && (ifRange === undefined || ifRange === etag);
  const part = isPart ? partOf(range, size) : undefined;
  if (part === 'none')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}`, 'content-length': '0' } };
  const { start, end } = part ?? { start: 0, end: size - 1 };
  return {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(part && { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
    ...(method === 'GET' && size > 0 && { bytes: { start, end } }),
  };
}

function isAmong(etag: string, list: string): boolean {
  return list.trim() === '*' || list.split(',').some(one => one.trim().replace(/^W\//, '') === etag);
}

/** One range of bytes; undefined where all is sent, `none` where there are no such bytes. */
function partOf(range: string, size: number): { start: number; end: number } | 'none' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  return start > end ? 'none' : { start, end };
}

/** What is wrong with the file of a picture, as far as its frame tells; undefined where it is whole, or of a kind that is not looked at. */
export function pictureDamage(path: string, bytes: Uint8Array): string | undefined {
  const check = CHECKS[/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  return check?.(bytes);
}

const CHECKS: Readonly<Record<string, (bytes: Uint8Array) => string | undefined>> = {
  png: pngDamage,
  jpg: jpegDamage,
  jpeg: jpegDamage,
  gif: gifDamage,
  svg: svgDamage,
};

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** Chunks one after another: length, four letters, data, check sum; the first says the size, the last is empty. */
function pngDamage(bytes: Uint8Array): string | undefined {
  if (hexOf(bytes, 0, 8) !== PNG_SIGNATURE) return 'it is no PNG';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || lettersAt(bytes, 12) !== 'IHDR') return 'it has no header';
  if (view.getUint32(16) === 0 || view.getUint32(20) === 0) return 'it has no size';
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const letters = lettersAt(bytes, at + 4);
    hasData ||= letters === 'IDAT';
    if (letters === 'IEND') return hasData ? undefined : 'it has no data';
  }
  return 'it ends too early';
}

/** Segments with their lengths up to the scan, whose end is marked. */
function jpegDamage(bytes: Uint8Array): string | undefined {
  if (hexOf(bytes, 0, 3) !== 'ffd8ff') return 'it is no JPEG';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasSize = false;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    hasSize ||= marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (marker === 0xda) {
      if (!hasSize) return 'it has no size';
      return endsWith(bytes, 0xff, 0xd9) ? undefined : 'it ends too early';
    }
    at += 2 + view.getUint16(at + 2);
  }
  return 'it ends too early';
}

/** Some programs write more behind the end. */
function endsWith(bytes: Uint8Array, first: number, second: number): boolean {
  for (let at = bytes.length - 2; at >= 0; at -= 1) if (bytes[at] === first && bytes[at + 1] === second) return true;
  return false;
}

function gifDamage(bytes: Uint8Array): string | undefined {
  if (!/^GIF8[79]a$/.test(lettersAt(bytes, 0) + lettersAt(bytes, 4, 2))) return 'it is no GIF';
  return bytes.length > 13 && bytes.includes(0x3b, 13) ? undefined : 'it ends too early';
}

/** Tags, and what looks like them and is none. */
const MARKUP =
  /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>|<(\/?)([\w:.-]+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>|</gs;

function svgDamage(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const open: string[] = [];
  let isDrawing = false;
  for (const [whole, end, name, alone] of text.matchAll(MARKUP)) {
    if (whole === '<') return 'its markup is not well-formed';
    if (name === undefined) continue;
    if (open.length === 0 && /(?:^|:)svg$/.test(name)) isDrawing = true;
    if (end === '/' && open.pop() !== name) return `its markup is not well-formed at "</${name.slice(0, 50)}>"`;
    if (end !== '/' && alone !== '/') open.push(name);
  }
  if (!isDrawing) return 'it is no SVG';
  const last = open.at(-1);
  return last === undefined ? undefined : `its "<${last.slice(0, 50)}>" is not closed`;
}

function lettersAt(bytes: Uint8Array, at: number, count = 4): string {
  return String.fromCharCode(...bytes.subarray(at, at + count));
}

function hexOf(bytes: Uint8Array, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), byte => byte.toString(16).padStart(2, '0')).join('');
}

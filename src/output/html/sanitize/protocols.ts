/** Schemes that a link may have; the same that GitHub lets pass, and telephone numbers. */
export const LINK_SCHEMES: readonly string[] = [
  'http',
  'https',
  'mailto',
  'tel',
  'sms',
  'ftp',
  'ftps',
  'irc',
  'ircs',
  'xmpp',
  'news',
  'geo',
];

/** Schemes that a picture, sound or film may come by; of `data:` only pictures. */
export const SOURCE_SCHEMES: readonly string[] = ['http', 'https', 'data'];

/** Whether a URL is relative or has one of the schemes. The sanitiser (hast-util-sanitize) decides in just this way. */
export function hasScheme(url: string, schemes: readonly string[]): boolean {
  const colon = url.indexOf(':');
  if (colon < 0) return true;
  // A colon behind one of these is no scheme's.
  if (/[/?#]/.test(url.slice(0, colon))) return true;
  return schemes.includes(url.slice(0, colon));
}

/** `data:` holds pictures in images, nothing elsewhere. */
export function isSafeSource(value: unknown, tagName: string): boolean {
  if (typeof value !== 'string' || !/^\s*data:/i.test(value)) return true;
  return tagName === 'img' && /^\s*data:image\//i.test(value);
}

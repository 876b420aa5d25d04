/**
 * The address as it may be shown: scheme, host and port, without name, password, path and parameters.
 *
 * @example shownAddress('redis://me:secret@cache.example.org:6379/1') === 'redis://cache.example.org:6379'
 */
export function shownAddress(address: string): string {
  const [, scheme = '', rest = ''] = /^([a-z]+:\/\/)([^/?#]*)/.exec(address) ?? [];
  return `${scheme}${rest.slice(rest.lastIndexOf('@') + 1)}`;
}

/** A server's or library's words about a failure, in one line and without what only the address may hold. */
export function shownReason(error: unknown, address: string): string {
  const { message, code } = error instanceof Error ? (error as Error & { code?: unknown }) : { message: String(error) };
  const text = message === '' ? String(code ?? 'unknown error') : message;
  const secrets = [address, ...secretParts(address)];
  const safe = secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  return safe
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .slice(0, 200)
    .replace(/\.$/, '');
}

function secretParts(address: string): string[] {
  const [, user] = /^[a-z]+:\/\/([^/?#]*)@/.exec(address) ?? [];
  const password = user?.slice(user.indexOf(':') + 1) ?? '';
  return [password, decoded(password)].filter(part => part !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

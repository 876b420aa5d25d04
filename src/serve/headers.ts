/**
 * Headers of every answer. No answer may be read, embedded or kept by others; there are no CORS headers anywhere. Only of files that are no pages a
 * browser may keep a copy (see `app.ts`).
 */
export function securityHeaders(trustHtml: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': (trustHtml ? TRUSTING : STRICT).join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

/** Woven pages load two scripts and a style sheet of the site; formulas and drawings carry style attributes. */
const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: http: https:",
  "media-src 'self' data: http: https:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** Where the configuration trusts the documents' HTML, their scripts, styles, frames and forms work as they do without a server. */
const TRUSTING = [
  "default-src 'self' data: http: https:",
  "script-src 'self' 'unsafe-inline' http: https:",
  "style-src 'self' 'unsafe-inline' http: https:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

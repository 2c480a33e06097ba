/** HSTS is deliberately absent: whether there is TLS is the proxy's to know. */
const SECURITY: { readonly [name: string]: string } = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The headers that every response carries. */
export function addSecurityHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(SECURITY)) headers.set(name, value);
}

const EXPOSED = 'ETag, Location, Content-Location, Last-Modified, X-Harmony-Release, X-Harmony-Digest';

/** Browsers of any origin may read the interfaces: they are public, and nobody is logged in. */
export function addCorsHeaders(headers: Headers): void {
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', EXPOSED);
}

/** The answer to OPTIONS, which is also a preflight's. */
export function optionsResponse(allow: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      Allow: allow,
      'Access-Control-Allow-Methods': allow,
      'Access-Control-Allow-Headers': 'Accept, Content-Type, Authorization, If-None-Match, Prefer, X-Cache-Id',
      'Access-Control-Max-Age': '86400',
    },
  });
}

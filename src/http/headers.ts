import type { Area } from './area.ts';

type Headers = { readonly [name: string]: string };

/** HSTS is deliberately absent: whether there is TLS is the proxy's to know. */
const SECURITY: Headers = {
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

/**
 * Of the page that checks files: it may fetch the tables of a release from here. The thread that reads the files is under
 * the policy of its own answer, the strict one: it can fetch nothing at all.
 */
export const CHECKING_PAGE: Headers = {
  'Content-Security-Policy': `${SECURITY['Content-Security-Policy']}; connect-src 'self'; worker-src 'self'`,
};

/** Of pages whose script asks for the same page in another state: with other words, with other branches open. */
export const ASKING_PAGE: Headers = {
  'Content-Security-Policy': `${SECURITY['Content-Security-Policy']}; connect-src 'self'`,
};

/** Browsers of any origin may read the interfaces: they are public, and nobody is logged in. */
const CORS: Headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Location, Content-Location, Last-Modified, Retry-After, X-Harmony-Release, X-Harmony-Digest',
};

/**
 * The headers that every response of an area carries. As an object, into which a response's own are spread: to make
 * `Headers` of them and to read those again costs more than most answers.
 */
export const COMMON_HEADERS: { readonly [A in Area['name']]: Headers } = {
  rest: { ...SECURITY, ...CORS },
  fhir: { ...SECURITY, ...CORS },
  web: SECURITY,
};

/** The answer to OPTIONS, which is also a preflight's. */
export function optionsResponse(area: Area['name'], allow: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...COMMON_HEADERS[area],
      Allow: allow,
      'Access-Control-Allow-Methods': allow,
      'Access-Control-Allow-Headers':
        'Accept, Content-Type, Content-Encoding, Authorization, If-None-Match, Prefer, X-Cache-Id',
      'Access-Control-Max-Age': '86400',
    },
  });
}

import { expect, it } from 'vitest';
import { wantsHtml } from '../../src/http/accept.ts';

it.each(['text/html', 'application/xhtml+xml, text/html;q=0.9', 'TEXT/HTML; q=0.05, */*'])(
  '%s asks for a page',
  (accept) => {
    expect(wantsHtml(accept)).toBe(true);
  },
);

it.each([null, '', '*/*', 'application/json', 'text/html;q=0', 'text/html;q=0.0, */*', 'x-text/html'])(
  '%s does not',
  (accept) => {
    expect(wantsHtml(accept)).toBe(false);
  },
);

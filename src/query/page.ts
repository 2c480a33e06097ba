import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';

/** Which part of a list is wanted. */
export interface PageRequest {
  readonly limit: number;
  /** What the page before gave as its next; absent: the first page. */
  readonly cursor?: string;
}

export interface Page<T> {
  /** Of the whole list, before paging. */
  readonly total: number;
  readonly items: readonly T[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}

/**
 * One page of a list. `list` names the list (release and question): a cursor is only good for the list it came from,
 * so that pages can never be put together from two releases. Answers `invalid-parameter` for any other cursor.
 */
export function pageOf<T>(all: readonly T[], list: string, { limit, cursor }: PageRequest): Result<Page<T>> {
  const start = cursor === undefined ? 0 : offsetOf(cursor, list);
  if (start === undefined || start > all.length) {
    const message = 'The cursor is not of this list: take `next` as it was given, with the same release and filters.';
    return failed(error('invalid-parameter', message, { parameter: 'cursor' }));
  }
  const end = start + limit;
  return ok({
    total: all.length,
    items: all.slice(start, end),
    ...(end < all.length ? { next: cursorOf(end, list) } : {}),
  });
}

function cursorOf(offset: number, list: string): string {
  return Buffer.from(`${offset}:${checkOf(list)}`, 'utf8').toString('base64url');
}

const CURSOR = /^(\d{1,9}):([0-9a-z]{1,8})$/;

function offsetOf(cursor: string, list: string): number | undefined {
  const match = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return match?.[2] === checkOf(list) ? Number(match[1]) : undefined;
}

/** A short fingerprint (FNV-1a): guards against mistakes, not against attack; an offset is no secret. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

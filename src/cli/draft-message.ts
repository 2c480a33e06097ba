import type { ReadDraft } from '../catalog/catalog.ts';
import { contentsOf, dictionaryOfContents, type EntryContent, entryKeyOf } from '../model/contents.ts';
import type { Release } from '../model/release.ts';

/** What the thread that reads the draft is asked. */
export interface DraftQuestion {
  /** Dictionary folder. */
  readonly folder: string;
  readonly last: Release | undefined;
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
}

/** What it answers: plain data. Of the contents only those that the last release does not hold: the asker has those. */
export type DraftMessage =
  | Exclude<ReadDraft, { readonly state: 'readable' }>
  | (Pick<Release, 'manifest' | 'entries'> & { readonly state: 'readable'; readonly news: readonly EntryContent[] });

/** The draft as a message to who holds the last release. */
export function packDraft(draft: ReadDraft, last: Release | undefined): DraftMessage {
  if (draft.state === 'errors') return draft;
  const { manifest, entries, dictionary } = draft.release;
  const held = new Map((last?.entries ?? []).map((entry) => [entryKeyOf(entry), entry.digest]));
  const changed = new Set(entries.map(entryKeyOf));
  for (const entry of entries) if (held.get(entryKeyOf(entry)) === entry.digest) changed.delete(entryKeyOf(entry));
  const news = contentsOf(dictionary).filter((content) => changed.has(entryKeyOf(content)));
  return { state: 'readable', manifest, entries, news };
}

/** The draft of a message. What it shares with the last release are the same objects: nothing is held twice. */
export function unpackDraft(message: DraftMessage, last: Release | undefined): ReadDraft {
  if (message.state === 'errors') return message;
  const { manifest, entries, news } = message;
  const held = last === undefined ? [] : contentsOf(last.dictionary);
  const byKey = new Map([...held, ...news].map((content) => [entryKeyOf(content), content]));
  const contents = entries.map((entry) => {
    const content = byKey.get(entryKeyOf(entry));
    if (content === undefined) throw new Error(`unpackDraft: ${entryKeyOf(entry)} is neither new nor in the release`);
    return content;
  });
  const dictionary = dictionaryOfContents(contents);
  if (dictionary === undefined) throw new Error('unpackDraft: the message holds no settings');
  return { state: 'readable', release: { manifest, entries, dictionary } };
}

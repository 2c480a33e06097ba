import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastOf, sealedReleases } from '../../src/cli/command-context.ts';
import { checkDraft, draftOf } from '../../src/cli/draft.ts';
import { packDraft, unpackDraft } from '../../src/cli/draft-message.ts';
import type { readDraft } from '../../src/cli/read-draft.ts';
import { readSettings } from '../../src/cli/settings.ts';
import { workspace } from './workspace.ts';

// As built: a thread is started from its file, which Node 20 cannot run as TypeScript.
const BUILT = join(import.meta.dirname, '../../dist/cli/read-draft.js');
const built = (await import(BUILT)) as { readonly readDraft: typeof readDraft };

const date = '2026-06-01';

/** A workspace with a release, and what the command line would find in it. */
async function released() {
  const space = workspace();
  await space.run('release');
  const settings = readSettings({ HDICT_DICTIONARY: space.dictionary }, {}, space.folder);
  if (!settings.ok) expect.fail();
  const files = sealedReleases(settings.value);
  const last = files.ok ? lastOf(files.value) : files;
  if (!last.ok || last.value === undefined) expect.fail();
  return { space, last: last.value };
}

const change = (text: string) => text.replace('title: Hemoglobin', 'title: Haemoglobin');

describe('the draft as a message', () => {
  it('is the same draft on the other side', async () => {
    const { space, last } = await released();
    space.edit('variables/lab/hemoglobin.yaml', change);
    const draft = draftOf(checkDraft(space.dictionary, last, date));
    for (const known of [undefined, last]) {
      expect(unpackDraft(structuredClone(packDraft(draft, known)), known)).toEqual(draft);
    }
  });

  it('holds only what the last release does not, and shares the rest with it', async () => {
    const { space, last } = await released();
    space.edit('variables/lab/hemoglobin.yaml', change);
    const message = packDraft(draftOf(checkDraft(space.dictionary, last, date)), last);
    if (message.state !== 'readable') expect.fail();
    expect(message.news.map(({ kind, id }) => `${kind}/${id}`)).toEqual(['variable/hemoglobin']);
    const draft = unpackDraft(message, last);
    if (draft.state !== 'readable') expect.fail();
    for (const [key, definition] of draft.release.dictionary.definitions) {
      expect(definition === last.dictionary.definitions.get(key)).toBe(key !== 'variable/hemoglobin');
    }
  });
});

describe('reading the draft in a thread', () => {
  it('answers what reading it here would', async () => {
    const { space, last } = await released();
    space.edit('variables/lab/hemoglobin.yaml', change);
    const question = { folder: space.dictionary, last, date };
    const read = await built.readDraft(question, new AbortController().signal);
    expect(read).toEqual(draftOf(checkDraft(space.dictionary, last, date)));
  });

  it('leaves a draft with an issue when the thread dies', async () => {
    // What no caller that compiles would ask: it makes the thread throw.
    const question = { folder: 42 as unknown as string, last: undefined, date };
    const read = await built.readDraft(question, new AbortController().signal);
    expect(read).toMatchObject({ state: 'errors', issues: [{ code: 'internal' }] });
  });

  it('ends at once when it is stopped', async () => {
    const { space, last } = await released();
    const stopping = new AbortController();
    const read = built.readDraft({ folder: space.dictionary, last, date }, stopping.signal);
    stopping.abort();
    expect(await read).toMatchObject({ state: 'errors' });
  });
});

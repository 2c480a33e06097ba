import { describe, expect, it } from 'vitest';
import type { TextSearchFactory } from '../../src/model/ports.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { appOf } from './fixture.ts';

/** An application whose search has a step left, and another, until `finish` is called. */
function indexing() {
  let isFinished = false;
  const endless: TextSearchFactory = function* (documents) {
    while (!isFinished) yield;
    return yield* lunrSearch(documents);
  };
  const finish = (): void => {
    isFinished = true;
  };
  return { ...appOf({ textSearch: endless }), finish };
}

const SEARCHES = ['/api/v1/releases/latest/search?q=response', '/?q=response', '/?q=response&kind=variable'];

const OTHERS = ['/health/live', '/api/v1/releases/latest/variables', '/fhir/r4/metadata', '/', '/?kind=variable'];

describe('while the index of the search is made', () => {
  it.each(SEARCHES)('%s waits for it, and others are answered', async (path) => {
    const { app, finish, log } = indexing();
    const found = [app.request(path), app.request(path)];
    for (const other of OTHERS) expect((await app.request(other)).status).toBe(200);
    expect(log.map((each) => each.path)).toEqual(OTHERS.map((other) => other.replace(/\?.*/, '')));
    finish();
    const expected = await (await appOf().app.request(path)).text();
    for (const answer of await Promise.all(found)) expect(await answer.text()).toBe(expected);
  });
});

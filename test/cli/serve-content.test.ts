import { describe, expect, it } from 'vitest';
import { damageOf } from '../../src/cli/serve-content.ts';
import { error } from '../../src/model/issue.ts';
import type { Manifest } from '../../src/model/release.ts';
import { failed, ok } from '../../src/model/result.ts';
import type { Store } from '../../src/store/store.ts';

const manifests = ['3.0.0', '2.0.0', '1.0.0'].map((version) => ({ version }) as Manifest);

/** A store in which release 1.0.0 is not what was sealed. */
function storeWith(read: string[]): Store {
  const load: Store['load'] = (version) => {
    read.push(version);
    return version === '1.0.0' ? failed(error('release-digest', version)) : (ok({}) as ReturnType<Store['load']>);
  };
  return { load } as Store;
}

describe('releases before the last', () => {
  it('are read one after the other, and what is wrong with them is said', async () => {
    const read: string[] = [];
    const issues = await damageOf({ manifests }, storeWith(read), new AbortController().signal);
    expect(read).toEqual(['2.0.0', '1.0.0']);
    expect(issues.map(({ code }) => code)).toEqual(['release-digest']);
  });

  it('are left unread once the server stops', async () => {
    const read: string[] = [];
    expect(await damageOf({ manifests }, storeWith(read), AbortSignal.abort())).toEqual([]);
    expect(read).toEqual([]);
  });
});

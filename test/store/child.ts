/**
 * The store in a process of its own, for what one process cannot show of itself: being killed, racing, a read-only or
 * full disk. Every line it prints is JSON; what it has printed has happened.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { bigChain } from './fixture-release.ts';

const [command = '', path = '', migrations = '', count = '0', size = '0'] = process.argv.slice(2);

// Not the console: through a pipe its lines may still be in this process when it is killed.
const say = (line: unknown) => writeSync(1, `${JSON.stringify(line)}\n`);

const COMMANDS: { readonly [name: string]: () => void } = {
  /** Saves a chain, and says so after each release. At the first that cannot be saved it says what it can still read. */
  load() {
    const chain = bigChain(Number(count), Number(size));
    say('ready');
    withStore((store) => {
      for (const release of chain) {
        const saved = store.save(release, 'child');
        say(saved.ok ? { version: release.manifest.version, outcome: saved.value } : saved);
        if (!saved.ok) return say(reading(store));
      }
    });
  },
  /** Reads everything there is, and tries to save one more. */
  read() {
    withStore((store) => {
      say(reading(store));
      const next = bigChain(store.manifests().length + 1, Number(size)).at(-1);
      if (next !== undefined) say(store.save(next, 'child'));
    });
  },
};

function reading(store: Store) {
  const versions = store.manifests().map(({ version }) => version);
  const readable = versions.filter((version) => store.load(version).ok);
  return { readOnly: store.readOnly, versions, readable, verify: store.verify() };
}

function withStore(work: (store: Store) => void): void {
  const opened = openStore({ path, migrations, clock: Date.now, software: 'child' });
  if (!opened.ok) return void say(opened);
  work(opened.value);
  opened.value.close();
}

COMMANDS[command]?.();

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type RunningServer, startRealServer } from '../repository/real-server.ts';
import { launch } from './browser.ts';

/** A browser, and a server of the real dictionary for it to read. */
export interface Reader {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** A folder of their own, gone when they stop. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

export async function startReader(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'hdict-browser-'));
  const [server, browser] = await Promise.all([startRealServer(join(folder, 'harmony.db')), launch()]);
  const stop = async () => {
    await browser.close();
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, browser, folder, stop };
}

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const isFull = process.env.HDICT_FULL === '1';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Files share the modules that they load: to load them anew for each took most of the time. No test changes a module.
    isolate: false,
    // Two even on two cores: most files wait for a browser, a process or a disk half of their time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Processes and browsers are started here, on machines of any speed: the limit only catches what hangs.
    testTimeout: isFull ? 1_800_000 : 60_000,
    hookTimeout: 60_000,
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Processes and browsers are started here, on machines of any speed: the limit only catches what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

/** `npm start`: from a fresh clone to a running server. Flags after `--` go to `hdict serve`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setup } from './setup.mjs';

await setup();
// In this process, so that a signal sent to it reaches the server itself.
process.chdir(root);
process.argv.splice(2, 0, 'serve');
await import(pathToFileURL(join(root, 'dist', 'cli', 'main.js')).href);

/**
 * `npm run screenshots`: makes the pictures of the README anew, from the dictionary as it is, into `.github/`. The server
 * runs on a database of its own; nothing else is touched.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath, ensureChromium } from './chromium.mjs';
import { root, setup } from './setup.mjs';

/** What is seen of each page, in CSS pixels; `files` are given to the page to check. */
const PICTURES = [
  { name: 'start-page', path: '/', width: 1100, height: 760 },
  { name: 'search', path: '/?q=primary+myelofibrosis', width: 1100, height: 760 },
  { name: 'variable', path: '/variable/flt3_itd_mutation', width: 1100, height: 760 },
  { name: 'endpoint', path: '/endpoint/efs_aml_eln2022', width: 1100, height: 900 },
  { name: 'code', path: '/code-system/icd_o_3_2?code=9961/3', width: 1100, height: 900 },
  {
    name: 'check',
    path: '/validate',
    width: 1100,
    height: 900,
    files: ['patient.csv', 'laboratory.csv'].map((file) => join(root, 'test', 'fixtures', 'delivery', file)),
  },
];

await setup();
ensureChromium();
const folder = mkdtempSync(join(tmpdir(), 'hdict-screenshots-'));
const server = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'serve'], {
  cwd: root,
  env: { ...process.env, HDICT_PORT: '0', HDICT_DB: join(folder, 'harmony.db'), HDICT_DRAFT: 'off' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const url = await addressOf(server);
  for (const picture of PICTURES) await take(url, picture);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

function addressOf(child) {
  return new Promise((settle, refuse) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const url = /Serving on (\S+)/.exec(output)?.[1];
      if (url !== undefined) settle(url);
    });
    child.once('exit', () => refuse(new Error('the server did not start')));
  });
}

async function take(url, { name, path, width, height, files }) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(`${url}${path}`);
  if (files !== undefined) {
    await page.locator('#chooser').setInputFiles(files);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.locator('#result').waitFor();
    await page.locator('#result').scrollIntoViewIfNeeded();
    await page.locator('#verdict').evaluate((heading) => heading.scrollIntoView());
  }
  await page.screenshot({ path: join(root, '.github', `${name}.png`) });
  console.log(`.github/${name}.png`);
  await page.close();
}

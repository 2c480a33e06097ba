/** The browser tests need a Chromium of the system: installs Debian's where it may, and says so where it cannot. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium of this machine, or undefined. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH ?? PLACES.find((path) => existsSync(path));
}

export function ensureChromium() {
  if (chromiumPath() !== undefined) return;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (mayInstall) {
    console.log('Installing Chromium for the browser tests …');
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  }
  if (chromiumPath() === undefined) {
    console.log('NOTE: there is no Chromium here, so the browser tests are skipped. Install it, or set CHROMIUM_PATH.');
  }
}

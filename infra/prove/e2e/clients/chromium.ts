/** Finds Chromium, and opens a page in it without a visible window. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage, mayInstall, pathFolders } from '../../../run/servers/apt.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const HOW =
  'This test buys in a real browser, and found none. Install Chromium: `apt-get install chromium` on Debian, ' +
  '`brew install --cask chromium` on macOS. Or set CHROMIUM to the path of Chromium or Chrome.';

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  const inPath = pathFolders().flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return (named ? [named] : [...inPath, ...PLACES]).find((path) => existsSync(path));
}

/**
 * Returns the path of Chromium or Chrome. Installs Debian's package if there is none and this process may. Otherwise it
 * throws and says how to install it, because a test in a browser is never skipped.
 */
export async function bringChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (!process.env['CHROMIUM'] && mayInstall()) {
    console.log('installing Chromium for the test in a browser: apt-get install chromium (about 100 MB)');
    await installPackage('chromium', console.log).catch((error: unknown) => console.error(error));
  }
  const installed = findChromium();
  if (!installed) throw new Error(HOW);
  return installed;
}

/**
 * Opens the page. Returns a function that closes the browser, and a function that returns the output of the browser.
 */
export function openPage(chromium: string, url: string): { close(): Promise<void>; output(): string } {
  const profile = mkdtempSync(join(tmpdir(), 'toric-browser-'));
  const flags = [
    ...['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
    ...['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--no-proxy-server'],
    ...['--disable-gpu', '--disable-dev-shm-usage', '--disable-extensions', '--mute-audio'],
    // the sandbox of Chromium does not run as root, which is the user in many containers
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...['--enable-logging=stderr', '--log-level=1'],
  ];
  const browser = spawn(chromium, [...flags, url], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  browser.stderr.on('data', (part: Buffer) => (output += part.toString()));
  const ended = new Promise<void>((resolve) => {
    browser.once('error', () => resolve());
    browser.once('close', () => resolve());
  });
  return {
    output: () => output.slice(-4_000),
    async close() {
      browser.kill('SIGTERM');
      const force = setTimeout(() => browser.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(force);
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

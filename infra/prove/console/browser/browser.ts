/** Starts Chromium without a window, and opens tabs in it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { connect } from './connection.ts';
import { openTab, type Tab } from './tab.ts';

export type Cookie = { readonly name: string; readonly value: string };
export type Browser = Awaited<ReturnType<typeof startBrowser>>;
/** Describes the cookies and caches of one person, which no other person of the browser shares. */
export type Profile = { open(): Promise<Tab>; setCookies(cookies: readonly Cookie[]): Promise<void> };

const FLAGS = [
  ...['--headless=new', '--remote-debugging-pipe', '--no-first-run', '--no-default-browser-check'],
  ...['--disable-background-networking', '--no-proxy-server', '--disable-gpu', '--disable-dev-shm-usage'],
  ...['--disable-extensions', '--mute-audio', '--hide-scrollbars', '--force-color-profile=srgb'],
  // with these flags, tabs in the background work as fast as the others
  ...['--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  '--disable-backgrounding-occluded-windows',
];

export async function startBrowser(chromium: string, origin: string) {
  const folder = mkdtempSync(join(tmpdir(), 'toric-browser-'));
  // the sandbox of Chromium does not run as root, which is the user in many containers
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(chromium, [...FLAGS, ...sandbox, `--user-data-dir=${folder}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stderr?.resume();
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  const [, , , toBrowser, fromBrowser] = child.stdio;
  // the casts are safe: both are pipes, as `stdio` demands
  const connection = connect(toBrowser as Writable, fromBrowser as Readable);

  return {
    /**
     * Opens a profile for the pages of a URL. Passkeys need a host name instead of an IP address, such as `localhost`.
     */
    async profile(home = origin): Promise<Profile> {
      const { browserContextId } = await connection.send<{ browserContextId: string }>('Target.createBrowserContext');
      return {
        open: () => openTab(connection, { browserContextId, origin: home }),
        async setCookies(cookies) {
          const all = cookies.map((cookie) => ({ ...cookie, url: home, httpOnly: true, sameSite: 'Strict' }));
          await connection.send('Storage.setCookies', { cookies: all, browserContextId });
        },
      };
    },
    async close(): Promise<void> {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(force);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CONSOLE } from '../../run/build/console.ts';
import type { Tab } from './browser/tab.ts';

const SCRIPTS = `performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  .filter((path) => path.endsWith('.js'))`;

/** Returns the scripts that the page in a tab has loaded, with their sizes as they are sent with gzip. */
export async function loadedScripts(tab: Tab): Promise<{ path: string; bytes: number }[]> {
  const paths = new Set(await tab.evaluate<string[]>(SCRIPTS));
  return [...paths].map((path) => ({
    path,
    bytes: statSync(join(CONSOLE, `${path.replace('/console/', '')}.gz`)).size,
  }));
}

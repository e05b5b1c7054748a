/**
 * Bundles the processes for a fault run. These bundles call a function at every fail-point. For the self-test, they
 * also contain one seeded bug.
 */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleOptions } from '../../../run/build/bundle-options.ts';
import { leanLibraries } from '../../../run/build/lean-libraries.ts';
import { bundleOf, folderOf, OWNERS, type OwnerName, type ProcessName, ROOT } from '../../../run/system/parts.ts';
import type { SeededBug } from './bugs.ts';
import { instrument } from './fail-points.ts';

const entryOf = (name: OwnerName) => join(folderOf(name), 'src/main.ts');

/**
 * Returns the source of one file with the edits of the seeded bug, and with a call at every fail-point. Throws if an
 * edit does not fit the file.
 */
export function altered(path: string, source: string, bug: SeededBug | undefined): string {
  const edits = bug?.edits.filter(({ file }) => file === path) ?? [];
  const edited = edits.reduce((text, { from, to }) => {
    if (text.split(from).length !== 2)
      throw new Error(
        `the seeded bug '${bug?.name}' no longer fits ${path}: the file must contain this text exactly once:\n${from}`,
      );
    return text.replace(from, () => to);
  }, source);
  return instrument(edited).source;
}

const alteration = (bug: SeededBug | undefined): Plugin => ({
  name: 'fault-run',
  setup(building) {
    building.onLoad({ filter: /\/(packages|services|gateway)\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: altered(relative(ROOT, path), source, bug), loader: 'ts' };
    });
  },
});

/**
 * Builds the bundles of the services and the gateway into `folder`. Returns a function from the name of a process to
 * the path of its bundle.
 */
export async function buildFaultBundles(folder: string, bug?: SeededBug): Promise<(name: ProcessName) => string> {
  const outfile = (name: OwnerName) => join(folder, name, 'main.js');
  await Promise.all(
    OWNERS.map((name) =>
      build({
        ...bundleOptions(entryOf(name), outfile(name)),
        plugins: [alteration(bug), leanLibraries],
      }),
    ),
  );
  return (name) =>
    name === 'sandbox-provider' || name === 'mailbox' || name === 'sandbox-carrier' ? bundleOf(name) : outfile(name);
}

// Installs the packages if node_modules differs from package-lock.json, no matter who installed them last.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT, withProgress } from './steps.mjs';

/**
 * Names npm's own record of what it installed: the entries of package-lock.json without the packages for other
 * platforms.
 */
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
/** Names the file with the version of Node's binary interface (ABI) with which the packages were last used. */
const STAMP = join(ROOT, 'node_modules/.toric-abi');
const ABI = process.versions.modules;

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Returns a text that identifies the content of an installed package. Other fields of its lock entry, such as `libc`,
 * depend on the version of npm that wrote the entry.
 */
const content = ({ version, integrity }) => `${version} ${integrity}`;

function isAsLocked() {
  if (!existsSync(INSTALLED)) return false;
  const { '': _root, ...wanted } = packagesIn(join(ROOT, 'package-lock.json'));
  const installed = packagesIn(INSTALLED);
  const same = ([path, entry]) =>
    path in installed ? content(installed[path]) === content(entry) : entry.optional === true;
  return Object.keys(installed).every((path) => path in wanted) && Object.entries(wanted).every(same);
}

/**
 * Returns false if the packages were last used with another ABI; they are then installed again. If a person ran
 * `npm ci`, there is no stamp, and the packages are accepted. All our native packages are prebuilt on Node-API, which
 * is the same in every Node, so it does not matter which Node ran `npm ci`.
 */
const isForThisNode = () => !existsSync(STAMP) || readFileSync(STAMP, 'utf8') === ABI;

export async function installPackages() {
  if (!isAsLocked() || !isForThisNode()) {
    const args = ['ci', '--engine-strict', '--loglevel=error', '--no-audit', '--no-fund'];
    // Prisma's CLI would download an engine that we never run. The path of any existing file prevents this.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NODE_ENV: 'development' };
    await withProgress('installing packages (a minute or two, the first time only)', npm(args, { env }));
  }
  if (!existsSync(STAMP)) writeFileSync(STAMP, ABI);
}

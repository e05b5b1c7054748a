// Bundles every process, in one go of esbuild, which then reads each file once. A bundle is dist/main.js in its own folder.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { bundleOptions, OPTIONS } from './bundle-options.mjs';

process.chdir(resolve(import.meta.dirname, '../..'));

const PROCESSES = [
  ...readdirSync('services').map((name) => `services/${name}/src/main.ts`),
  'gateway/src/main.ts',
  'infra/sandbox-provider/main.ts',
];
// a worker thread is found by its file's name, beside whoever starts it
const WORKER = {
  from: 'services/customer/src/rewrite-pdf.worker.mjs',
  to: 'services/customer/dist/rewrite-pdf.worker.mjs',
};
/** The API reference's one script, beside the gateway's bundle: /docs works offline and in an image. */
const REFERENCE = 'gateway/dist/reference.js';
/** Every file that the last bundles were made of, and the bundles: when each had changed last. */
const STAMP = 'node_modules/.toric-bundled.json';
/** What decides how things are bundled, beside the sources. */
const ALSO = ['package-lock.json', 'infra/build/bundle.mjs', 'infra/build/bundle-options.mjs'];

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** `mains`: also those that were asked for have been bundled. */
function isUpToDate(mains) {
  const known = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {};
  return mains.every((main) => known[main]) && Object.entries(known).every(([file, at]) => changedAt(file) === at);
}

/** `more`: further main.ts, by their paths from the root. */
export async function bundleProcesses(more = []) {
  const mains = [...PROCESSES, ...more];
  if (isUpToDate(mains)) return;
  const { build } = await import('esbuild'); // not before it is needed: it takes a while to load
  const entryPoints = mains.map((main) => ({ in: main, out: main.replace(/(src\/)?main\.ts$/, 'dist/main') }));
  const made = await Promise.all([
    build({ ...OPTIONS, entryPoints, outdir: '.', metafile: true }),
    build({ ...bundleOptions(WORKER.from, WORKER.to), metafile: true }),
  ]);
  const reference = dirname(createRequire(resolve('gateway/package.json')).resolve('@scalar/api-reference'));
  await copyFile(join(reference, 'browser/standalone.js'), REFERENCE);
  const files = made.flatMap(({ metafile }) => [...Object.keys(metafile.inputs), ...Object.keys(metafile.outputs)]);
  writeFileSync(
    STAMP,
    JSON.stringify(Object.fromEntries([...files, ...ALSO, REFERENCE].map((file) => [file, changedAt(file)]))),
  );
}

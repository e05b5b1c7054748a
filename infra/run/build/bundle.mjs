// Bundles every process, in one go of esbuild, which then reads each file once. A bundle is dist/main.js in its own folder.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { bundleOptions, OPTIONS } from './bundle-options.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const at = (file) => join(ROOT, file);
/** When each file that the bundles were made of had changed last, and each bundle. Without it all are made anew. */
export const STAMP = at('node_modules/.toric-bundled.json');

const PROCESSES = [
  ...readdirSync(at('services')).map((name) => `services/${name}/src/main.ts`),
  'gateway/src/main.ts',
  'infra/shop/sandbox-provider/main.ts',
];
// a worker thread is found by its file's name, beside whoever starts it
const WORKER = 'services/customer/src/prescriptions/rewrite-pdf.worker.mjs';
/** The API reference's one script, beside the gateway's bundle: /docs works offline and in an image. */
const REFERENCE = 'gateway/dist/reference.js';
/** What decides how things are bundled, beside the sources. */
const ALSO = ['package-lock.json', 'infra/run/build/bundle.mjs', 'infra/run/build/bundle-options.mjs'];

const changedAt = (file) => statSync(at(file), { throwIfNoEntry: false })?.mtimeMs;

function isUpToDate(mains) {
  const known = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {};
  return mains.every((main) => known[main]) && Object.entries(known).every(([file, then]) => changedAt(file) === then);
}

/** `more`: further main.ts, by their paths from the root. */
export async function bundleProcesses(more = []) {
  const mains = [...PROCESSES, ...more];
  if (isUpToDate(mains)) return;
  const started = Date.now();
  const { build } = await import('esbuild'); // not before it is needed: it takes a while to load
  const common = { absWorkingDir: ROOT, metafile: true };
  const entryPoints = mains.map((main) => ({ in: main, out: main.replace(/(src\/)?main\.ts$/, 'dist/main') }));
  const made = await Promise.all([
    build({ ...OPTIONS, ...common, entryPoints, outdir: '.' }),
    build({ ...bundleOptions(WORKER, join('services/customer/dist', basename(WORKER))), ...common }),
  ]);
  const reference = dirname(createRequire(at('gateway/package.json')).resolve('@scalar/api-reference'));
  await copyFile(join(reference, 'browser/standalone.js'), at(REFERENCE));
  // a source that was edited meanwhile does not match its record, and the next build takes it up
  const read = made.flatMap(({ metafile }) => Object.keys(metafile.inputs)).concat(ALSO);
  const written = made.flatMap(({ metafile }) => Object.keys(metafile.outputs)).concat(REFERENCE);
  const sources = read.map((file) => [file, Math.min(changedAt(file), started)]);
  const bundles = written.map((file) => [file, changedAt(file)]);
  writeFileSync(STAMP, JSON.stringify(Object.fromEntries([...sources, ...bundles])));
}

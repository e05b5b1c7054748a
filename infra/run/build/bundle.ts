// Bundles every process into dist/main.js in the folder of the process. One run of esbuild makes all bundles and reads
// each file once.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { bundleOptions, OPTIONS } from './bundle-options.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const at = (file: string) => join(ROOT, file);
/**
 * Names the file that records when each source and each bundle last changed. Without this file everything is bundled
 * again.
 */
export const STAMP = at('node_modules/.toric-bundled.json');

const PROCESSES = [
  ...readdirSync(at('services')).map((name) => `services/${name}/src/main.ts`),
  'gateway/src/main.ts',
  'infra/shop/sandbox-provider/main.ts',
  'infra/shop/mailbox/main.ts',
  'infra/shop/sandbox-carrier/main.ts',
];
/**
 * Names the code of a worker thread. It has a bundle of its own, because a worker thread is loaded by file name from
 * the folder of the bundle that starts it.
 */
const WORKER = 'services/customer/src/prescriptions/rewrite-pdf.worker.mjs';
/**
 * Names the script of the API reference. It is stored beside the gateway's bundle, so /docs works offline and in an
 * image.
 */
const REFERENCE = 'gateway/dist/reference.js';
/** Lists the OpenAPI and AsyncAPI documents. They are stored beside the gateway's bundle, too. */
const DOCUMENTS = ['gateway/dist/openapi.json', 'gateway/dist/asyncapi.json'];
const WRITE_DOCUMENTS = 'infra/run/build/documents/main.ts';
/** Lists further files that decide about the bundles. If one of them changes, all bundles are made again. */
const ALSO = [
  ...['package-lock.json', 'infra/run/build/bundle.ts', 'infra/run/build/bundle-options.ts'],
  ...['infra/run/build/query-compiler.ts', 'infra/run/build/lean-libraries.ts', WRITE_DOCUMENTS],
];

const changedAt = (file: string) => statSync(at(file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isUpToDate(mains: readonly string[]): boolean {
  const known: Record<string, number> = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {};
  return mains.every((main) => known[main]) && Object.entries(known).every(([file, then]) => changedAt(file) === then);
}

/**
 * Bundles all processes if a source or a bundle has changed since the last run. `more` names further main.ts files to
 * bundle, as paths from the root.
 */
export async function bundleProcesses(more: readonly string[] = []): Promise<void> {
  const mains = [...PROCESSES, ...more];
  if (isUpToDate(mains)) return;
  const started = Date.now();
  const { build } = await import('esbuild'); // esbuild takes a while to load, so it is loaded only if it is needed
  const common = { absWorkingDir: ROOT, metafile: true } as const;
  const entryPoints = mains.map((main) => ({ in: main, out: main.replace(/(src\/)?main\.ts$/, 'dist/main') }));
  const [, ...made] = await Promise.all([
    promisify(execFile)(process.execPath, [at(WRITE_DOCUMENTS), at('gateway/dist')], { cwd: ROOT }),
    build({ ...OPTIONS, ...common, entryPoints, outdir: '.' }),
    build({ ...bundleOptions(WORKER, join('services/customer/dist', basename(WORKER))), ...common }),
  ]);
  const reference = dirname(createRequire(at('gateway/package.json')).resolve('@scalar/api-reference'));
  await copyFile(join(reference, 'browser/standalone.js'), at(REFERENCE));
  // a source that was edited during the build has a later time than recorded here, so the next build includes the edit
  const read = made.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {})).concat(ALSO);
  const written = made.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {})).concat(REFERENCE, DOCUMENTS);
  const sources = read.map((file) => [file, Math.min(changedAt(file), started)]);
  const bundles = written.map((file) => [file, changedAt(file)]);
  writeFileSync(STAMP, JSON.stringify(Object.fromEntries([...sources, ...bundles])));
}

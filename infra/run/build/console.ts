// Builds the pages of the console into the folder of the gateway's bundle, with a compressed form of each file.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ROOT = resolve(import.meta.dirname, '../../..');
const PACKAGE = join(ROOT, 'packages/console');
/** Names the folder of the built pages of the console. It is beside the gateway's bundle, so that an image has both. */
export const CONSOLE = join(ROOT, 'gateway/dist/console');
/** Names the file with the hash of the console's sources. The gateway serves no file of this name. */
const STAMP = join(CONSOLE, '.sources');

/**
 * Lists the files and folders that the pages of the console are built from. The pages are built again if one of them
 * changes.
 */
const SOURCES = [
  ...['packages/console', 'packages/client/src', 'packages/contracts/src', 'packages/optics/src'],
  ...['docs/runbooks', 'package-lock.json', 'infra/run/build/console.ts'],
];
const LEFT_OUT = /(^|\/)(node_modules|dist)(\/|$)|\.test\.tsx?$|^packages\/.*\.md$/;

function filesAt(path: string): string[] {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true }).map((entry) => ({
    at: `${path}/${entry.name}`,
    isFolder: entry.isDirectory(),
  }));
  return entries
    .filter(({ at }) => !LEFT_OUT.test(at))
    .flatMap(({ at, isFolder }) => (isFolder ? filesAt(at) : [at]))
    .sort();
}

/** Returns a hash of the names and contents of all sources of the console. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesAt)) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** Builds the pages of the console if their sources have changed since the last build. */
export async function buildConsole(): Promise<void> {
  const hash = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  await runVite();
  await compressAll();
  // the sources may have changed during the build, so the stamp holds the hash that was computed before the build
  writeFileSync(STAMP, hash);
}

/** Runs Vite in a process of its own. The package.json of the console names the version of Vite. */
function runVite(): Promise<void> {
  const vite = join(dirname(createRequire(join(PACKAGE, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
  const options = ['--mode', 'production', '--logLevel', 'warn', '--outDir', CONSOLE, '--emptyOutDir'];
  const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', NO_COLOR: '1' };
  return new Promise((done, fail) => {
    execFile(process.execPath, [vite, 'build', ...options], { cwd: PACKAGE, env }, (error, stdout, stderr) => {
      if (!error) return done();
      fail(
        new Error(
          `${stdout}${stderr}
Vite could not build the console: correct what it says above.`,
          { cause: error },
        ),
      );
    });
  });
}

/** Holds the options for the best compression. It is slow, but each file is compressed once and sent many times. */
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

async function compressAll(): Promise<void> {
  const files = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.startsWith('.') && statSync(join(CONSOLE, file)).isFile(),
  );
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(CONSOLE, file));
      await writeFile(join(CONSOLE, `${file}.br`), await promisify(brotliCompress)(bytes, BEST));
      await writeFile(join(CONSOLE, `${file}.gz`), await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}

// Provides functions that the steps of the bootstrap share: they report progress, run a program, and run npm.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const started = Date.now();
export const say = (text) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${text}`);

/** Prints the name of a step that takes longer than half a second, and then every 15 s that the step still runs. */
export async function withProgress(what, work) {
  const first = setTimeout(() => say(`${what} …`), 500);
  const more = setInterval(() => say(`  still ${what}`), 15_000);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(more);
  }
}

/**
 * Resolves when the program exits with 0. Shows the output of the program only if it fails: the error carries the text
 * as `output`.
 */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('exit', (code, signal) =>
      code === 0
        ? done()
        : fail(Object.assign(new Error(`${command} ${args[0]} ended with ${signal ?? code}`), { output })),
    );
  });
}

/**
 * Returns the path of npm's script on this machine. Returns undefined if npm has only a launcher here. A launcher may
 * run npm on the Node with which npm was installed, and that Node may be too old.
 */
function npmScript() {
  const beside = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => [
    join(folder, 'npm'), // on all systems but Windows, npm is a symbolic link to the script
    join(folder, 'node_modules/npm/bin/npm-cli.js'), // on Windows, npm's script is in this folder
  ]);
  return [process.env.npm_execpath ?? '', ...beside]
    .filter((file) => existsSync(file))
    .map((file) => realpathSync(file))
    .find((file) => /npm-cli\.[cm]?js$/.test(file));
}

/** Runs npm on the Node that runs this file, if npm's script is found. */
export function npm(args, options = {}) {
  const script = npmScript();
  return script ? run(process.execPath, [script, ...args], options) : run('npm', args, options);
}

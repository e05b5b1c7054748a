// Does the first step of every npm script. It is plain JavaScript that runs on Node 20.19 with nothing installed. If
// this Node is too old, the file runs itself again on a newer one. It installs the packages if they differ from the
// lock file, builds, and runs the command.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installPackages } from './packages.mjs';
import { bringRuntime, isSuitable } from './runtime.mjs';
import { ROOT, withProgress } from './steps.mjs';

/**
 * Lists the npm commands. A command runs one of our files or a tool. The Prisma clients are generated before it, unless
 * `first` names another preparation.
 */
const COMMANDS = {
  start: { file: 'infra/run/dev/start.ts', first: 'nothing' }, // start.ts builds while its servers start
  test: { file: 'infra/run/dev/test.ts', first: 'bundles' },
  'test:one': { file: 'infra/run/dev/test-one.ts' },
  'test:servers': { file: 'infra/prove/testing/servers.ts' },
  check: { file: 'infra/prove/checks/check.ts' },
  'check:walls': { file: 'infra/prove/checks/walls.ts' },
  'pack:client': { file: 'infra/run/client/main.ts' },
  'check:documents': { file: 'infra/prove/checks/lint-documents.ts' },
  'check:contracts': { file: 'infra/prove/checks/contracts.ts' },
  bench: { file: 'infra/measure/bench/bench.ts', first: 'bundles' },
  scale: { file: 'infra/measure/scale/main.ts', first: 'bundles' },
  chaos: { file: 'infra/prove/chaos/chaos.ts', first: 'bundles' },
  simulate: { file: 'infra/prove/simulation/main.ts' },
  fuzz: { file: 'infra/prove/fuzz/main.ts', first: 'bundles' },
  drill: { file: 'infra/operate/backup/drill/main.ts', first: 'bundles' },
  ops: { file: 'infra/operate/ops/main.ts' },
  code: { file: 'infra/run/dev/code.ts' },
  generate: { file: 'infra/prove/generate/all.ts' },
  migration: { file: 'infra/run/migrations/diff.ts', first: 'nothing' },
  build: { file: 'infra/run/build/main.ts', first: 'nothing' },
  prisma: { file: 'infra/run/build/prisma-generate.ts', first: 'nothing' },
  format: { tool: 'biome', args: ['format', '--write', '.'] },
  lint: { tool: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  types: { file: 'infra/prove/checks/types.ts' },
  'console:nightly': { file: 'infra/prove/console/nightly/main.ts', first: 'bundles' },
  'console:pictures': { file: 'infra/prove/console/pictures.ts', first: 'bundles' },
  node: {}, // this command runs any of our files: its path is the first argument
};

/** Runs a program to its end and exits with its exit code. */
function become(program, args) {
  const child = spawn(program, args, { stdio: 'inherit' });
  // The terminal sends Ctrl-C also to the child, which then stops everything that it started. This process ignores it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

async function prepare(first = 'clients') {
  await installPackages();
  if (first === 'nothing') return;
  const { buildAll } = await import('../build/build.ts');
  const { generateClients } = await import('../build/prisma-client.ts');
  if (first === 'bundles') await withProgress('building', buildAll());
  else await withProgress('generating the Prisma clients', generateClients());
}

/** Prepares a command. Returns the path of our file to run, or undefined if the command is run by another program. */
async function follow([name, ...given]) {
  const command = COMMANDS[name];
  if (!command) throw new Error(`Unknown command '${name}'. Known: ${Object.keys(COMMANDS).join(', ')}.`);
  if (!isSuitable()) return become(await bringRuntime(), [fileURLToPath(import.meta.url), name, ...given]);
  // The tools of npm look for node on the PATH. They must find the Node that runs this file.
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  process.chdir(ROOT);
  mkdirSync('.toric', { recursive: true });
  await prepare(command.first);
  if (command.tool) return become(join(ROOT, 'node_modules/.bin', command.tool), [...command.args, ...given]);
  const [file, ...args] = command.file ? [command.file, ...given] : given;
  if (!file) throw new Error('Name the file to run: npm run node -- infra/prove/checks/contracts.ts');
  process.argv = [process.execPath, resolve(file), ...args];
  return pathToFileURL(resolve(file)).href;
}

const file = await follow(process.argv.slice(2)).catch((error) => {
  console.error(`${error.output ?? ''}\n${error.message}`.trim());
  process.exit(1);
});
if (file) await import(file);

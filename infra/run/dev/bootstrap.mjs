// First step of npm start, npm test and the rest: plain JavaScript that needs nothing installed. It checks Node, installs
// what the lock file says when that has changed, builds, and hands over to the TypeScript command.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const STAMP = join(ROOT, 'node_modules/.toric-installed');
const COMMANDS = {
  start: { script: 'infra/run/dev/start.ts', build: false }, // builds by itself, while its servers start
  test: { script: 'infra/run/dev/test.ts', build: 'all' },
  bench: { script: 'infra/measure/bench/bench.ts', build: 'all' },
  chaos: { script: 'infra/prove/chaos/chaos.ts', build: 'all' },
  scale: { script: 'infra/measure/scale/main.ts', build: 'all' },
  check: { script: 'infra/prove/checks/check.ts', build: 'generate' },
  walls: { script: 'infra/prove/checks/walls.ts', build: false },
  generate: { script: 'infra/prove/generate/all.ts', build: 'generate' },
};

const started = Date.now();
const say = (text) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${text}`);

function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('exit', (code, signal) =>
      code === 0
        ? done()
        : fail(Object.assign(new Error(`${command} ${args[0]} ended with ${signal ?? code}`), { output, code })),
    );
  });
}

/** Long silent steps say that they are alive. */
async function withProgress(what, work) {
  say(`${what} …`);
  const timer = setInterval(() => say(`  still ${what}`), 15_000);
  try {
    await work;
  } finally {
    clearInterval(timer);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Toric needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from your package manager or nodejs.org.`,
  );
  process.exit(1);
}

async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(process.version)
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  // Prisma's CLI would download an engine that nothing here runs: any file that exists keeps it from that
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NODE_ENV: 'development' };
  await withProgress(
    'installing packages (a minute or two, the first time only)',
    run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { quiet: true, env }),
  );
  await build('generate'); // by the Prisma that has just been installed: from now on they follow their schemas
  writeFileSync(STAMP, wanted);
}

async function build(what) {
  const { buildAll } = await import('../build/build.mjs');
  const { generateClients } = await import('../build/prisma-client.mjs');
  if (what === 'generate') await withProgress('generating the Prisma clients', generateClients());
  else await withProgress('building', buildAll());
}

checkNode();
const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  console.error(`Unknown command '${name}'. Known: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(2);
}
process.chdir(ROOT);
mkdirSync(join(ROOT, '.toric'), { recursive: true });
try {
  await install();
  if (command.build) await build(command.build);
} catch (error) {
  console.error(`${error.output ?? ''}\n${error.message}`);
  process.exit(1);
}
const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, command.script), ...rest], { stdio: 'inherit' });
// the terminal's Ctrl-C reaches the child too, which then stops what it started
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

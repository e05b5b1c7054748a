// npm run test:one -- PATH… [-t NAME]: runs the test files at these paths: unit, integration and end-to-end tests. It
// builds the bundles and starts the servers that they need. If `npm run test:servers` is running, its servers are used,
// which saves time.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareTestServers, renewTemplate } from '../../prove/testing/test-servers.ts';
import { buildAll } from '../build/build.ts';
import { inspect } from '../servers/postgres-probe.ts';
import { httpAdmin } from '../servers/rabbitmq-admin.ts';
import { ROOT } from '../system/parts.ts';
import { type Env, jest, type Kind } from './jest.ts';
import { stopAtSignal } from './stop-at-signal.ts';

const USAGE = "Usage: npm run test:one -- PATH… [-t 'part of a test name']. A PATH is a test file or a folder of them.";

function kindOf(file: string): Kind {
  if (file.endsWith('.e2e.test.ts')) return 'e2e';
  return file.endsWith('.int.test.ts') ? 'integration' : 'unit';
}

/** Returns the test files at a path. A relative path starts at the folder where npm was called. */
function testsAt(given: string): string[] {
  const path = resolve(process.env['INIT_CWD'] ?? ROOT, given);
  if (!existsSync(path)) throw new Error(`There is no ${given}.\n${USAGE}`);
  const files = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
    : [path];
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file) && !/[\\/](node_modules|dist)[\\/]/.test(file));
  if (tests.length === 0) throw new Error(`${given} holds no test: a test's name ends in .test.ts.\n${USAGE}`);
  return tests;
}

/** Returns the variables that `npm run test:servers` wrote, or undefined if its servers do not answer. */
async function runningServers(): Promise<Env | undefined> {
  const file = join(ROOT, '.toric/test.env');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').matchAll(/^export (TORIC_TEST_\w+)='(.*)'$/gm);
  const env = Object.fromEntries([...lines].map(([, name, value]) => [name, value ?? '']));
  const postgres = await inspect(env['TORIC_TEST_DATABASE_ADMIN_URL'] ?? '', 2_000);
  const broker = httpAdmin(env['TORIC_TEST_RABBITMQ_MANAGEMENT_URL'] ?? '').check();
  const answers = await broker.then(
    () => postgres.ok,
    () => false,
  );
  return answers ? env : undefined;
}

async function startServers() {
  const env = await runningServers();
  const log = (line: string) => console.log(`  ${line}`);
  if (!env) return prepareTestServers(join(ROOT, '.toric/test-servers'), log);
  await renewTemplate(env['TORIC_TEST_DATABASE_ADMIN_URL'] ?? '', log);
  return { env, stop: async () => {} };
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    options: { testNamePattern: { type: 'string', short: 't' } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error(USAGE);
  const tests = new Map<Kind, string[]>();
  for (const file of new Set(positionals.flatMap(testsAt)))
    tests.set(kindOf(file), [...(tests.get(kindOf(file)) ?? []), relative(ROOT, file)]);
  const named = values.testNamePattern === undefined ? [] : [`--testNamePattern=${values.testNamePattern}`];
  const passes = (kind: Kind, env: Env) => {
    const files = tests.get(kind);
    return !files || jest(kind, env, [...files, '--runTestsByPath', ...named]);
  };

  const unit = await passes('unit', {});
  if (!tests.has('integration') && !tests.has('e2e')) return unit;
  if (tests.has('e2e')) await buildAll();
  const starting = startServers();
  stopAtSignal(() => starting, console.log);
  const servers = await starting;
  try {
    const integration = await passes('integration', servers.env);
    return (await passes('e2e', servers.env)) && integration && unit;
  } finally {
    await servers.stop();
  }
}

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

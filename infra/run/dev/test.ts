// npm test: format, lint, types, walls, dead code, contracts, then unit, integration and end-to-end tests on real servers.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../system/parts.ts';
import { prepareTestServers } from '../../prove/testing/test-servers.ts';

const started = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);

function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

const jest = (project: string, env: Readonly<Record<string, string>>, ...more: string[]) =>
  run('node_modules/jest/bin/jest.js', ['--selectProjects', project, ...more], {
    NODE_OPTIONS: '--experimental-vm-modules',
    NODE_NO_WARNINGS: '1',
    ...env,
  });

async function withServers(): Promise<boolean> {
  say('starting PostgreSQL and RabbitMQ for the tests');
  const servers = await prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => say(`  ${line}`));
  try {
    say('integration tests: each file with a database and a virtual host of its own');
    const integration = await jest('integration', servers.env, '--maxWorkers=2');
    say('end-to-end tests: the whole system, through the gateway');
    return (await jest('e2e', servers.env, '--runInBand')) && integration;
  } finally {
    await servers.stop();
  }
}

say('checks: format, lint, types, walls, dead code, contracts');
const checks = await run('--import', ['tsx', join(ROOT, 'infra/prove/checks/check.ts')]);
say('unit tests');
const unit = await jest('unit', {});
const real = await withServers();
say(
  checks && unit && real
    ? 'all passed'
    : `failed: ${[!checks && 'checks', !unit && 'unit tests', !real && 'integration or end-to-end tests'].filter(Boolean).join(', ')}`,
);
process.exit(checks && unit && real ? 0 : 1);

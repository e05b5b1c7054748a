// npm test: checks format, lint, types, walls, dead code and contracts. Then it runs the unit tests, and the
// integration and end-to-end tests on real servers.
import { join } from 'node:path';
import { prepareTestServers } from '../../prove/testing/test-servers.ts';
import { ROOT } from '../system/parts.ts';
import { jest, run } from './jest.ts';

const started = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);

async function withServers(): Promise<boolean> {
  say('starting PostgreSQL and RabbitMQ for the tests');
  const servers = await prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => say(`  ${line}`));
  try {
    say('integration tests: each file with a database and a virtual host of its own');
    const integration = await jest('integration', servers.env);
    say('end-to-end tests: the whole system, through the gateway');
    return (await jest('e2e', servers.env)) && integration;
  } finally {
    await servers.stop();
  }
}

say('checks: format, lint, types, walls, dead code, contracts');
const checks = await run('infra/prove/checks/check.ts', []);
say('unit tests');
const unit = await jest('unit', {});
const real = await withServers();
say(
  checks && unit && real
    ? 'all passed'
    : `failed: ${[!checks && 'checks', !unit && 'unit tests', !real && 'integration or end-to-end tests'].filter(Boolean).join(', ')}`,
);
process.exit(checks && unit && real ? 0 : 1);

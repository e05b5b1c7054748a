// npm test: checks format, lint, types, walls, dead code and contracts. Then it runs the unit tests, and the
// integration and end-to-end tests on real servers.
import { join } from 'node:path';
import { prepareTestServers } from '../../prove/testing/test-servers.ts';
import { ROOT } from '../system/parts.ts';
import { jest, run } from './jest.ts';
import { stopAtSignal } from './stop-at-signal.ts';

const started = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);

/** Starts the servers, which takes some seconds. The caller does not wait for them while unit tests run. */
function startServers(): ReturnType<typeof prepareTestServers> {
  const starting = prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => say(`  ${line}`));
  starting.catch(() => undefined); // the error is thrown where the servers are awaited
  return starting;
}

async function withServers(starting: ReturnType<typeof prepareTestServers>): Promise<boolean> {
  const servers = await starting;
  try {
    say('integration tests: each file with a database and a virtual host of its own');
    const integration = await jest('integration', servers.env);
    say('end-to-end tests: the whole system, through the gateway');
    return (await jest('e2e', servers.env)) && integration;
  } finally {
    await servers.stop();
  }
}

let starting: ReturnType<typeof startServers> | undefined;
stopAtSignal(() => starting, say);

say('checks: format, lint, types, walls, dead code, contracts');
const checks = await run('infra/prove/checks/check.ts', []);
say('unit tests; meanwhile PostgreSQL and RabbitMQ start for the other tests');
starting = startServers();
const unit = await jest('unit', {});
const real = await withServers(starting);
say(
  checks && unit && real
    ? 'all passed'
    : `failed: ${[!checks && 'checks', !unit && 'unit tests', !real && 'integration or end-to-end tests'].filter(Boolean).join(', ')}`,
);
process.exit(checks && unit && real ? 0 : 1);

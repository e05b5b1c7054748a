// npm run test:servers: starts the test servers and keeps them running, so that `npm run test:one` need not start its
// own.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../run/system/parts.ts';
import { prepareTestServers } from './test-servers.ts';

const { env, stop } = await prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => console.log(line));
const lines = Object.entries({ ...env, NODE_OPTIONS: '--experimental-vm-modules' }).map(
  ([name, value]) => `export ${name}='${value}'\n`,
);
const file = join(ROOT, '.toric/test.env');
mkdirSync(join(ROOT, '.toric'), { recursive: true });
writeFileSync(file, lines.join(''), { mode: 0o600 });
console.log('Ready. In another shell: npm run test:one -- <test file>. Ctrl-C stops the servers.');
const keepAlive = setInterval(() => undefined, 60_000);
const finish = () => {
  clearInterval(keepAlive);
  rmSync(file, { force: true });
  void stop().then(() => process.exit(0));
};
process.on('SIGINT', finish);
process.on('SIGTERM', finish);

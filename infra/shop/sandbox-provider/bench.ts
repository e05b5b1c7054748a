// The command `npm run node -- infra/shop/sandbox-provider/bench.ts [count]` measures authorisations per second, with
// client and provider in one process. Each authorisation is fsync'ed before its answer. The command exits with 1 if
// there are fewer than 1,000 per second, which load tests need.
import { Pool } from 'undici';
import { createLog } from './log.ts';
import { startProvider } from './provider.ts';
import {
  dropDir,
  paymentRequest,
  scratchDir,
  SECRET_KEY,
  startReceiver,
  testConfig,
  WEBHOOK_SECRET,
} from './testing.ts';

const COUNT = Number(process.argv[2] ?? 20_000);
const CLIENTS = 64;

async function measure(withWebhooks: boolean): Promise<number> {
  const dir = await scratchDir();
  const receiver = withWebhooks ? await startReceiver() : undefined;
  const webhook = receiver && { url: receiver.url, secret: WEBHOOK_SECRET };
  const log = createLog('error', (line) => process.stderr.write(line));
  const onFailure = (error: Error) => log.error(error.message);
  const provider = await startProvider(testConfig(dir, { webhook }), { log, onFailure });
  const pool = new Pool(provider.url, { connections: CLIENTS });
  const latencies: number[] = [];
  let next = 0;

  async function client(): Promise<void> {
    while (next < COUNT) {
      const reference = `bench-${next++}`;
      const start = performance.now();
      const headers = {
        authorization: `Bearer ${SECRET_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': reference,
      };
      const body = JSON.stringify(paymentRequest(reference));
      const answer = await pool.request({ method: 'POST', path: '/v1/payments', headers, body });
      await answer.body.dump();
      if (answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}`);
      latencies.push(performance.now() - start);
    }
  }

  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const perSecond = Math.round((COUNT / (performance.now() - start)) * 1_000);
  const { user, system } = process.cpuUsage(cpu);
  const cpuMsEach = Math.round((user + system) / COUNT / 10) / 100;
  latencies.sort((a, b) => a - b);
  const [p50Ms, p99Ms] = [0.5, 0.99].map((share) => Math.round((latencies[Math.floor(COUNT * share)] ?? 0) * 10) / 10);
  const report = { withWebhooks, count: COUNT, clients: CLIENTS, perSecond, p50Ms, p99Ms, cpuMsEach };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  await pool.close();
  await provider.stop();
  await receiver?.stop();
  await dropDir(dir);
  return perSecond;
}

const rates = [await measure(false), await measure(true)];
process.exitCode = Math.min(...rates) >= 1_000 ? 0 : 1;

import { once } from 'node:events';
import type { Server } from 'node:http';
import { serve } from '@toric/chassis/http/server';
import { createApp } from './routes/app.ts';
import type { Config } from './config.ts';
import { openDeliveryLog } from './webhooks/delivery-log.ts';
import { openLedger, type Ledger } from './ledger/ledger.ts';
import type { Log } from './log.ts';
import { createTrouble } from './routes/trouble.ts';
import { createSender } from './webhooks/webhook-sender.ts';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.ts';

const DRAIN_MS = 10_000;

export type Provider = Readonly<{ port: number; url: string; stop(): Promise<void> }>;
type Hooks = Readonly<{ log: Log; onFailure(error: Error): void; hangMs?: number }>;

/**
 * Starts the provider: it reads its ledger from disk, sends the webhooks that are still due, and listens for requests.
 * `stop` first answers the running requests, then ends the webhooks, then closes the files.
 */
export async function startProvider(config: Config, { log, onFailure, hangMs }: Hooks): Promise<Provider> {
  const ledger = await openLedger(config.dataDir, onFailure);
  log.info('ledger recovered', { ...ledger.recovered });
  const deliveries = await openDeliveryLog(config.dataDir, onFailure);
  const webhooks = config.webhook && createWebhooks({ sender: createSender(config.webhook), deliveries, log });
  if (webhooks) resume(ledger, webhooks);

  let ready = true;
  const trouble = createTrouble(hangMs);
  const server = await serve(createApp({ config, ledger, trouble, webhooks, log, isReady: () => ready }), config);
  const port = portOf(server);

  async function stop(): Promise<void> {
    ready = false;
    trouble.releaseHung();
    await drain(server);
    await webhooks?.stop();
    await Promise.all([ledger.close(), deliveries.close()]);
  }
  return { port, url: `http://${config.host}:${port}`, stop };
}

function resume(ledger: Ledger, webhooks: Webhooks): void {
  for (const row of ledger.rowsAfter(0, Number.POSITIVE_INFINITY)) webhooks.resume(row);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a TCP port.');
  return address.port;
}

async function drain(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  server.close();
  await once(server, 'close');
  clearTimeout(cutOff);
}

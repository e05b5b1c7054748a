// Starts a stand-in for a carrier, for development and tests. It sells labels that no real carrier accepts.
import { createHmac, randomUUID } from 'node:crypto';
import { listening } from '../stand-in/listening.ts';
import type { CarrierConfig } from './config.ts';
import { carrierApp, trackerOf } from './http.ts';
import { openLedger, type Shipment } from './ledger.ts';
import { createTrouble, type Hit } from './trouble.ts';

const ATTEMPTS = 5;
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends an event to the shop until the shop accepts it, at most five times. The shop polls for events that it missed.
 */
async function deliver(url: string, body: string, signature: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const headers = { 'content-type': 'application/json', 'x-hmac-signature': signature };
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.ok) return;
    await after(200 * attempt);
  }
}

export async function startCarrier(config: CarrierConfig) {
  const ledger = await openLedger(config.CARRIER_DATA_DIR);
  const trouble = createTrouble();
  let url = config.CARRIER_EVENTS_URL;
  const tell = async (shipment: Shipment): Promise<void> => {
    const hit = trouble.at('webhook');
    if (url === undefined || hit?.act === 'silent') return;
    const body = eventOf(shipment, hit);
    const secret = hit?.act === 'wrong-signature' ? 'another secret' : config.CARRIER_WEBHOOK_SECRET.normalize('NFKD');
    const signature = `hmac-sha256-hex=${createHmac('sha256', secret).update(body).digest('hex')}`;
    for (let sent = 0; sent < (hit?.act === 'twice' ? 2 : 1); sent += 1) await deliver(url, body, signature);
  };
  const app = carrierApp({ ledger, trouble, key: config.CARRIER_KEY, tell });
  const server = await listening(app, config);
  return {
    ...{ port: server.port, url: server.url, ledger, trouble },
    /** Sets the address to which webhooks are sent. A test knows the address only when its shop listens. */
    sendTo(address: string): void {
      url = address;
    },
    stop: () => server.close(),
  };
}

function eventOf(shipment: Shipment, hit: Hit | undefined): string {
  const tracker = trackerOf(shipment);
  const details = hit?.act === 'reverse' ? tracker.tracking_details.toReversed() : tracker.tracking_details;
  const id = `evt_${randomUUID().replaceAll('-', '')}`;
  return JSON.stringify({ id, description: 'tracker.updated', result: { ...tracker, tracking_details: details } });
}

import { createHmac, randomUUID } from 'node:crypto';

/** Names the telephone extension of the sample member of sales. */
const EXTENSION = '12';

/** Reports an incoming call for the sample member of sales, as a telephone system reports it to the shop. */
export async function addCall(url: string, secret: string): Promise<void> {
  const at = Math.floor(Date.now() / 1_000);
  const id = randomUUID();
  const rang = new Date(at * 1_000).toISOString();
  const call = { type: 'ended', callId: id, direction: 'in', number: '+14155550132', extension: EXTENSION, at: rang };
  const body = JSON.stringify(call);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  const headers = {
    ...{ 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` },
    'content-type': 'application/json',
  };
  const { status } = await fetch(`${url}/v1/webhooks/telephony`, { method: 'POST', headers, body });
  if (status !== 202) throw new Error(`the sample call was refused with ${status}`);
}

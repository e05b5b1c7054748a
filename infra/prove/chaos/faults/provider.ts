/** Makes the payment provider fail or answer slowly, or makes its webhooks duplicated, late, reordered or forged. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { waitFor } from '../../../run/servers/process.ts';
import { orUndefined } from '../../testing/best-effort.ts';
import type { Trouble, WebhookOrder } from '../testbed/provider.ts';
import type { Fault } from './fault.ts';

/**
 * Calls the control API of the provider, and retries for 30 s because another fault may have killed the provider. A
 * restart sets it back to normal.
 */
const control = (call: () => Promise<unknown>): Promise<unknown> =>
  waitFor('the provider to take a control call', 30_000, () => orUndefined(call()));

const troubleOf = (name: string, trouble: Trouble, seconds: readonly [short: number, thorough: number]): Fault => ({
  ...{ name, kind: name, lane: 'other', cheap: true },
  async run({ provider, hold, thorough }) {
    await control(() => provider.trouble(trouble));
    await hold(seconds[thorough ? 1 : 0], () => control(() => provider.trouble({ mode: 'none' })));
  },
});

const webhooksOf = (name: string, how: WebhookOrder): Fault => ({
  ...{ name, kind: name, lane: 'other', cheap: true },
  async run({ provider, hold, thorough }) {
    await control(() => provider.webhooks(how));
    await hold(thorough ? 60 : 6, () => control(() => provider.webhooks({ mode: 'normal' })));
  },
});

const STALE_MS = 10 * 60_000;

/**
 * Sends a webhook with a wrong signature, and a webhook with a right signature that is ten minutes old. The gateway
 * must refuse both with 401.
 */
const forged: Fault = {
  ...{ name: 'forged webhooks', kind: 'forged webhooks', lane: 'other', cheap: true },
  async run({ system, tally, buyers }) {
    const secret = system.secrets.get('provider webhook');
    const wrongSecret = `whsec_${Buffer.from(randomUUID()).toString('base64')}`;
    for (const [what, key, at] of [
      ['a forged webhook', wrongSecret, Date.now()],
      ['an old webhook', secret, Date.now() - STALE_MS],
    ] as const) {
      const status = await postWebhook(
        system.gatewayUrl,
        new Webhook(key),
        new Date(at),
        buyers[0]?.id ?? randomUUID(),
      );
      tally.expect(status === 401, 'forged webhooks', `${what} was answered with ${status}`);
    }
  },
};

async function postWebhook(gatewayUrl: string, signer: Webhook, at: Date, reference: string): Promise<number> {
  const id = `evt_${randomUUID()}`;
  const payment = {
    id: 'pay_forged',
    reference,
    amount: 1,
    currency: 'USD',
    status: 'captured',
    capturedAmount: 1,
    refundedAmount: 0,
  };
  const body = JSON.stringify({ type: 'payment.captured', timestamp: at.toISOString(), data: { payment } });
  const headers = {
    ...{ 'content-type': 'application/json', 'webhook-id': id },
    ...{
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signer.sign(id, at, body),
    },
  };
  // A 5xx means that the gateway or a service is down at this moment. The webhook is then sent again.
  return waitFor('an answer to a webhook', 60_000, async () => {
    const url = `${gatewayUrl}/v1/webhooks/sandbox`;
    const answer = await orUndefined(fetch(url, { method: 'POST', headers, body }));
    return answer && answer.status < 500 ? answer.status : undefined;
  });
}

export const providerFaults: readonly Fault[] = [
  troubleOf('provider down', { mode: 'down' }, [6, 180]),
  troubleOf('provider slow', { mode: 'slow', delayMs: 1_500 }, [6, 60]),
  webhooksOf('webhooks twenty times', { mode: 'duplicate', copies: 20 }),
  webhooksOf('webhooks shuffled', { mode: 'shuffle' }),
  webhooksOf('webhooks late', { mode: 'hold' }),
  forged,
];

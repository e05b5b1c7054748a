// The payment provider is away, slow, or says things twice, late, in another order, or not at all himself.
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { waitFor } from '../../../run/servers/process.ts';
import type { Trouble, WebhookOrder } from '../provider.ts';
import type { Fault } from './fault.ts';

/** The provider dies too, and forgets its troubles when it does. */
const order = (act: () => Promise<unknown>): Promise<unknown> =>
  waitFor('the provider to take an order', 30_000, () => act().catch(() => undefined));

const troubleOf = (name: string, trouble: Trouble, seconds: readonly [short: number, thorough: number]): Fault => ({
  ...{ name, kind: name, lane: 'rest', cheap: true },
  async run({ provider, hold, thorough }) {
    await order(() => provider.trouble(trouble));
    await hold(seconds[thorough ? 1 : 0], () => order(() => provider.trouble({ mode: 'none' })));
  },
});

const webhooksOf = (name: string, how: WebhookOrder): Fault => ({
  ...{ name, kind: name, lane: 'rest', cheap: true },
  async run({ provider, hold, thorough }) {
    await order(() => provider.webhooks(how));
    await hold(thorough ? 60 : 6, () => order(() => provider.webhooks({ mode: 'normal' })));
  },
});

const STALE_MS = 10 * 60_000;

/** Somebody who does not know the secret, and somebody who repeats what was signed ten minutes ago. */
const forged: Fault = {
  ...{ name: 'forged webhooks', kind: 'forged webhooks', lane: 'rest', cheap: true },
  async run({ system, tally, buyers }) {
    const secret = system.secrets.get('provider webhook');
    const stranger = `whsec_${Buffer.from(randomUUID()).toString('base64')}`;
    for (const [what, key, at] of [
      ['a forged webhook', stranger, Date.now()],
      ['an old webhook', secret, Date.now() - STALE_MS],
    ] as const) {
      const status = await postWebhook(
        system.gatewayUrl,
        new Webhook(key),
        new Date(at),
        buyers[0]?.id ?? randomUUID(),
      );
      tally.expect(status === 401, 'forged webhooks', `${what} was answered ${status}`);
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
  // a gateway or service that is down at this moment is not an answer
  return waitFor('an answer to a webhook', 60_000, async () => {
    const answer = await fetch(`${gatewayUrl}/v1/webhooks/sandbox`, { method: 'POST', headers, body }).catch(
      () => undefined,
    );
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

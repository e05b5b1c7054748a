import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { webhookOpener } from './sandbox-webhook.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const orderId = '0197a000-0000-7000-8000-00000000000a';
const payment = {
  id: 'pay_1',
  reference: orderId,
  amount: 100,
  currency: 'EUR',
  status: 'authorised',
  capturedAmount: 0,
  refundedAmount: 0,
  declineCode: null,
};
const event = (type: string) => JSON.stringify({ type, timestamp: new Date().toISOString(), data: { payment } });

function signed(body: string, { secret = SECRET, ageSeconds = 0 } = {}) {
  const at = new Date(Date.now() - ageSeconds * 1_000);
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, body),
  };
  return { body: Buffer.from(body), headers };
}
const refused = (name: string) => expect.objectContaining({ slug: name });

describe('an event of the provider', () => {
  const open = webhookOpener(SECRET);
  test.each([
    ['payment.authorised', { call: 'authorise', result: { kind: 'done', providerPaymentId: 'pay_1', amount: 100 } }],
    ['payment.declined', { call: 'authorise', result: { kind: 'declined', code: 'card_declined' } }],
    ['payment.captured', { call: 'capture', result: { kind: 'done', providerPaymentId: 'pay_1', amount: 0 } }],
    ['payment.voided', { call: 'void', result: { kind: 'done', providerPaymentId: 'pay_1', amount: 0 } }],
    ['payment.refunded', undefined],
    ['payment.something-new', undefined],
  ])('%s is the fact it states', (type, fact) => {
    expect(open(signed(event(type)))).toEqual({ id: 'evt_1', type, orderId, fact });
  });

  test('is refused if it is forged, altered, old, from the future or unsigned', () => {
    const body = event('payment.captured');
    const altered = { ...signed(body), body: Buffer.from(body.replace('100', '999')) };
    const broken = { body: Buffer.from(body), headers: { ...signed(body).headers, 'webhook-signature': 'v1' } };
    const forged = [
      signed(body, { secret: OTHER }),
      altered,
      broken,
      { body: Buffer.from(body), headers: {} },
      undefined,
    ];
    for (const raw of [...forged, signed(body, { ageSeconds: 301 }), signed(body, { ageSeconds: -301 })]) {
      expect(() => open(raw)).toThrow(refused('payment.webhook-signature'));
    }
  });

  test('is accepted if it is four minutes old', () => {
    expect(open(signed(event('payment.voided'), { ageSeconds: 240 })).type).toBe('payment.voided');
  });

  test('with a valid signature but an unreadable body gets another error than a forgery', () => {
    for (const body of ['', 'not json', '{}', '{"type":"payment.voided","data":{"payment":{}}}']) {
      expect(() => open(signed(body))).toThrow(refused('payment.webhook-unreadable'));
    }
  });

  test('is accepted with the old and the new secret during a rotation', () => {
    const rotating = webhookOpener(`${OTHER} ${SECRET}`);
    expect(rotating(signed(event('payment.voided'))).id).toBe('evt_1');
    expect(rotating(signed(event('payment.voided'), { secret: OTHER })).id).toBe('evt_1');
  });
});

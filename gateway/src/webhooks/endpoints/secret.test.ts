// Tests the signatures of webhooks, with the library that receivers use.
import { expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newSecret, signatureHeaders } from './secret.ts';

const body = '{"type":"order.order-confirmed.v1","data":{"note":"中文 ✓"}}';
const signed = (secrets: readonly string[], at = new Date()) =>
  signatureHeaders(secrets, { id: '0197a000-0000-7000-8000-000000000001', at, body });

test('a receiver verifies the signature with the library of Standard Webhooks', () => {
  const secret = newSecret();
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(new Webhook(secret).verify(body, signed([secret]))).toEqual(JSON.parse(body));
});

test('the signature is the one of the example in the specification', () => {
  const headers = signatureHeaders(['whsec_plJ3nmyCDGBKInavdOK15jsl'], {
    id: 'msg_loFOjxBNrRLzqYUf',
    at: new Date(1_731_705_121_000),
    body: '{"event_type":"ping","data":{"success":true}}',
  });
  expect(headers['webhook-signature']).toBe('v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=');
  expect(headers['webhook-timestamp']).toBe('1731705121');
});

test('while a secret is rotated, either secret verifies the request, and no other', () => {
  const [old, fresh, foreign] = [newSecret(), newSecret(), newSecret()];
  const headers = signed([fresh, old]);
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  for (const secret of [old, fresh]) expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
  expect(() => new Webhook(foreign).verify(body, headers)).toThrow('No matching signature found');
});

test('a changed body and an old request are refused', () => {
  const secret = newSecret();
  expect(() => new Webhook(secret).verify(body.replace('order', 'border'), signed([secret]))).toThrow();
  expect(() => new Webhook(secret).verify(body, signed([secret], new Date(Date.now() - 301_000)))).toThrow('too old');
});

import { expect, test } from '@jest/globals';
import type { Notice } from '@toric/contracts/customer/messages/notice';
import { addressOf } from './address-of.ts';

const [personId, linkId] = ['0197a000-0000-7000-8000-00000000000c', '0197a000-0000-7000-8000-0000000000f1'];
const recipients = new Map([[personId, { email: 'ana@toric.example', phone: '+14155550132' }]]);
const targets = new Map([
  [linkId, { email: 'ana.lima@toric.example', former: 'ana@former.example', phone: '+14155550199' }],
]);
const to = (notice: Notice, channel: 'mail' | 'text' = 'mail') =>
  addressOf({ personId, channel, notice }, recipients, targets);

test('a message goes to the address of the person', () => {
  expect(to({ template: 'password-reset', values: { linkId } })).toBe('ana@toric.example');
  expect(to({ template: 'new-device', values: {} }, 'text')).toBe('+14155550132');
});

test('a link that proves an address goes to that address', () => {
  expect(to({ template: 'email-change', values: { linkId } })).toBe('ana.lima@toric.example');
  expect(to({ template: 'phone-code', values: { linkId } }, 'text')).toBe('+14155550199');
});

test('the notice of a changed e-mail goes to the former address and to the new one', () => {
  expect(to({ template: 'email-changed', values: { linkId, to: 'former-address' } })).toBe('ana@former.example');
  expect(to({ template: 'email-changed', values: { linkId, to: 'new-address' } })).toBe('ana.lima@toric.example');
});

test('a link that is gone, a person without a mailbox, and an unsafe address get nothing', () => {
  const gone = '0197a000-0000-7000-8000-0000000000f2';
  expect(to({ template: 'email-change', values: { linkId: gone } })).toBeUndefined();
  const unsafe = new Map([[personId, { email: 'ana@toric.example\r\nBcc: eve@example.com', phone: null }]]);
  const notice: Notice = { template: 'new-device', values: {} };
  expect(addressOf({ personId, channel: 'mail', notice }, unsafe, new Map())).toBeUndefined();
  expect(addressOf({ personId, channel: 'text', notice }, unsafe, new Map())).toBeUndefined();
  expect(addressOf({ personId, channel: 'mail', notice }, new Map(), new Map())).toBeUndefined();
});

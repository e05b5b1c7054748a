import { describe, expect, test } from '@jest/globals';
import { isOfMachine, mayBeConfirmed, numberIn, plainAddress, subjectOf, textOf } from './inbound-mail.ts';

const OWN = ['mail@toric.example', 'bounces@toric.example'];
const from = (address: string, headers: Record<string, string> = {}) => ({
  from: { address, name: null },
  headers: new Map(Object.entries(headers)),
});

describe('a mail is the mail of a machine', () => {
  test.each<[string, ReturnType<typeof from>]>([
    ['that says so', from('li@example.com', { 'auto-submitted': 'auto-replied' })],
    ['of a list', from('li@example.com', { precedence: 'bulk' })],
    ['that one can unsubscribe from', from('li@example.com', { 'list-id': '<news.example.com>' })],
    ['of an old vacation program', from('li@example.com', { 'x-autoreply': 'yes' })],
    ['without a return path', from('li@example.com', { 'return-path': '<>' })],
    [
      'that reports a bounce',
      from('li@example.com', { 'content-type': 'multipart/report; report-type=delivery-status' }),
    ],
    ['of a mail server', from('MAILER-DAEMON@example.com')],
    ['of an address that nobody reads', from('noreply@example.com')],
    ['of our own', from('mail+token@Toric.example')],
  ])('%s', (_, mail) => expect(isOfMachine(mail, OWN)).toBe(true));

  test('but not if a person wrote it', () => {
    expect(isOfMachine(from('li@example.com', { 'auto-submitted': 'no', 'content-type': 'text/plain' }), OWN)).toBe(
      false,
    );
    expect(isOfMachine(from('bouncer@example.com'), OWN)).toBe(false);
  });
});

test('a sender may wish for no automatic answers', () => {
  expect(mayBeConfirmed(from('li@example.com'))).toBe(true);
  expect(mayBeConfirmed(from('li@example.com', { 'x-auto-response-suppress': 'DR, OOF, AutoReply' }))).toBe(false);
});

test('an address is compared without its tag and its capitals', () => {
  expect(plainAddress(' Mail+abc@Toric.Example ')).toBe('mail@toric.example');
});

test.each([
  ['Re: [C-2026-000042] My lens', 'C-2026-000042'],
  ['Re: C-2026-42', undefined],
  ['AC-2026-0000421', undefined],
])('the subject %s names %s', (subject, number) => expect(numberIn(subject)).toBe(number));

test('subjects and texts lose what no page can show', () => {
  expect(subjectOf(' A\r\nBcc: x\u0000 ')).toBe('A Bcc: x');
  expect([subjectOf(''), textOf(' \u0000 ')]).toEqual(['–', '–']);
  expect(textOf('a\r\nb\u0007\tc')).toBe('a\nb\tc');
  expect(textOf('x'.repeat(20_000))).toHaveLength(10_000);
});

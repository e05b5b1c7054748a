import { expect, test } from '@jest/globals';
import { issueTicket, openTicket } from './ticket.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const opened = new Date('2026-11-30T12:00:00.000Z');
const after = (ms: number) => new Date(opened.getTime() + ms);

test('a page is taken from three seconds to one day after it was opened', () => {
  const ticket = issueTicket(KEY, 'form ask-us', opened);
  const age = (ms: number) => openTicket(KEY, 'form ask-us', ticket, after(ms))?.age;
  expect([age(0), age(2_999), age(3_000), age(86_400_000), age(86_400_001)]).toEqual([
    'too-young',
    'too-young',
    'fit',
    'fit',
    undefined,
  ]);
});

test('the ticket of another page, or a forged one, is none', () => {
  const ticket = issueTicket(KEY, 'form ask-us', opened);
  expect(openTicket(KEY, 'form other', ticket, after(5_000))).toBeUndefined();
  expect(openTicket(KEY, 'form ask-us', `${ticket.slice(0, -2)}xx`, after(5_000))).toBeUndefined();
  expect(openTicket(KEY, 'form ask-us', ticket.replace(/^\w{8}/, '00000000'), after(5_000))).toBeUndefined();
});

test('no two tickets are the same', () => {
  expect(issueTicket(KEY, 'form ask-us', opened)).not.toBe(issueTicket(KEY, 'form ask-us', opened));
});

import { expect, test } from '@jest/globals';
import { outcomeOfFailure } from './smtp-outcome.ts';

const answer = (response: string, code = 'EENVELOPE') => ({
  code,
  response,
  responseCode: Number(response.slice(0, 3)),
});

test('a connection that is lost before the content is tried again, and after it nobody knows', () => {
  expect(outcomeOfFailure({ code: 'ECONNECTION' }, false).kind).toBe('again');
  expect(outcomeOfFailure({ code: 'ECONNECTION' }, true)).toEqual({ kind: 'unknown', code: 'connection-lost' });
});

test('after the content, only the answer to the content counts', () => {
  expect(outcomeOfFailure(answer('421 closing', 'ECONNECTION'), true).kind).toBe('unknown');
  expect(outcomeOfFailure(answer('451 4.3.0 later', 'EMESSAGE'), true)).toEqual({ kind: 'again', code: '451 4.3.0' });
  expect(outcomeOfFailure(answer('554 5.7.1 spam', 'EMESSAGE'), true).kind).toBe('refused');
});

test('an address that does not exist is suppressed, a refusal for another reason is not', () => {
  const refused = (response: string) => outcomeOfFailure(answer(response), false);
  expect(refused('550 5.1.1 no such user')).toEqual({ kind: 'refused', code: '550 5.1.1', suppresses: true });
  expect(refused('550 user unknown')).toMatchObject({ suppresses: true });
  expect(refused('550 5.7.1 policy')).toMatchObject({ kind: 'refused', suppresses: false });
  expect(refused('450 4.2.2 mailbox full')).toEqual({ kind: 'again', code: '450 4.2.2' });
});

test('a code keeps no part of the answer that may name the address', () => {
  expect(refusedCode('550 5.1.1 <ana@toric.example> no such user')).toBe('550 5.1.1');
});

const refusedCode = (response: string) => outcomeOfFailure(answer(response), false).code;

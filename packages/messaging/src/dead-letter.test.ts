import { expect, test } from '@jest/globals';
import { DeadLetterReason } from '@toric/contracts/operator/operator.http';
import { consumingFile, envelopeIn, IN_WORDS, groupByAggregate } from './dead-letter.ts';

const aggregateId = '0197a000-0000-7000-8000-000000000001';
const body = (version: number, aggregate = aggregateId) =>
  JSON.stringify({
    ...{ id: '0197a000-0000-7000-8000-0000000000aa', type: 'order.note-added.v1', aggregateId: aggregate, version },
    ...{ occurredAt: '2026-11-21T12:00:00.000Z', correlationId: 'c', causationId: null, traceparent: null, data: {} },
  });

test.each(DeadLetterReason.options)('the reason %s has an explanation and an advice', (reason) => {
  const { happened, advice } = IN_WORDS[reason];
  expect([happened, advice]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
});

test.each([
  ['payment.authorise-payment', 'services/payment/src/**/features/authorise-payment.ts'],
  ['payment.refund-process', 'services/payment/src/**/refund.process.ts'],
])('%s is consumed by %s', (queue, file) => {
  expect(consumingFile('payment', queue)).toBe(file);
});

test('the envelope of a body is returned if the body has one', () => {
  expect(envelopeIn(body(3))).toMatchObject({ aggregateId, version: 3, correlationId: 'c' });
  expect([envelopeIn('{ no json'), envelopeIn('{}'), envelopeIn('null')]).toEqual([undefined, undefined, undefined]);
});

test('letters of one aggregate on one queue are one group in the order of versions, and any other letter is alone', () => {
  const other = '0197a000-0000-7000-8000-000000000002';
  const letters = [
    { id: 'c', consumer: 'payment.a', body: body(3) },
    { id: 'x', consumer: 'payment.a', body: body(1, other) },
    { id: 'a', consumer: 'payment.a', body: body(1) },
    { id: 'elsewhere', consumer: 'payment.b', body: body(2) },
    { id: 'broken', consumer: 'payment.a', body: '{' },
  ];
  expect(groupByAggregate(letters)).toEqual([['a', 'c'], ['x'], ['elsewhere'], ['broken']]);
});

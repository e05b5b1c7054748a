import { expect, test } from '@jest/globals';
import { peakOf, sumOf } from './memory-sampler.ts';

const MB = 1024 * 1024;
const memory = (own: number, shared = 40) => ({ own: own * MB, shared: shared * MB });
const samples = [
  { order: memory(100), payment: memory(80) },
  { order: memory(140), payment: memory(60) },
  { order: memory(90), payment: memory(95) },
];

test('the peak of several parts is the peak of their sum, and their shared memory counts once', () => {
  expect(peakOf(samples, ['order', 'payment'])).toBe(200 + 40);
  expect(peakOf(samples, ['order'])).toBe(140 + 40);
  expect(peakOf([], ['order'])).toBe(0);
});

test('a part that is not on this machine counts as zero', () => {
  expect(sumOf({ order: memory(100) }, ['order', 'RabbitMQ'])).toBe(140);
});

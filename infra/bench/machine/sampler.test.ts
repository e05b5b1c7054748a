import { expect, test } from '@jest/globals';
import { peakOf, sumOf } from './sampler.ts';

const samples = [
  { order: 100, payment: 80 },
  { order: 140, payment: 60 },
  { order: 90, payment: 95 },
];

test('the peak of several is that of one moment', () => {
  expect(peakOf(samples, ['order', 'payment'])).toBe(200);
  expect(peakOf(samples, ['order'])).toBe(140);
  expect(peakOf([], ['order'])).toBe(0);
});

test('a part that is not on this machine holds nothing of it', () => {
  expect(sumOf({ order: 100 }, ['order', 'RabbitMQ'])).toBe(100);
});

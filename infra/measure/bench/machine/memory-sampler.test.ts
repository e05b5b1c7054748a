import { expect, test } from '@jest/globals';
import { peakOf, sumOf } from './memory-sampler.ts';

const MB = 1024 * 1024;
const held = (own: number, shared = 40) => ({ own: own * MB, shared: shared * MB });
const samples = [
  { order: held(100), payment: held(80) },
  { order: held(140), payment: held(60) },
  { order: held(90), payment: held(95) },
];

test('the peak of several is that of one moment, with the program that they share there once', () => {
  expect(peakOf(samples, ['order', 'payment'])).toBe(200 + 40);
  expect(peakOf(samples, ['order'])).toBe(140 + 40);
  expect(peakOf([], ['order'])).toBe(0);
});

test('a part that is not on this machine holds nothing of it', () => {
  expect(sumOf({ order: held(100) }, ['order', 'RabbitMQ'])).toBe(140);
});

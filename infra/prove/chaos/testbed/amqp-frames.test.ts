import { expect, test } from '@jest/globals';
import { frameInjector, ackOfUnknownDelivery } from './amqp-frames.ts';

const frame = (type: number, payload: string) => {
  const head = Buffer.alloc(7);
  head.writeUInt8(type, 0);
  head.writeUInt16BE(1, 1);
  head.writeUInt32BE(payload.length, 3);
  return Buffer.concat([head, Buffer.from(payload), Buffer.from([0xce])]);
};
const HELLO = Buffer.from('AMQP\0\0\u0009\u0001', 'latin1');
const METHOD = frame(1, 'publish');
const CONTENT = [frame(2, 'header'), frame(3, 'a body with bytes')];
const STREAM = Buffer.concat([HELLO, METHOD, ...CONTENT, METHOD, frame(8, '')]);
const INJECTED = Buffer.from('injected');

test.each([1, 2, 3, 7, 8, 100])('a stream that arrives in pieces of %d bytes comes out unchanged', (size) => {
  const inject = frameInjector(() => []);
  const out: Buffer[] = [];
  for (let at = 0; at < STREAM.length; at += size) out.push(inject(STREAM.subarray(at, at + size)));
  expect(Buffer.concat(out).equals(STREAM)).toBe(true);
});

test.each([1, 5, 100])(
  'an injected frame comes before the next method frame, never inside a message (pieces of %d bytes)',
  (size) => {
    let pending: Buffer[] = [];
    const inject = frameInjector(() => pending.splice(0));
    const out: Buffer[] = [];
    const afterMethod = HELLO.length + METHOD.length;
    for (let at = 0; at < STREAM.length; at += size) {
      if (at >= afterMethod && out.length > 0 && pending.length === 0 && !Buffer.concat(out).includes(INJECTED))
        pending = [INJECTED];
      out.push(inject(STREAM.subarray(at, Math.min(at + size, STREAM.length))));
    }
    const expected = Buffer.concat([HELLO, METHOD, ...CONTENT, INJECTED, METHOD, frame(8, '')]);
    if (size < 100) expect(Buffer.concat(out).equals(expected)).toBe(true);
    else expect(Buffer.concat(out).equals(STREAM)).toBe(true);
  },
);

test('the acknowledgement of an unknown delivery is one complete frame', () => {
  const whole = ackOfUnknownDelivery();
  expect(whole.readUInt32BE(3) + 8).toBe(whole.length);
  expect(whole.at(-1)).toBe(0xce);
});

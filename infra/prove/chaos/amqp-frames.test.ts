import { expect, test } from '@jest/globals';
import { frameScanner, unknownAck } from './amqp-frames.ts';

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
const ALIEN = Buffer.from('alien');

/** However the network cuts the stream up. */
test.each([1, 2, 3, 7, 8, 100])('what passes in pieces of %d bytes comes out unchanged', (size) => {
  const scan = frameScanner(() => []);
  const out: Buffer[] = [];
  for (let at = 0; at < STREAM.length; at += size) out.push(scan(STREAM.subarray(at, at + size)));
  expect(Buffer.concat(out).equals(STREAM)).toBe(true);
});

test.each([1, 5, 100])(
  'what is put in stands before the next method, never within a message (pieces of %d)',
  (size) => {
    let waiting: Buffer[] = [];
    const scan = frameScanner(() => waiting.splice(0));
    const out: Buffer[] = [];
    const afterMethod = HELLO.length + METHOD.length;
    for (let at = 0; at < STREAM.length; at += size) {
      if (at >= afterMethod && out.length > 0 && waiting.length === 0 && !Buffer.concat(out).includes(ALIEN))
        waiting = [ALIEN];
      out.push(scan(STREAM.subarray(at, Math.min(at + size, STREAM.length))));
    }
    const expected = Buffer.concat([HELLO, METHOD, ...CONTENT, ALIEN, METHOD, frame(8, '')]);
    if (size < 100) expect(Buffer.concat(out).equals(expected)).toBe(true);
    else expect(Buffer.concat(out).equals(STREAM)).toBe(true);
  },
);

test('the frame that a server must refuse is a whole one', () => {
  const whole = unknownAck();
  expect(whole.readUInt32BE(3) + 8).toBe(whole.length);
  expect(whole.at(-1)).toBe(0xce);
});

import { expect, test } from '@jest/globals';
import { genericTelephony } from './telephony.ts';

const event = {
  ...{ type: 'ringing', callId: 'a-1', number: '+1 415 555 0132', extension: '12', at: '2026-11-21T09:30:00Z' },
};
const read = (body: unknown) => genericTelephony(Buffer.from(JSON.stringify(body)));

test('an event is read with its number in E.164, whatever blanks it has', () => {
  expect(read(event)).toEqual({
    ...{ state: 'ringing', callId: 'a-1', direction: 'in', number: '+14155550132', extension: '12' },
    at: new Date('2026-11-21T09:30:00Z'),
  });
});

test('a hidden number is no number', () => {
  expect(read({ ...event, number: 'anonymous' }).number).toBeUndefined();
  expect(read({ ...event, number: undefined }).number).toBeUndefined();
});

test('fields that are not known are ignored, and wrong ones are refused', () => {
  expect(read({ ...event, vendor: 'x' }).callId).toBe('a-1');
  for (const wrong of [{ type: 'busy' }, { callId: '' }, { at: 'now' }, { extension: 12 }])
    expect(() => read({ ...event, ...wrong })).toThrow('cannot be read');
  expect(() => genericTelephony(Buffer.from('{'))).toThrow('cannot be read');
  expect(() => genericTelephony(Buffer.from([0xff, 0xfe]))).toThrow('cannot be read');
});

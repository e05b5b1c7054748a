import { expect, test } from '@jest/globals';
import { emits, NOTHING, performs } from './outcome.ts';

const message = (text: string) => ({ type: 'order.noted.v1', aggregateId: 'a', data: { text } });
const call = (name: string) => ({ name, data: {} });

test('messages and calls add up in the order in which they were added', () => {
  const outcome = emits(message('1'), message('2'))
    .performs(call('a'))
    .emits(message('3'))
    .performs(call('b'), call('c'));
  expect(outcome.messages.map(({ data }) => data)).toEqual([{ text: '1' }, { text: '2' }, { text: '3' }]);
  expect(outcome.effects.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(outcome.processes).toEqual([]);
});

test('adding to an outcome changes neither that outcome nor the empty one', () => {
  const first = performs(call('a'));
  first.emits(message('1'));
  expect(first.messages).toEqual([]);
  expect(NOTHING).toEqual({ messages: [], effects: [], processes: [], changes: [] });
});

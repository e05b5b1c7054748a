// Tests that the diagram of a process shows the states, messages and deadlines of the process table.
import { expect, test } from '@jest/globals';
import { type Drawable, duration, processDiagram } from './process-diagram.ts';

const rule = (name: string, ...to: string[]) => ({ type: { type: `order.${name}.v1` }, to });
const table: Drawable = {
  initial: 'open',
  states: {
    open: {
      on: [rule('paid', 'sending-out'), rule('refused', 'ending', 'ended')],
      deadline: { afterMs: 300_000, to: ['ending', 'ended'] },
    },
    'sending-out': { on: [rule('sent', 'done'), rule('lost', 'done')], deadline: { afterMs: 90_000, to: 'again' } },
    ending: { on: [rule('undone', 'ending', 'ended')] },
    done: {},
    ended: { on: [rule('late')] },
  },
};

test('the diagram has edges for messages and deadlines, forks for shared choices, and ends for final states', () => {
  expect(processDiagram(table).split('\n')).toEqual([
    'stateDiagram-v2',
    '  state "sending-out" as sending_out',
    '  state ending_or_ended <<choice>>',
    '  [*] --> open',
    '  open --> sending_out: paid',
    '  open --> ending_or_ended: refused, after 5 min',
    '  sending_out --> done: sent, lost',
    '  sending_out --> sending_out: after 90 s',
    '  ending --> ending_or_ended: undone',
    '  ended --> ended: late',
    '  ending_or_ended --> ending',
    '  ending_or_ended --> ended',
    '  done --> [*]',
    '  ended --> [*]',
  ]);
});

test('a choice that only one state makes is drawn as two edges', () => {
  const one = processDiagram({ initial: 'a', states: { a: { on: [rule('x', 'b', 'c')] }, b: {}, c: {} } });
  expect(one).toContain('  a --> b: x\n  a --> c: x');
  expect(one).not.toContain('choice');
});

test.each([
  [500, '500 ms'],
  [90_000, '90 s'],
  [5 * 60_000, '5 min'],
  [2 * 3_600_000, '2 h'],
  [6 * 86_400_000, '6 d'],
])('a duration of %s ms is written as %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

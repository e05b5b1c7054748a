import { describe, expect, test } from '@jest/globals';
import { event } from '@toric/contracts/kernel/message';
import { z } from 'zod';
import { begin, expire, handle, listensTo, processTable } from './process.ts';

const id = '0197a000-0000-7000-8000-000000000001';
const data = z.object({ id: z.uuid(), amount: z.int().optional() });
const declare = (type: string) => event(type, { summary: '', aggregate: 'id', data, example: { id } });
const Paid = declare('payment.paid.v1');
const Refused = declare('payment.refused.v1');
const Noted = declare('payment.noted.v1');
const Ask = declare('order.ask.v1');
const Thank = declare('order.thank.v1');
const Unlisted = declare('payment.unlisted.v1');

type State = 'asking' | 'part' | 'done' | 'ended';
type Data = { paid: number; tries: number };
const { when, define } = processTable<State, Data>();
const pay = {
  to: ['part', 'done'] as const,
  choose: ({ paid }: Data): State => (paid >= 10 ? 'done' : 'part'),
  set: ({ paid }: Data, { amount = 0 }: { amount?: number | undefined }) => ({ paid: paid + amount }),
};
const process = define({
  name: 'pay',
  key: 'id',
  initial: 'asking',
  states: {
    asking: {
      send: () => [Ask({ id })],
      on: [
        when(Paid, pay),
        when(Refused, { to: 'ended' }),
        when(Noted, { set: () => ({ tries: 7 }), send: () => [Thank({ id })] }),
      ],
      deadline: { afterMs: 1_000, to: 'again', set: ({ tries }) => ({ tries: tries + 1 }) },
    },
    part: {
      on: [when(Paid, pay)],
      deadline: { afterMs: 2_000, to: ['done', 'ended'], choose: ({ paid }) => (paid > 5 ? 'done' : 'ended') },
    },
    done: { send: ({ paid }) => [Thank({ id, amount: paid })], on: [when(Refused, { send: () => [Ask({ id })] })] },
    ended: {},
  },
});
const at = (state: State, some: Partial<Data> = {}) => ({ state, data: { paid: 0, tries: 0, ...some } });
const paid = (amount: number) => ({ type: Paid.type, data: { id, amount } });

describe('begin', () => {
  test('enters the initial state, with its messages and its deadline', () => {
    expect(begin(process, id, { paid: 0, tries: 0 })).toEqual({
      ...{ key: id, from: null, state: 'asking', data: { paid: 0, tries: 0 } },
      ...{ send: [Ask({ id })], deadlineMs: 1_000 },
    });
  });
});

describe('handle', () => {
  test('sets the data, chooses the next state by the new data, and sends the messages of that state', () => {
    expect(handle(process, id, at('asking', { paid: 4 }), paid(6))).toEqual({
      ...{ key: id, from: 'asking', state: 'done', data: { paid: 10, tries: 0 } },
      ...{ send: [Thank({ id, amount: 10 })], deadlineMs: null },
    });
    expect(handle(process, id, at('asking'), paid(6))).toMatchObject({
      state: 'part',
      data: { paid: 6 },
      deadlineMs: 2_000,
    });
  });
  test('does not enter a state anew that it chose to stay in: it sends nothing, and the deadline goes on', () => {
    expect(handle(process, id, at('part', { paid: 1 }), paid(2))).toEqual({
      ...{ key: id, from: 'part', state: 'part', data: { paid: 3, tries: 0 } },
      ...{ send: [], deadlineMs: undefined },
    });
  });
  test('stays without a `to`, keeps its deadline, and sends only the messages of the move', () => {
    expect(handle(process, id, at('asking'), { type: Noted.type, data: { id } })).toEqual({
      ...{ key: id, from: 'asking', state: 'asking', data: { paid: 0, tries: 7 } },
      ...{ send: [Thank({ id })], deadlineMs: undefined },
    });
  });
  test('ignores messages that its state does not list, whether another state lists them or none does', () => {
    expect(handle(process, id, at('part'), { type: Refused.type, data: { id } })).toBeUndefined();
    expect(handle(process, id, at('ended'), paid(10))).toBeUndefined();
    expect(handle(process, id, at('asking'), { type: Unlisted.type, data: { id } })).toBeUndefined();
  });
  test('does not change its input', () => {
    const before = Object.freeze(at('asking'));
    Object.freeze(before.data);
    handle(process, id, before, paid(6));
    expect(before).toEqual(at('asking'));
  });
});

describe('expire', () => {
  test('enters the same state anew for "again": it sends its messages and starts its deadline again', () => {
    expect(expire(process, id, at('asking', { tries: 1 }))).toEqual({
      ...{ key: id, from: 'asking', state: 'asking', data: { paid: 0, tries: 2 } },
      ...{ send: [Ask({ id })], deadlineMs: 1_000 },
    });
  });
  test('lets `choose` decide among several states', () => {
    expect(expire(process, id, at('part', { paid: 6 }))).toMatchObject({
      state: 'done',
      send: [Thank({ id, amount: 6 })],
    });
    expect(expire(process, id, at('part', { paid: 5 }))).toMatchObject({ state: 'ended', send: [], deadlineMs: null });
  });
  test('returns nothing for a state without a deadline', () => {
    expect(expire(process, id, at('done'))).toBeUndefined();
  });
});

test('a process listens to every type of every state, and lists each once', () => {
  expect(listensTo(process).map(({ type }) => type)).toEqual([Paid.type, Refused.type, Noted.type]);
});

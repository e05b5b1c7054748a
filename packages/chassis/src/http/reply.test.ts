import { expect, test } from '@jest/globals';
import { OrderCompleted } from '@toric/contracts/order/events';
import { effect } from '@toric/messaging/effect';
import { processTable } from '@toric/messaging/process';
import { z } from 'zod';
import { answer, noContent } from './reply.ts';

const id = '0197a000-0000-7000-8000-00000000000a';
const completed = OrderCompleted({ orderId: id, customerId: id });
const call = effect({
  name: 'send-mail',
  data: z.object({ to: z.string() }),
  perform: () => Promise.resolve(undefined),
  settle: () => Promise.resolve(undefined),
});
const life = processTable<'begun', { n: number }>().define({
  name: 'life',
  key: 'id',
  initial: 'begun',
  states: { begun: {} },
});

test('an answer has no effects of its own, and the status of its operation', () => {
  expect(answer({ n: 1 })).toMatchObject({
    body: { n: 1 },
    status: undefined,
    messages: [],
    changes: [],
    recorded: false,
    effects: [],
    processes: [],
  });
  expect(answer('x', 202).status).toBe(202);
  expect(noContent()).toMatchObject({ body: null, status: 204 });
});

test('a reply collects its messages, effects and processes in order', () => {
  const reply = answer({ n: 1 }, 202)
    .emits(completed)
    .performs(call({ to: 'a' }), call({ to: 'b' }, { delayMs: 5 }))
    .emits(completed, completed)
    .starts(life, id, { n: 2 });
  expect(reply.messages).toEqual([completed, completed, completed]);
  expect(reply.effects).toEqual([
    { name: 'send-mail', data: { to: 'a' } },
    { name: 'send-mail', data: { to: 'b' }, delayMs: 5 },
  ]);
  expect(reply.processes).toEqual([{ process: 'life', key: id, data: { n: 2 } }]);
  expect([reply.status, reply.body]).toEqual([202, { n: 1 }]);
});

test('adding a message leaves the earlier reply unchanged', () => {
  const plain = answer(null);
  plain.emits(completed);
  expect(plain.messages).toEqual([]);
});

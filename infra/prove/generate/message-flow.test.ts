// A message must not go nowhere: each way in which one could, seeded and named.
import { describe, expect, test } from '@jest/globals';
import { commandMessage, event } from '@toric/contracts/kernel/message';
import { processTable } from '@toric/messaging/process';
import { runs } from '@toric/messaging/process.store';
import { on } from '@toric/messaging/subscription';
import { z } from 'zod';
import { flowProblems, messageFlow } from './message-flow.ts';
import { messagesPage, serviceBlock } from './message-table.ts';
import type { Contents } from './services.ts';

const parts = {
  summary: 'Said.',
  aggregate: 'orderId' as const,
  data: z.object({ orderId: z.uuid() }),
  example: { orderId: 'x' },
};
const Placed = event('order.placed.v1', parts);
const Told = event('order.told.v1', { ...parts, audience: 'external' });
const Pay = commandMessage('payment.pay.v1', { ...parts, from: ['order'] });
const listen = (type: Parameters<typeof on>[0]) => on(type, { run: () => Promise.resolve(undefined) });
const table = processTable<'open', object>();
const life = table.define({
  name: 'order-process',
  key: 'orderId',
  initial: 'open',
  states: { open: { on: [table.when(Told, {})] } },
});

const order: Contents = {
  name: 'order',
  subscriptions: {},
  processes: [runs({ process: life, record: () => undefined })],
  sends: [Placed, Told, Pay],
};
const payment: Contents = {
  name: 'payment',
  subscriptions: { pay: listen(Pay), 'project-order': listen(Placed) },
  sends: [],
};
const features = { order: ['place-order'], payment: ['pay', 'project-order'] };

const problems = (services: readonly Contents[], messages = [Pay, Placed, Told]) =>
  flowProblems(messageFlow(messages, services), services, features);

describe('flowProblems', () => {
  test('a house in order has none; its own process may hear what is for the outside', () => {
    expect(problems([order, payment])).toEqual([]);
  });

  test('an event that nobody hears', () => {
    const deaf = { ...payment, subscriptions: { pay: listen(Pay) } };
    expect(problems([order, deaf])).toEqual([expect.stringMatching(/^order\.placed\.v1: no service listens/)]);
  });

  test('a command that its owner does not hear', () => {
    const deaf = { ...payment, subscriptions: { 'project-order': listen(Placed) } };
    expect(problems([order, deaf])).toEqual([expect.stringMatching(/^payment\.pay\.v1: its owner does not listen/)]);
  });

  test('a command that a stranger hears', () => {
    const nosy = { ...order, subscriptions: { 'place-order': listen(Pay) } };
    expect(problems([nosy, payment])).toEqual([expect.stringContaining('heard by its owner alone, not by order')]);
  });

  test('a command to nobody', () => {
    expect(problems([order], [Pay])).toEqual([
      'payment.pay.v1: no service is called payment; name an owner that exists',
    ]);
  });

  test('a sender that does not say so, and one that may not', () => {
    expect(problems([{ ...order, sends: [Placed, Told] }, payment])[0]).toContain(
      'order may send it but does not list it',
    );
    expect(problems([order, { ...payment, sends: [Placed] }])[0]).toContain('only order may send it');
  });

  test('an event for the outside that a service hears', () => {
    const curious = { ...payment, subscriptions: { ...payment.subscriptions, pay: listen(Told) } };
    expect(problems([order, curious]).join()).toContain(
      "order.told.v1: says audience 'external' but payment.pay listens",
    );
  });

  test('a subscription that names no file', () => {
    const lost = { ...payment, subscriptions: { ...payment.subscriptions, 'projcet-order': listen(Placed) } };
    expect(problems([order, lost])).toEqual([expect.stringContaining("subscription 'projcet-order' names no file")]);
  });
});

describe('the tables', () => {
  const flow = messageFlow([Pay, Placed, Told], [order, payment]);

  test('one row per message, by owner; what stays within the sender is in brackets', () => {
    const page = messagesPage(flow);
    expect(page).toContain('| `order.placed.v1` | event | Said. | `order` | `payment.project-order` |');
    expect(page).toContain('| `order.told.v1` | event | Said. | `order` | (`order.order-process`), outside |');
    expect(page.indexOf('## payment')).toBeLessThan(page.indexOf('## order'));
  });

  test('a service sees what it hears, by which file, and what it sends, to whom', () => {
    expect(serviceBlock('payment', flow).split('\n').slice(2)).toEqual([
      '| ⇐ | `payment.pay.v1` | `pay` | Said. |',
      '| ⇐ | `order.placed.v1` | `project-order` | Said. |',
    ]);
    expect(serviceBlock('order', flow)).toContain('| ⇒ | `payment.pay.v1` | `payment.pay` | Said. |');
  });
});

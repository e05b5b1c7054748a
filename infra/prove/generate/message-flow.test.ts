// Tests that a message without a sender or without a consumer is reported, in each way in which this can happen.
import { describe, expect, test } from '@jest/globals';
import { commandMessage, event } from '@toric/contracts/kernel/message';
import { processTable } from '@toric/messaging/process';
import { processRun } from '@toric/messaging/process.store';
import { on } from '@toric/messaging/subscription';
import { z } from 'zod';
import { flowProblems, messageFlow } from './message-flow.ts';
import { messagesPage, serviceBlock } from './message-table.ts';
import type { ServiceContents } from './services.ts';

const parts = {
  summary: 'A summary.',
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

const order: ServiceContents = {
  name: 'order',
  subscriptions: {},
  processes: [processRun({ process: life, recordTransitions: () => undefined })],
  sends: [Placed, Told, Pay],
};
const payment: ServiceContents = {
  name: 'payment',
  subscriptions: { pay: listen(Pay), 'project-order': listen(Placed) },
  sends: [],
};
const features = { order: ['place-order'], payment: ['pay', 'project-order'] };

const problems = (services: readonly ServiceContents[], messages = [Pay, Placed, Told]) =>
  flowProblems(messageFlow(messages, services), services, features);

describe('flowProblems', () => {
  test('a correct flow has no problems, and a process may consume an external event of its own service', () => {
    expect(problems([order, payment])).toEqual([]);
  });

  test('the webhooks of the gateway are no consumer: they pass an event on, and another service must still consume it', () => {
    const gateway: ServiceContents = { name: 'gateway', subscriptions: { 'collect-events': listen(Told) }, sends: [] };
    const withGateway = { ...features, gateway: ['collect-events'] };
    const services = [order, payment, gateway];
    expect(flowProblems(messageFlow([Pay, Placed, Told], services), services, withGateway)).toEqual([]);
    const alone = { ...payment, subscriptions: { pay: listen(Pay) } };
    const collects = { ...gateway, subscriptions: { 'collect-events': listen(Placed) } };
    expect(
      flowProblems(messageFlow([Pay, Placed], [order, alone, collects]), [order, alone, collects], withGateway),
    ).toEqual([expect.stringMatching(/^order\.placed\.v1: no other service consumes it/)]);
  });

  test('an event without a consumer is reported', () => {
    const withoutConsumer = { ...payment, subscriptions: { pay: listen(Pay) } };
    expect(problems([order, withoutConsumer])).toEqual([
      expect.stringMatching(/^order\.placed\.v1: no other service consumes it/),
    ]);
  });

  test('a command that its owner does not consume is reported', () => {
    const withoutConsumer = { ...payment, subscriptions: { 'project-order': listen(Placed) } };
    expect(problems([order, withoutConsumer])).toEqual([
      expect.stringMatching(/^payment\.pay\.v1: its owner does not consume it/),
    ]);
  });

  test('a command that another service consumes is reported', () => {
    const intruder = { ...order, subscriptions: { 'place-order': listen(Pay) } };
    expect(problems([intruder, payment])).toEqual([
      expect.stringContaining('only its owner may consume a command, not order'),
    ]);
  });

  test('a command to an unknown owner is reported', () => {
    expect(problems([order], [Pay])).toEqual([
      'payment.pay.v1: there is no service payment; choose an existing service as the owner',
    ]);
  });

  test('a sender that does not list the message, and one that may not send it, are reported', () => {
    expect(problems([{ ...order, sends: [Placed, Told] }, payment])[0]).toContain(
      'order may send it but does not list it',
    );
    expect(problems([order, { ...payment, sends: [Placed] }])[0]).toContain('only order may send it');
  });

  test('an external event that another service consumes is reported', () => {
    const subscribed = { ...payment, subscriptions: { ...payment.subscriptions, pay: listen(Told) } };
    expect(problems([order, subscribed]).join()).toContain(
      "order.told.v1: its audience is 'external' but payment.pay consumes it",
    );
  });

  test('a subscription without a file is reported', () => {
    const misspelt = { ...payment, subscriptions: { ...payment.subscriptions, 'projcet-order': listen(Placed) } };
    expect(problems([order, misspelt])).toEqual([expect.stringContaining("subscription 'projcet-order' has no file")]);
  });
});

describe('the tables', () => {
  const flow = messageFlow([Pay, Placed, Told], [order, payment]);

  test('the page has one row per message, grouped by owner, and consumers within the sender in brackets', () => {
    const page = messagesPage(flow);
    expect(page).toContain('| `order.placed.v1` | event | A summary. | `order` | `payment.project-order` |');
    expect(page).toContain('| `order.told.v1` | event | A summary. | `order` | (`order.order-process`), external |');
    expect(page.indexOf('## payment')).toBeLessThan(page.indexOf('## order'));
  });

  test('the block of a service has the messages that it consumes, with the file, and those that it sends', () => {
    expect(serviceBlock('payment', flow).split('\n').slice(2)).toEqual([
      '| ⇐ | `payment.pay.v1` | `pay` | A summary. |',
      '| ⇐ | `order.placed.v1` | `project-order` | A summary. |',
    ]);
    expect(serviceBlock('order', flow)).toContain('| ⇒ | `payment.pay.v1` | `payment.pay` | A summary. |');
  });
});

// Simulates ten thousand random orders with late, repeated and reordered messages, and tests that no lens is shipped
// without evidence of what permitted it. `npm run simulate` simulates a million orders.
import { expect, test } from '@jest/globals';
import { PrescriptionVerified } from '@toric/contracts/customer/events';
import { processTable } from '@toric/messaging/process';
import type { OrderFacts } from '../../../services/order/src/orders/order.facts.ts';
import { orderProcess, type OrderState } from '../../../services/order/src/orders/order.process.ts';
import { simulate } from './simulate.ts';

test('no lens is shipped without evidence, and each of the five grounds permits at least one', () => {
  const tally = simulate(orderProcess, 10_000);
  expect(tally.orders).toBeGreaterThanOrEqual(10_000);
  expect(tally.withoutEvidence).toBe(0);
  expect(tally.shipped).toBeGreaterThan(1_000);
  expect(tally.otherLabel).toBeGreaterThan(30);
  expect(tally.cancelled).toBeGreaterThan(1_000);
  expect([...tally.grounds].sort()).toEqual(['compared', 'confirmed', 'corrected', 'seen', 'silent-till-deadline']);
});

test('a customer alone is supplied with nothing, whatever he records, revises, attaches, withdraws and orders', () => {
  const tally = simulate(orderProcess, 10_000, { alone: true });
  expect(tally.orders).toBeGreaterThanOrEqual(10_000);
  expect(tally.shipped).toBe(0);
});

test('the judge finds lenses without evidence if the order process accepts any PrescriptionVerified', () => {
  const { when } = processTable<OrderState, OrderFacts>();
  const { verifying } = orderProcess.states;
  const evidenceId = '0197a000-0000-7000-8000-0000000000e1';
  const acceptAny = when(PrescriptionVerified, {
    to: 'reserving',
    set: ({ lines }) => ({ lines: lines.map((line) => ({ ...line, evidenceId })), held: ['stock'] }),
  });
  const others = verifying.on?.slice(1) ?? [];
  const gullibleProcess = {
    ...orderProcess,
    states: { ...orderProcess.states, verifying: { ...verifying, on: [acceptAny, ...others] } },
  };
  expect(simulate(gullibleProcess, 500).withoutEvidence).toBeGreaterThan(0);
});

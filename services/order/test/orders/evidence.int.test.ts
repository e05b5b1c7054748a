// Tests that no order goes on without evidence for each of its lines. The process and the database each prevent it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ReserveStock, StockReserved } from '@toric/contracts/catalog-inventory/events';
import {
  EvidenceRevoked,
  PrescriptionVerified,
  VerificationAwaited,
  VerifyPrescription,
} from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, customerId, evidenceId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop());

const sql = (text: string, ...values: unknown[]) => shop.stack.admin.query(text, values);
const stateOf = async (orderId: string) =>
  (await sql(`select state from "order".process where key = $1`, orderId)).rows[0]?.state;
const revoked = (evidence: string) =>
  EvidenceRevoked({
    evidenceId: evidence,
    customerId,
    reason: { code: 'prescription.denied', detail: 'The prescriber did not confirm it.' },
  });

test('lines store their evidence, the parcel gets its warning, and the warehouse receives the evidence', async () => {
  const orderId = await shop.placed({ ...body, lines: [line(-2.25), { ...line(-3), eye: 'left' }] });
  expect((await shop.read(orderId)).lines.map((one) => one.evidenceId)).toEqual([null, null]);
  await shop.permit(orderId, { shipmentWarning: 'WARNING: …' });
  const order = await shop.reaches(orderId, 'reserving');
  expect(order.lines.map((one) => one.evidenceId)).toEqual([evidenceId, evidenceId]);
  expect(order.shipmentWarning).toBe('WARNING: …');
  const [reserve] = await shop.sentFor(ReserveStock.type, orderId);
  expect(ReserveStock.data.parse(reserve).lines.map((one) => one.evidenceId)).toEqual([evidenceId, evidenceId]);
});

test('an order that awaits its prescriber is shown as verifying, without a deadline, and once in its history', async () => {
  const orderId = await shop.placed();
  await shop.stack.deliver(VerificationAwaited, VerificationAwaited({ orderId }));
  await until('the wait', async () => ((await stateOf(orderId)) === 'awaiting-prescriber' ? true : undefined));
  const { rows } = await sql(`select deadline_at from "order".process where key = $1`, orderId);
  expect(rows).toEqual([{ deadline_at: null }]);
  expect((await shop.read(orderId)).status).toBe('verifying');
  await shop.permit(orderId);
  await shop.reaches(orderId, 'reserving');
  const steps = await shop.api().get(`/orders/${orderId}/steps`).set('Authorization', `Bearer ${shop.customer}`);
  expect(steps.body.data.map(({ status }: { status: string }) => status)).toEqual(['verifying', 'reserving']);
});

test('an answer without evidence makes the process ask again, and the second answer lets the order go on', async () => {
  const orderId = await shop.placed();
  await shop.stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId }));
  await until('the second question', async () =>
    (await shop.sentFor(VerifyPrescription.type, orderId)).length === 2 ? true : undefined,
  );
  expect(await shop.sentFor(ReserveStock.type, orderId)).toEqual([]);
  await shop.permit(orderId);
  await shop.reaches(orderId, 'reserving');
});

describe('revoked evidence', () => {
  test('cancels the orders that need it and have not left, and no other order', async () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    const on = async (evidence: string) => {
      const orderId = await shop.placed();
      const lines = (await shop.read(orderId)).lines.map(({ lineId }) => ({ lineId, evidenceId: evidence }));
      await shop.stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId, lines }));
      await shop.reaches(orderId, 'reserving');
      return orderId;
    };
    const [early, late, spared] = [await on(mine), await on(mine), await on(other)];
    await shop.stack.deliver(
      StockReserved,
      StockReserved({ orderId: late, reservedUntil: '2030-01-01T00:00:00.000Z' }),
    );
    await shop.reaches(late, 'charging');
    await shop.stack.deliver(EvidenceRevoked, revoked(mine));
    for (const orderId of [early, late])
      expect((await shop.reaches(orderId, 'cancelling')).reason?.code).toBe('prescription.denied');
    expect((await shop.read(spared)).status).toBe('reserving');
  });

  test('that arrives before the permission: the database refuses it on any order', async () => {
    const gone = randomUUID();
    await shop.stack.deliver(EvidenceRevoked, revoked(gone));
    await until('the record', async () =>
      (await sql('select from "order".revoked_evidence where evidence_id = $1', gone)).rowCount === 1
        ? true
        : undefined,
    );
    const orderId = await shop.placed();
    await sql('update "order".order_line set evidence_id = $2 where order_id = $1', orderId, gone);
    await expect(sql(`update "order".orders set status = 'reserving' where id = $1`, orderId)).rejects.toThrow(
      /no evidence permits/,
    );
  });
});

describe('the database', () => {
  test.each(['discounting', 'reserving', 'charging', 'confirmed', 'shipping', 'shipped', 'completed'])(
    'lets no order become %s with a line that nothing permits',
    async (status) => {
      const orderId = await shop.placed({ ...body, lines: [line(-2.25), line(-3)] });
      const become = () => sql(`update "order".orders set status = $2 where id = $1`, orderId, status);
      await expect(become()).rejects.toThrow(/no evidence permits/);
      const one = `(select id from "order".order_line where order_id = $1 order by position limit 1)`;
      await sql(`update "order".order_line set evidence_id = $2 where id = ${one}`, orderId, evidenceId);
      await expect(become()).rejects.toThrow(/no evidence permits/);
      await sql('update "order".order_line set evidence_id = $2 where order_id = $1', orderId, evidenceId);
      await become();
    },
  );

  test('lets an order without evidence be cancelled, and lets no cancelled order come back', async () => {
    const orderId = await shop.placed();
    await sql(`update "order".orders set status = 'cancelled' where id = $1`, orderId);
    await expect(sql(`update "order".orders set status = 'confirmed' where id = $1`, orderId)).rejects.toThrow(
      /no evidence permits/,
    );
  });

  test('lets an order start only in its first state', async () => {
    const columns = 'customer_id, market, currency, subtotal, shipping_address_id, created_at, updated_at';
    const insert = `insert into "order".orders (id, number, status, ${columns})
      select gen_random_uuid(), gen_random_uuid()::text, 'confirmed', ${columns} from "order".orders limit 1`;
    await expect(sql(insert)).rejects.toThrow(/no evidence permits/);
  });

  test('lets no line lose or exchange its evidence', async () => {
    const orderId = await shop.placed();
    const rest = (on: string | null) =>
      sql('update "order".order_line set evidence_id = $2 where order_id = $1', orderId, on);
    await rest(evidenceId);
    await rest(evidenceId);
    for (const on of [null, randomUUID()]) await expect(rest(on)).rejects.toThrow(/keeps the evidence/);
  });

  test('stores no shipment of an order without evidence', async () => {
    const orderId = await shop.placed();
    await expect(sql(`update "order".orders set carrier = 'UPS' where id = $1`, orderId)).rejects.toThrow(
      /orders_shipment/,
    );
  });
});

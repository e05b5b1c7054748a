import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AMENDMENT_EMPTY } from '@toric/contracts/order/amendments/amendment.errors';
import { AmendOrder } from '@toric/contracts/order/amendments/amendment.http';
import { seesMedical } from '@toric/contracts/medical';
import type { Tx } from '@toric/messaging/sql';
import { assertFewUnsuitableOrders } from '../../orders/guesses/unsuitable-orders.store.ts';
import { lockProcess } from '../../orders/order.store.ts';
import { amendmentProcess, shownAmendment } from '../amendment.process.ts';
import { type Amendment, insertAmendment } from '../amendment.store.ts';
import { holdAmended } from '../holding/hold-amended.flow.ts';
import { recordedTerms } from '../record.ts';
import { beginAmendment } from '../begin-amendment.flow.ts';
import { type AmendmentSettings, type Prepared, prepareAmendment } from '../prepare-amendment.flow.ts';
import { showAmendment } from '../show-amendment.flow.ts';
import { totalOf } from '../terms.ts';

type Asked = {
  readonly why: string | undefined;
  readonly requestedBy: string;
  readonly now: Date;
  readonly id: string;
};

/**
 * Stores an amendment, and returns it. An amendment with a very low price waits for the approval of a second person.
 */
async function storeAmendment(tx: Tx, { order, present, keys, decision }: Prepared, asked: Asked): Promise<Amendment> {
  const { after, needsSecondPerson, refusals } = decision;
  const [refused] = refusals;
  if (refused) throw refused;
  if (!after) throw AMENDMENT_EMPTY();
  const amendment: Amendment = {
    ...{ id: asked.id, orderId: order.id, customerId: order.customerId },
    status: needsSecondPerson ? 'needs-approval' : shownAmendment(amendmentProcess.initial),
    ...{ before: present.terms, after, totalBefore: totalOf(present.terms), totalAfter: totalOf(after) },
    ...{ why: asked.why ?? null, requestedBy: asked.requestedBy, createdAt: asked.now },
  };
  await insertAmendment(tx, amendment, keys);
  return amendment;
}

/**
 * POST /orders/{orderId}/amendments → order.amendment-begun.v1. Amends a confirmed order. The amendment process
 * (amendment.process.ts) then has prescription, money and boxes checked. The order gets the whole amendment or none of
 * it.
 */
export const amendOrder = (settings: AmendmentSettings) =>
  command(AmendOrder, {
    async run({ params: { orderId }, body, actor, tx, now, newId }) {
      lockProcess(tx, orderId);
      const prepared = await prepareAmendment(
        settings,
        { orderId, body },
        { tx, actor, self: selfOf(actor), now, newId },
      );
      const { customerId: buyer } = prepared.order;
      if (!seesMedical(actor)) await assertFewUnsuitableOrders(tx, buyer, settings.unsuitableOrders);
      const asked = { why: body.why, requestedBy: actor.id, now, id: newId() };
      const amendment = await storeAmendment(tx, prepared, asked);
      const { id: amendmentId, before, after, customerId } = amendment;
      const record = {
        ...({ action: 'amendment.asked', subject: orderId, customerId, why: body.why } as const),
        fields: recordedTerms(before, after),
      };
      const shown = answer(showAmendment(tx, settings.vault, amendmentId)).records(record);
      if (amendment.status === 'needs-approval') return shown;
      const { facts, begun } = beginAmendment(
        tx,
        prepared.order,
        { amendmentId, before, after, places: settings.places },
        now,
      );
      const held = await holdAmended({ tx, now, newId }, settings.holds, { order: prepared.order, before, after });
      return shown.emits(begun, ...held).starts(amendmentProcess, amendmentId, facts);
    },
  });

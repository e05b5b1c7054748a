/** Finds and removes the data of returns about a customer, for her access request and for her erasure. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { OrderReturn, ReturnLine } from '../generated/client.ts';
import { openDecision, openNote, openReaction } from './return.store.ts';

/**
 * Removes the texts, the sealed marks of reactions and the pictures from the returns of erased customers. The returned
 * boxes stay on record, like orders.
 */
export async function forgetReturns(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`
    delete from return_picture p using order_return r where r.id = p.return_id and r.customer_id = any(${customerIds}::uuid[])`;
  await tx.run`
    update return_line l set sealed_reaction = null from order_return r
    where r.id = l.return_id and r.customer_id = any(${customerIds}::uuid[])`;
  await tx.run`
    update order_return set sealed_note = null, sealed_decision = null where customer_id = any(${customerIds}::uuid[])
      and (sealed_note is not null or sealed_decision is not null)`;
}

type Row = Pick<OrderReturn, 'id' | 'sealedNote' | 'sealedDecision'>;

/**
 * Returns the returns of a customer with their lines and boxes, decrypted. The result only lists the pictures; the
 * customer downloads them herself.
 */
export async function findPersonalReturns(tx: Tx, customerId: string, keys: Keyring) {
  const returns = await tx.many<Row>`
    select id, number, order_id, status, resolution, outcome, refunded, currency, credit_note_number, exchange_order_id, carrier,
      tracking_number, sealed_note, sealed_decision, created_at, updated_at
    from order_return where customer_id = ${customerId} order by created_at, id`;
  const lines = await tx.many<Pick<ReturnLine, 'returnId' | 'lineId' | 'sealedReaction'>>`
    select l.return_id, l.line_id, l.product_name, l.quantity, l.reason, l.rule, l.sealed_reaction
    from return_line l join order_return r on r.id = l.return_id
    where r.customer_id = ${customerId} order by l.return_id, l.position`;
  const boxes = await tx.many<object>`
    select b.return_id, b.line_id, b.lot_number, b.expires_on, b.state, b.disposition, b.refunds, b.received_at
    from return_box b join order_return r on r.id = b.return_id
    where r.customer_id = ${customerId} order by b.received_at, b.id`;
  const pictures = await tx.many<object>`
    select p.id, p.return_id, p.size, p.created_at from return_picture p join order_return r on r.id = p.return_id
    where r.customer_id = ${customerId} order by p.created_at, p.id`;
  return {
    returns: returns.map(({ sealedNote, sealedDecision, ...row }) => ({
      ...row,
      note: openNote(keys, { id: row.id, sealedNote }),
      decisionNote: openDecision(keys, { id: row.id, sealedDecision }),
    })),
    returnLines: lines.map(({ sealedReaction, ...line }) => ({
      ...line,
      reaction: openReaction(keys, { ...line, sealedReaction }),
    })),
    returnBoxes: boxes,
    returnPictures: pictures,
  };
}

import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Tx } from '@toric/messaging/sql';

/**
 * Returns the boxes that went to a customer, by lot, and her recall cases. No index leads from a customer to her
 * reservations, because every order would pay for the index and few people ask for their data. So each statement may
 * take 30 s.
 */
export async function findPersonalRecords(tx: Tx, pseudonym: string): Promise<PersonalRecords> {
  tx.write`select set_config('statement_timeout', '30s', true)`;
  return {
    boxes: await tx.many<object>`
      select l.order_id, l.line_id, lot.lot_number, l.quantity, r.status, r.updated_at
      from reservation r join (
        select order_id, line_id, lot_id, quantity from reservation_line
        union all select order_id, line_id, lot_id, quantity from shipped_line) l on l.order_id = r.order_id
      join lot on lot.id = l.lot_id
      where r.customer_pseudonym = ${pseudonym} order by l.order_id, l.line_id`,
    recallCases: await tx.many<object>`
      select recall_id, order_id, line_id, quantity, shipped_at, notified_at, outcome, created_at
      from recall_case where customer_pseudonym = ${pseudonym} order by created_at, id`,
  };
}

import type { Answer } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { RecallCase, UntoldBoxes } from './recall-case.ts';

type Covered = { readonly recallId: string; readonly lotIds: readonly string[] };

/** So many lots a statement: each keeps within its time, whatever is recalled. */
const LOTS_AT_ONCE = 2_000;

/** How many order lines have boxes of the lots; no more than `atMost` are counted. */
export async function countLines(tx: Tx, lotIds: readonly string[], atMost: number): Promise<number> {
  const { lines } = await tx.one<{ lines: number }>`
    select count(*)::int as lines
    from (select from reservation_line where lot_id = any(${lotIds}::uuid[]) limit ${atMost}::int) as counted`;
  return lines;
}

/**
 * Every box of the lots that left the shop, found by its lot, so that what it costs is what is found. Gives how many order
 * lines are new, or in scope again. The lots are locked: what was being shipped has left, and nothing else will.
 */
export async function openCases(tx: Tx, { recallId, lotIds }: Covered, now: Date): Promise<number> {
  let opened = await tx.run`
    update recall_case set in_scope = true
    where recall_id = ${recallId} and not in_scope and lot_id = any(${lotIds}::uuid[])`;
  for (let at = 0; at < lotIds.length; at += LOTS_AT_ONCE) {
    opened += await insertCases(tx, { recallId, lotIds: lotIds.slice(at, at + LOTS_AT_ONCE) }, now);
  }
  return opened;
}

/** Known ones are left out by a join, for `on conflict` costs a third more: nobody else writes while recalls are locked. */
const insertCases = (tx: Tx, { recallId, lotIds }: Covered, now: Date) => tx.run`
  insert into recall_case (id, recall_id, order_id, line_id, lot_id, customer_id, quantity, shipped_at, in_scope, created_at)
  select derived_uuid(${recallId}::text || line_id || lot_id),
    ${recallId}::uuid, order_id, line_id, lot_id, customer_id, quantity, updated_at, true, ${now}::timestamptz
  from reservation_line as shipped join reservation using (order_id)
  where lot_id = any(${lotIds}::uuid[]) and status = 'shipped' and not exists (
    select from recall_case
    where recall_id = ${recallId} and line_id = shipped.line_id and recall_case.lot_id = shipped.lot_id)
  order by 1 -- by the index, a third faster than as they come`;

/** Cases of other lots are kept, out of scope. Gives how many were not before. */
export async function dropCases(tx: Tx, { recallId, lotIds }: Covered): Promise<number> {
  return tx.run`
    update recall_case set in_scope = false
    where recall_id = ${recallId} and in_scope and lot_id not in (select unnest(${lotIds}::uuid[]))`;
}

/** The next customers of a recall by their ids, told or not. */
export async function nextCustomers(tx: Tx, recallId: string, after: string | undefined, limit: number) {
  const customers = await tx.many<{ customerId: string }>`
    select distinct customer_id from recall_case
    where recall_id = ${recallId} and customer_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by customer_id limit ${limit}::int`;
  return customers.map(({ customerId }) => customerId);
}

/** What they have and were not told of counts as told from now on: the message leaves with this transaction. */
export async function takeUntold(
  tx: Tx,
  recallId: string,
  customerIds: readonly string[],
  now: Date,
): Promise<UntoldBoxes[]> {
  return tx.many<UntoldBoxes>`
    update recall_case as untold set notified_at = ${now} from lot
    where untold.recall_id = ${recallId} and untold.customer_id = any(${customerIds}::uuid[]) and untold.in_scope
      and untold.notified_at is null and lot.id = untold.lot_id
    returning untold.customer_id, untold.order_id, untold.line_id, lot.lot_number, untold.quantity`;
}

/** Undefined: the recall has no such case. */
export async function addAnswer(
  tx: Tx,
  { recallId, caseId }: { recallId: string; caseId: string },
  answer: Answer,
): Promise<RecallCase | undefined> {
  return tx.maybe<RecallCase>`
    update recall_case as answered
    set outcome = ${answer.outcome}, answers = answered.answers || ${json([answer])}::jsonb
    from lot join pack on pack.id = lot.pack_id
    where answered.id = ${caseId} and answered.recall_id = ${recallId} and lot.id = answered.lot_id
    returning answered.id, customer_id, order_id, line_id, lot_id, lot_number, gtin, quantity, shipped_at, in_scope,
      notified_at, outcome, answers, answered.created_at`;
}

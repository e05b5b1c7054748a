import type { OwnOutcome, RecallAnswer } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import { type CaseRow, caseOf, type RecallCase, type UnnotifiedBoxes } from './recall-case.ts';

type RecalledLots = { readonly recallId: string; readonly lotIds: readonly string[] };

/**
 * Holds the largest number of lots for which one statement opens cases. This keeps the statement within its time limit,
 * even if many more lots are recalled.
 */
const LOTS_PER_STATEMENT = 2_000;

/** Returns the number of order lines with boxes of the lots. Stops counting at `atMost`, to limit the cost. */
export async function countLines(tx: Tx, lotIds: readonly string[], atMost: number): Promise<number> {
  const { lines } = await tx.one<{ lines: number }>`
    select count(*)::int as lines
    from (
      select from reservation_line where lot_id = any(${lotIds}::uuid[])
      union all select from shipped_line where lot_id = any(${lotIds}::uuid[]) limit ${atMost}::int) as counted`;
  return lines;
}

/**
 * Opens a case for every shipped order line with boxes of the lots. Returns the number of cases that are new or in
 * scope again. Finds the order lines by their lots, so the cost depends only on how many it finds. The caller has
 * locked the lots: earlier shipments of their boxes are committed, and no new shipment can begin before the commit.
 */
export async function openCases(tx: Tx, { recallId, lotIds }: RecalledLots, now: Date): Promise<number> {
  let opened = await tx.run`
    update recall_case set in_scope = true
    where recall_id = ${recallId} and not in_scope and lot_id = any(${lotIds}::uuid[])`;
  for (let at = 0; at < lotIds.length; at += LOTS_PER_STATEMENT) {
    opened += await insertCases(tx, { recallId, lotIds: lotIds.slice(at, at + LOTS_PER_STATEMENT) }, now);
  }
  return opened;
}

/**
 * Inserts the cases that do not exist yet. Excludes existing cases by `not exists`, because `on conflict` would cost a
 * third more. This is safe, because the caller holds the recalls lock and no other transaction inserts cases.
 */
const insertCases = (tx: Tx, { recallId, lotIds }: RecalledLots, now: Date) => tx.run`
  insert into recall_case (id, recall_id, order_id, line_id, lot_id, customer_pseudonym, quantity, shipped_at, in_scope,
    created_at)
  select derived_uuid(${recallId}::text || line_id || lot_id),
    ${recallId}::uuid, order_id, line_id, lot_id, customer_pseudonym, quantity, shipped_at, true, ${now}::timestamptz
  from (
    select order_id, line_id, lot_id, customer_pseudonym, quantity, updated_at as shipped_at
    from reservation_line join reservation using (order_id)
    where lot_id = any(${lotIds}::uuid[]) and status = 'shipped'
    union all
    -- boxes of a line that left in several parcels are one case
    select order_id, line_id, lot_id, customer_pseudonym, sum(quantity)::int, max(shipped_at)
    from shipped_line join reservation using (order_id)
    where lot_id = any(${lotIds}::uuid[]) group by 1, 2, 3, 4) as shipped
  where not exists (
    select from recall_case
    where recall_id = ${recallId} and line_id = shipped.line_id and recall_case.lot_id = shipped.lot_id)
  order by 1 -- inserts in the order of the index, which is a third faster`;

/**
 * Marks the cases of the recall as out of scope whose lot is not in `lotIds`. The cases are kept. Returns the number of
 * cases that left the scope.
 */
export async function markOutOfScope(tx: Tx, { recallId, lotIds }: RecalledLots): Promise<number> {
  return tx.run`
    update recall_case set in_scope = false
    where recall_id = ${recallId} and in_scope and lot_id not in (select unnest(${lotIds}::uuid[]))`;
}

/**
 * Returns the ids of at most `limit` customers of the recall after the customer `after`, in the order of their
 * pseudonyms. The result includes customers who were notified before. `markNotified` leaves out the boxes about which
 * they were notified.
 */
export async function findNextCustomers(
  tx: Tx,
  { pseudonymOf, customerOf }: CustomerPseudonyms,
  { recallId, after }: { recallId: string; after: string | undefined },
  limit: number,
): Promise<string[]> {
  const from = after === undefined ? null : pseudonymOf(after);
  const found = await tx.many<{ customerPseudonym: string }>`
    select distinct customer_pseudonym from recall_case
    where recall_id = ${recallId}
      and customer_pseudonym > coalesce(${from}::uuid, '00000000-0000-0000-0000-000000000000')
    order by customer_pseudonym limit ${limit}::int`;
  return found.map(({ customerPseudonym }) => customerOf(customerPseudonym));
}

/**
 * Marks the unnotified boxes of these customers as notified. Returns these boxes, so that the caller emits the messages
 * to the customers in the same transaction.
 */
export async function markNotified(
  tx: Tx,
  { pseudonymOf, customerOf }: CustomerPseudonyms,
  { recallId, customerIds }: { recallId: string; customerIds: readonly string[] },
  now: Date,
): Promise<UnnotifiedBoxes[]> {
  const boxes = await tx.many<Omit<UnnotifiedBoxes, 'customerId'> & { customerPseudonym: string }>`
    update recall_case as unnotified set notified_at = ${now} from lot
    where unnotified.recall_id = ${recallId} and unnotified.in_scope
      and unnotified.customer_pseudonym = any(${customerIds.map(pseudonymOf)}::uuid[])
      and unnotified.notified_at is null and lot.id = unnotified.lot_id
    returning unnotified.customer_pseudonym, unnotified.order_id, unnotified.line_id, lot.lot_number,
      unnotified.quantity`;
  return boxes.map(({ customerPseudonym, ...rest }) => ({ ...rest, customerId: customerOf(customerPseudonym) }));
}

/** Adds an answer to a case and returns the changed case. Returns undefined if the recall has no such case. */
export async function addAnswer(
  tx: Tx,
  customers: CustomerPseudonyms,
  { recallId, caseId }: { recallId: string; caseId: string },
  answer: RecallAnswer,
): Promise<RecallCase | undefined> {
  const answered = await tx.maybe<CaseRow>`
    update recall_case as answered
    set outcome = ${answer.outcome}, answers = answered.answers || ${json([answer])}::jsonb
    from lot join pack on pack.id = lot.pack_id
    where answered.id = ${caseId} and answered.recall_id = ${recallId} and lot.id = answered.lot_id
    returning answered.id, customer_pseudonym, order_id, line_id, lot_id, lot_number, gtin, quantity, shipped_at,
      in_scope, notified_at, outcome, answers, answered.created_at`;
  return answered && caseOf(answered, customers);
}

/**
 * Holds the largest number of answers that one case keeps, because a customer with a link may change her answer again
 * and again.
 */
const MOST_ANSWERS = 20;

type Own = { readonly recallId: string; readonly customerId: string };

/**
 * Adds the answer of a customer to all her cases in scope. Does not change a case whose last outcome is the same.
 * Returns false if she has no case in scope.
 */
export async function addOwnAnswer(
  tx: Tx,
  { pseudonymOf }: CustomerPseudonyms,
  { recallId, customerId }: Own,
  answer: RecallAnswer & { outcome: OwnOutcome },
): Promise<boolean> {
  const pseudonym = pseudonymOf(customerId);
  const { cases } = await tx.one<{ cases: number }>`
    with own as (
      select id from recall_case
      where recall_id = ${recallId} and customer_pseudonym = ${pseudonym}::uuid and in_scope
      order by id for no key update
    ), answered as (
      update recall_case as answered
      set outcome = ${answer.outcome}, answers = answered.answers || ${json([answer])}::jsonb
      from own
      where answered.id = own.id and answered.outcome is distinct from ${answer.outcome}
        and jsonb_array_length(answered.answers) < ${MOST_ANSWERS}::int
    )
    select count(*)::int as cases from own`;
  return cases > 0;
}

import type { ReadRows } from '@toric/chassis/files/csv';
import { type Cursor, decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { OwnOutcome, type RecallCaseView } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import { type CaseRow, caseOf, type RecallCase } from './recall-case.ts';

const { sql, join, empty } = Prisma;

/** Holds the SQL condition for each status of a case. The conditions must agree with `caseStatus` of recall-case.ts. */
const IN_STATUS: Readonly<Record<RecallCaseView['status'], Prisma.Sql>> = {
  open: sql`in_scope and outcome is null and notified_at is null`,
  notified: sql`in_scope and outcome is null and notified_at is not null`,
  answered: sql`in_scope and outcome is not null`,
  'out-of-scope': sql`not in_scope`,
};

type CaseFilter = {
  readonly recallId: string;
  readonly status?: RecallCaseView['status'] | undefined;
  readonly customerId?: string | undefined;
};

/**
 * Reads at most `limit` cases after the cursor, newest first. A subquery selects these cases first, so that only their
 * lots and packs are joined.
 */
const readCasesAfter = async (
  read: Read,
  customers: CustomerPseudonyms,
  where: Prisma.Sql,
  from: Cursor | undefined,
  limit: number,
): Promise<RecallCase[]> => {
  const after = from ? sql`and (created_at, id) < (${from.createdAt}::timestamptz, ${from.id}::uuid)` : empty;
  const rows = await read<CaseRow>(sql`
    select found.id, customer_pseudonym, order_id, line_id, lot_id, lot_number, gtin, quantity, shipped_at, in_scope,
      notified_at, outcome, answers, found.created_at
    from (select * from recall_case where ${where} ${after} order by created_at desc, id desc limit ${limit}::int) found
    join lot on lot.id = lot_id join pack on pack.id = pack_id
    order by found.created_at desc, found.id desc`);
  return rows.map((row) => caseOf(row, customers));
};

/** Returns at most `limit` + 1 cases of a recall, newest first. The extra case shows that another page follows. */
export async function readCases(
  read: Read,
  customers: CustomerPseudonyms,
  filter: CaseFilter,
  page: PageQuery,
): Promise<PageRows<RecallCase>> {
  const { recallId, status, customerId } = filter;
  const conditions = [
    sql`recall_id = ${recallId}::uuid`,
    ...(status ? [IN_STATUS[status]] : []),
    ...(customerId ? [sql`customer_pseudonym = ${customers.pseudonymOf(customerId)}::uuid`] : []),
  ];
  const where = join(conditions, ' and ');
  const cases = await readCasesAfter(read, customers, where, decodeCursor(page.cursor), page.limit + 1);
  return withTotal(page, cases, async ({ take: atMost }) => {
    const [all] = await read<{ total: number }>(sql`
      select count(*)::int as total from (select from recall_case where ${where} limit ${atMost}::int) counted`);
    return all?.total ?? 0;
  });
}

/** Reads all cases in pages, for the CSV file. */
export const caseRows =
  (read: Read, customers: CustomerPseudonyms, recallId: string): ReadRows<RecallCase> =>
  (after, limit) =>
    readCasesAfter(read, customers, sql`recall_id = ${recallId}::uuid`, after, limit);

/** Describes the recalled boxes of one customer. `outcome` is null unless she gave one answer for all of them. */
type OwnBoxes = { readonly lots: string[]; readonly boxes: number; readonly outcome: OwnOutcome | null };

/** Returns the boxes of a customer that the recall covers. Returns undefined if the recall covers none. */
export async function readOwnBoxes(
  read: Read,
  { pseudonymOf }: CustomerPseudonyms,
  { recallId, customerId }: { recallId: string; customerId: string },
): Promise<OwnBoxes | undefined> {
  const [own] = await read<{ lots: string[] | null; boxes: number; outcomes: (string | null)[] }>(sql`
    select array_agg(distinct lot_number order by lot_number) as lots, coalesce(sum(quantity), 0)::int as boxes,
      array_agg(distinct outcome) as outcomes
    from recall_case join lot on lot.id = lot_id
    where recall_id = ${recallId}::uuid and customer_pseudonym = ${pseudonymOf(customerId)}::uuid and in_scope`);
  if (!own?.lots) return undefined;
  const given = own.outcomes.length === 1 ? OwnOutcome.safeParse(own.outcomes[0]) : undefined;
  return { lots: own.lots, boxes: own.boxes, outcome: given?.data ?? null };
}

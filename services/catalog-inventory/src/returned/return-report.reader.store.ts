import type { ReturnReportBy, ReturnReportRow } from '@toric/contracts/catalog-inventory/returned/returned.http';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';

const { sql } = Prisma;
type Days = { readonly from: string; readonly to: string };

/**
 * Holds the SQL for each kind of report row: the id and the name by which returned boxes are grouped, and the lots
 * whose shipments are counted.
 */
const KEYS: Readonly<
  Record<ReturnReportBy, { readonly id: Prisma.Sql; readonly name: Prisma.Sql; readonly lots: Prisma.Sql }>
> = {
  product: {
    id: sql`pack.product_id::text`,
    name: sql`product.name`,
    lots: sql`select l.id from lot l join pack p on p.id = l.pack_id where p.product_id::text = sums.id`,
  },
  lot: {
    id: sql`lot.id::text`,
    name: sql`lot.lot_number`,
    lots: sql`select l.id from lot l where l.id::text = sums.id`,
  },
  supplier: {
    id: sql`coalesce(b.supplier_id::text, 'unknown')`,
    name: sql`(select s.name from supplier s where s.id = b.supplier_id)`,
    lots: sql`
      select r.lot_id from stock_ledger r join receipt on receipt.id = r.cause_id
      left join purchase_order po on po.id = receipt.purchase_order_id
      where r.kind = 'receipt' and coalesce(receipt.supplier_id, po.supplier_id)::text = sums.id`,
  },
};

type Row = Omit<ReturnReportRow, 'reasons' | 'rate' | 'faultRate'> & {
  readonly reasons: Readonly<Record<string, number>>;
};

/** Holds the largest number of rows of a report. */
const ROWS = 500;

/**
 * Returns how many boxes of each product, lot or supplier came back in a period, why, and how many were sent in the
 * period. Shipments are counted only for the rows of the report, so that the report of a large shop stays fast.
 */
export function readReturnReport(read: Read, by: ReturnReportBy, { from, to }: Days): Promise<Row[]> {
  const { id, name, lots } = KEYS[by];
  const within = (column: Prisma.Sql) => sql`${column} >= ${from}::date and ${column} < ${to}::date + interval '1 day'`;
  return read<Row>(sql`
    with sums as (
      select id, min(name) as name, count(*)::int as returned,
        (count(*) filter (where reason in ('defective', 'recall')))::int as faulty,
        (count(*) filter (where disposition = 'scrapped'))::int as scrapped,
        (count(*) filter (where disposition = 'restocked'))::int as restocked,
        json_build_object(
          'changed-mind', count(*) filter (where reason = 'changed-mind'),
          'wrong-power-ordered', count(*) filter (where reason = 'wrong-power-ordered'),
          'wrong-item', count(*) filter (where reason = 'wrong-item'),
          'damaged-in-transit', count(*) filter (where reason = 'damaged-in-transit'),
          'lost-in-transit', count(*) filter (where reason = 'lost-in-transit'),
          'defective', count(*) filter (where reason = 'defective'),
          'recall', count(*) filter (where reason = 'recall')) as reasons
      from (
        select ${id} as id, ${name} as name, b.reason, b.disposition
        from returned_box b join lot on lot.id = b.lot_id join pack on pack.id = lot.pack_id
        join product on product.id = pack.product_id
        where b.disposition <> 'not-ours' and ${within(sql`b.created_at`)}) back
      group by id order by count(*) desc, id limit ${ROWS}::int)
    select sums.*, coalesce((
        select -sum(e.on_hand_change) from stock_ledger e
        where e.lot_id in (${lots}) and e.kind = 'ship' and ${within(sql`e.created_at`)}), 0)::float8 as shipped
    from sums order by returned desc, id`);
}

import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { TaxRegistration } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { keepEngine, keptEngine, rowOf } from './tax.store.ts';
import { SHIPPED_ROWS } from './table/shipped-table.ts';
import { placeText, type TaxRow } from './table-engine.ts';
import type { TaxEngine } from './tax-engine.ts';

/** Returns up to `limit + 1` tax registrations, the newest first. */
export async function listRegistrations(
  db: Reader,
  country: string | undefined,
  page: PageQuery,
): Promise<PageRows<TaxRegistration>> {
  const where = country === undefined ? {} : { country };
  const rows = await db.taxRegistration.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.taxRegistration.count({ where, ...range }));
}

const sortKey = (row: TaxRow) => `${row.isOwn ? 0 : 1} ${placeText(row)} ${row.taxClass} ${row.since}`;

/**
 * Returns the tax rows of a country, from the table of the shop and from the shipped table, in the order of `sortKey`.
 */
export async function readRows(db: Reader, country: string): Promise<readonly TaxRow[]> {
  const own = await db.taxRow.findMany({ where: { country }, orderBy: { createdAt: 'asc' } });
  const all = [...own.map(rowOf), ...SHIPPED_ROWS.filter((row) => row.country === country)];
  return all.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** Returns the tax engine. It reads the tax tables only after a change. */
export async function readEngine(db: Reader, stamp: string | null): Promise<TaxEngine> {
  const known = keptEngine(stamp);
  if (known) return known;
  const [rows, registrations] = await Promise.all([db.taxRow.findMany(), db.taxRegistration.findMany()]);
  return keepEngine(stamp, rows, registrations);
}

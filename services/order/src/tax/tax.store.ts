/** Stores the registrations of the shop, and the rows of its own tax table. */
import type { TaxRegistrationView, TaxRowView } from '@toric/contracts/order/tax/tax.http';
import { TaxClass } from '@toric/contracts/order/tax/tax';
import type { Tx } from '@toric/messaging/sql';
import type { TaxRegistration as StoredRegistration, TaxRow as StoredRow } from '../generated/client.ts';
import { restampTax } from '../sale-terms.store.ts';
import { SHIPPED_ROWS } from './table/shipped-table.ts';
import { decidingRow, tableEngine, type TaxRow } from './table-engine.ts';
import { modeIn, type TaxEngine } from './tax-engine.ts';

export const rowOf = ({ taxClass, ...row }: StoredRow): TaxRow => ({
  ...{ id: row.id, country: row.country, region: row.region, postalPrefix: row.postalPrefix },
  ...{ partsPerMillion: row.partsPerMillion, isAdded: row.isAdded, since: row.since, until: row.until },
  ...{ taxClass: TaxClass.parse(taxClass), source: row.source, toConfirm: false, isOwn: true },
});

export const rowView = (row: TaxRow): TaxRowView => ({
  ...decidingRow(row),
  ...{ country: row.country, region: row.region, postalPrefix: row.postalPrefix },
  ...{ isAdded: row.isAdded, isOwn: row.isOwn, until: row.until },
});

export const registrationView = ({ createdAt, ...row }: StoredRegistration): TaxRegistrationView => ({
  ...{ id: row.id, country: row.country, region: row.region, number: row.number, since: row.since, until: row.until },
  ...{ mode: modeIn(row.country), createdAt: createdAt.toISOString() },
});

/**
 * The shop's own table has at most this number of rows that have not ended. A shop with more rows needs a tax service.
 */
export const MOST_ROWS = 5_000;

type NewRegistration = Omit<StoredRegistration, 'createdAt'>;

/** Locks the tax tables, and returns a registration of the same place whose days overlap. */
export async function lockRegistrationAt(tx: Tx, { country, region, since }: NewRegistration) {
  await restampTax(tx);
  return tx.maybe<StoredRegistration>`
    select * from tax_registration where country = ${country} and region is not distinct from ${region}::text
      and (until is null or until >= ${since}) limit 1`;
}

export const insertRegistration = (tx: Tx, one: NewRegistration, now: Date): Promise<StoredRegistration> =>
  tx.one<StoredRegistration>`
    insert into tax_registration (id, country, region, number, since, until, created_at)
    values (${one.id}, ${one.country}, ${one.region}, ${one.number}, ${one.since}, ${one.until}, ${now}) returning *`;

export async function lockRegistration(tx: Tx, id: string): Promise<StoredRegistration | undefined> {
  await restampTax(tx);
  return tx.maybe<StoredRegistration>`select * from tax_registration where id = ${id} for no key update`;
}

export const endRegistration = (tx: Tx, id: string, until: string): Promise<StoredRegistration> =>
  tx.one<StoredRegistration>`update tax_registration set until = ${until} where id = ${id} returning *`;

type NewRow = Omit<StoredRow, 'createdAt'>;

/**
 * Locks the tax tables. Returns the number of the shop's rows that have not ended, and how many of them are about the
 * same place and tax class.
 */
export async function lockRowAt(tx: Tx, row: NewRow): Promise<{ rows: number; same: number }> {
  await restampTax(tx);
  return tx.one<{ rows: number; same: number }>`
    select count(*)::int as rows, (count(*) filter (where country = ${row.country} and tax_class = ${row.taxClass}
        and region is not distinct from ${row.region}::text and postal_prefix is not distinct from ${row.postalPrefix}::text
        and is_added = ${row.isAdded}))::int as same
    from tax_row where until is null or until >= ${row.since}`;
}

export const insertRow = (tx: Tx, row: NewRow, now: Date): Promise<StoredRow> =>
  tx.one<StoredRow>`
    insert into tax_row (id, country, region, postal_prefix, tax_class, parts_per_million, is_added, since, until, source, created_at)
    values (${row.id}, ${row.country}, ${row.region}, ${row.postalPrefix}, ${row.taxClass}, ${row.partsPerMillion},
      ${row.isAdded}, ${row.since}, ${row.until}, ${row.source}, ${now}) returning *`;

export async function lockRow(tx: Tx, id: string): Promise<StoredRow | undefined> {
  await restampTax(tx);
  return tx.maybe<StoredRow>`select * from tax_row where id = ${id} for no key update`;
}

export const endRow = (tx: Tx, id: string, until: string): Promise<StoredRow> =>
  tx.one<StoredRow>`update tax_row set until = ${until} where id = ${id} returning *`;

type Kept = { readonly stamp: string; readonly engine: TaxEngine };
let kept: Kept | undefined;

/** Returns the cached tax engine. Returns undefined if the tax tables were changed since they were read. */
export const keptEngine = (stamp: string | null): TaxEngine | undefined =>
  stamp !== null && kept?.stamp === stamp ? kept.engine : undefined;

/** Caches a tax engine. Its tables were read after the stamp, so they are at least as new as the stamp. */
export function keepEngine(
  stamp: string | null,
  rows: readonly StoredRow[],
  registrations: readonly StoredRegistration[],
): TaxEngine {
  const engine = tableEngine([...rows.map(rowOf), ...SHIPPED_ROWS], registrations);
  if (stamp !== null) kept = { stamp, engine };
  return engine;
}

/** Returns the tax engine. It sends statements only after a change of the tax tables. */
export async function findEngine(tx: Tx, stamp: string | null): Promise<TaxEngine> {
  const known = keptEngine(stamp);
  if (known) return known;
  const [rows, registrations] = await Promise.all([
    tx.many<StoredRow>`select * from tax_row`,
    tx.many<StoredRegistration>`select * from tax_registration`,
  ]);
  return keepEngine(stamp, rows, registrations);
}

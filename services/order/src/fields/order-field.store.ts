/** Stores the definitions of the custom fields of orders. */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { FieldType } from '@toric/contracts/customer/fields/field.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import {
  OrderFieldReader,
  type OrderFieldView,
  OrderFieldWriter,
} from '@toric/contracts/order/fields/order-field.http';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { OrderField as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

const Stored = z.object({
  type: FieldType,
  choices: z.array(z.object({ key: z.string(), label: z.object({ en: z.string(), zh: z.string() }) })),
  readers: z.array(OrderFieldReader),
  writers: z.array(OrderFieldWriter),
});

export const fieldView = ({ labelEn, labelZh, createdAt, updatedAt, ...row }: Row): OrderFieldView => ({
  ...row,
  ...Stored.parse(row),
  label: { en: labelEn, zh: labelZh },
  ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

/** At most this number of custom fields of orders may be in use at the same time. */
export const MOST_FIELDS = 100;

/**
 * Takes an advisory lock: only one transaction at a time may define custom fields, so that the checks of their keys and
 * their number cannot race.
 */
export async function lockDefinitions(tx: Tx): Promise<{ inUse: number }> {
  await tx.run`select pg_advisory_xact_lock(hashtext('order fields'))`;
  return tx.one<{ inUse: number }>`select count(*)::int as in_use from order_field where not is_retired`;
}

type NewField = Omit<OrderFieldView, 'version' | 'createdAt' | 'updatedAt' | 'isRetired'>;

/** Inserts the definition of a custom field. Returns undefined if another field has its key. */
export const insertField = (tx: Tx, field: NewField, now: Date): Promise<Row | undefined> =>
  tx.maybe<Row>`
    insert into order_field (id, key, label_en, label_zh, type, unit, choices, is_required, readers, writers,
      is_searchable, created_at, updated_at)
    values (${field.id}, ${field.key}, ${field.label.en}, ${field.label.zh}, ${field.type}, ${field.unit},
      ${json(field.choices)}, ${field.isRequired}, ${field.readers}, ${field.writers}, ${field.isSearchable}, ${now}, ${now})
    on conflict do nothing returning *`;

export const lockField = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>`select * from order_field where id = ${id} for no key update`;

/**
 * Changes the definition of a custom field. If the field is no longer searchable, its search index is deleted at once.
 */
export async function updateField(tx: Tx, field: OrderFieldView, now: Date): Promise<Row> {
  if (!field.isSearchable) await tx.run`delete from order_value_token where field_id = ${field.id}`;
  return tx.one<Row>`
    update order_field set label_en = ${field.label.en}, label_zh = ${field.label.zh}, unit = ${field.unit},
      choices = ${json(field.choices)}, is_required = ${field.isRequired}, readers = ${field.readers},
      writers = ${field.writers}, is_searchable = ${field.isSearchable}, is_retired = ${field.isRetired},
      version = version + 1, updated_at = ${now}
    where id = ${field.id} returning *`;
}

/** Returns every custom field, also the retired ones, in the order of their creation. */
export const findFields = async (tx: Pick<Tx, 'many'>): Promise<OrderFieldView[]> =>
  (await tx.many<Row>`select * from order_field order by created_at, id`).map(fieldView);

export async function readField(db: Reader, id: string): Promise<OrderFieldView | undefined> {
  const row = await db.orderField.findUnique({ where: { id } });
  return row ? fieldView(row) : undefined;
}

type Listed = { readonly isRetired: boolean | undefined; readonly readers: readonly string[] | undefined };

/**
 * Returns at most `limit` + 1 custom fields, the newest first. With `readers`, fields that none of these roles may read
 * are left out.
 */
export async function listFields(db: Reader, { isRetired, readers }: Listed, page: PageQuery): Promise<PageRows<Row>> {
  const where = {
    ...(isRetired !== undefined && { isRetired }),
    ...(readers && { readers: { hasSome: [...readers] } }),
  };
  const rows = await db.orderField.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.orderField.count({ where, ...range }));
}

/** Reads and writes the definitions of custom fields. They name no person, so they are not encrypted. */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { FieldReader, FieldType, type FieldView, FieldWriter } from '@toric/contracts/customer/fields/field.http';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { CustomField as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

const Stored = z.object({
  type: FieldType,
  choices: z.array(z.object({ key: z.string(), label: z.object({ en: z.string(), zh: z.string() }) })),
  readers: z.array(FieldReader),
  writers: z.array(FieldWriter),
});

export const fieldView = ({ labelEn, labelZh, createdAt, updatedAt, ...row }: Row): FieldView => ({
  ...row,
  ...Stored.parse(row),
  label: { en: labelEn, zh: labelZh },
  ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

/** Holds the largest number of custom fields that may be in use at one time. */
export const MOST_FIELDS = 100;

/**
 * Takes an advisory lock, so that only one transaction at a time defines fields, and returns the number of fields in
 * use.
 */
export async function lockDefinitions(tx: Tx): Promise<{ inUse: number }> {
  await tx.run`select pg_advisory_xact_lock(hashtext('custom fields'))`;
  return tx.one<{ inUse: number }>`select count(*)::int as in_use from custom_field where not is_retired`;
}

type NewField = Omit<FieldView, 'version' | 'createdAt' | 'updatedAt' | 'isRetired'>;

/** Inserts the definition. Returns undefined if another field has its key. */
export const insertField = (tx: Tx, field: NewField, now: Date): Promise<Row | undefined> =>
  tx.maybe<Row>`
    insert into custom_field (id, key, label_en, label_zh, type, unit, choices, is_required, readers, writers,
      is_searchable, created_at, updated_at)
    values (${field.id}, ${field.key}, ${field.label.en}, ${field.label.zh}, ${field.type}, ${field.unit},
      ${json(field.choices)}, ${field.isRequired}, ${field.readers}, ${field.writers}, ${field.isSearchable}, ${now}, ${now})
    on conflict do nothing returning *`;

export const lockField = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>`select * from custom_field where id = ${id} for no key update`;

/** Changes the definition. If the field is no longer searchable, deletes its search index at once. */
export async function updateField(tx: Tx, field: FieldView, now: Date): Promise<Row> {
  if (!field.isSearchable) await tx.run`delete from customer_field_token where field_id = ${field.id}`;
  return tx.one<Row>`
    update custom_field set label_en = ${field.label.en}, label_zh = ${field.label.zh}, unit = ${field.unit},
      choices = ${json(field.choices)}, is_required = ${field.isRequired}, readers = ${field.readers},
      writers = ${field.writers}, is_searchable = ${field.isSearchable}, is_retired = ${field.isRetired},
      version = version + 1, updated_at = ${now}
    where id = ${field.id} returning *`;
}

/** Returns every custom field, including retired ones, in the order of their creation. */
export const findFields = async (tx: Pick<Tx, 'many'>): Promise<FieldView[]> =>
  (await tx.many<Row>`select * from custom_field order by created_at, id`).map(fieldView);

/** Returns every custom field outside a transaction, as `findFields` does within one. */
export const readFields = async (db: Reader): Promise<FieldView[]> =>
  (await db.customField.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(fieldView);

export async function readField(db: Reader, id: string): Promise<FieldView | undefined> {
  const row = await db.customField.findUnique({ where: { id } });
  return row ? fieldView(row) : undefined;
}

type Listed = { readonly isRetired: boolean | undefined; readonly readers: readonly string[] | undefined };

/**
 * Returns at most `limit` + 1 fields, newest first. The extra field shows that another page follows. If `readers` is
 * given, leaves out fields that none of these roles may read.
 */
export async function listFields(db: Reader, { isRetired, readers }: Listed, page: PageQuery): Promise<PageRows<Row>> {
  const where = {
    ...(isRetired !== undefined && { isRetired }),
    ...(readers && { readers: { hasSome: [...readers] } }),
  };
  const rows = await db.customField.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.customField.count({ where, ...range }));
}

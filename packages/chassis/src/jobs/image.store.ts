/**
 * Reads, compares and restores images of records. An image holds the rows of a record as they are stored, by table.
 * Sealed values stay sealed in an image, so it reveals no more than the tables do. The hash of an image leaves out
 * empty columns, so that a column which a later version adds does not make every record look changed.
 *
 * A hash that begins with `2:` covers the rows as JSON. The hashes of earlier versions cover the rows as JSONB, which
 * takes the database more than twice as long.
 */
import type { Tx } from '@toric/messaging/sql';
import type { OpenKind } from './job-kind.ts';
import { quoted, shapesOf, statement, type TableShape } from './table-shape.store.ts';

/** Names the records that one item of a job changes. */
export type Target = { readonly seq: number; readonly recordIds: readonly string[] };

const flat = (targets: readonly Target[]) => {
  const pairs = targets.flatMap(({ seq, recordIds }) => recordIds.map((id) => ({ seq, id })));
  return [pairs.map(({ seq }) => seq), pairs.map(({ id }) => id)] as const;
};

/**
 * Locks the rows of records until the transaction ends. It locks in the order of their ids, so that two pages cannot
 * deadlock. Append-only rows need no lock.
 */
export async function lockRecords(tx: Tx, kind: OpenKind, targets: readonly Target[]): Promise<void> {
  const [, ids] = flat(targets);
  if (ids.length === 0) return;
  for (const { table, key, removedBy } of kind.tables) {
    if (removedBy !== undefined) continue;
    const [from, column] = [quoted(table), quoted(key)];
    await tx.run(
      statement(`select from ${from} where ${column} = any($$::uuid[]) order by ${column} for no key update`),
      [...new Set(ids)],
    );
  }
}

const rowsOf = ({ table, key, primaryKey }: TableShape): string => {
  const order = primaryKey.map((column) => `t.${quoted(column)}`).join(', ');
  return `'${table}', (select coalesce(jsonb_agg(to_jsonb(t) order by ${order}), '[]') from ${quoted(table)} t
    where t.${quoted(key)} = any(r.ids))`;
};

const RECORDS = 'select seq, array_agg(id) as ids from unnest($$::int[], $$::uuid[]) as u(seq, id) group by seq';

const imagesOf = (shapes: readonly TableShape[], shown: string): string => `
  select r.seq, ${shown} as value
  from (${RECORDS}) r, lateral (select jsonb_build_object(${shapes.map(rowsOf).join(', ')}) as image) i`;

const linesOf = ({ table, key, primaryKey }: TableShape): string => {
  const order = primaryKey.map((column) => `t.${quoted(column)}`).join(', ');
  return `coalesce((select string_agg(json_strip_nulls(row_to_json(t))::text, ',' order by ${order}) from ${quoted(table)} t
    where t.${quoted(key)} = any(r.ids)), '')`;
};

const HASHED = '2:';

const hashesOf = (shapes: readonly TableShape[]): string => `
  select r.seq, '${HASHED}' || encode(sha256(convert_to(
    concat_ws(E'\\n', ${shapes.map(linesOf).join(', ')}), 'UTF8')), 'hex') as value
  from (${RECORDS}) r`;

type Read = { readonly seq: number; readonly value: string };

type TextOf = (shapes: readonly TableShape[]) => string;

async function read(tx: Tx, targets: readonly Target[], shapes: readonly TableShape[], textOf: TextOf) {
  const [seqs, ids] = flat(targets);
  if (ids.length === 0 || shapes.length === 0) return new Map<number, string>();
  const rows = await tx.many<Read>(statement(textOf(shapes)), seqs, ids);
  return new Map(rows.map(({ seq, value }) => [seq, value]));
}

/** Returns the image of each item's records, as JSON that is not parsed: numbers keep all their digits. */
export const readImages = async (tx: Tx, kind: OpenKind, targets: readonly Target[]): Promise<Map<number, string>> =>
  read(tx, targets, await shapesOf(tx, kind), (shapes) => imagesOf(shapes, 'i.image::text'));

const EARLIER_HASH = `encode(sha256(convert_to(jsonb_strip_nulls(i.image)::text, 'UTF8')), 'hex')`;

/**
 * Returns the SHA-256 of the image of each item's records, in hexadecimal. Derived rows, such as a search index, are
 * left out.
 */
export async function readHashes(tx: Tx, kind: OpenKind, targets: readonly Target[]): Promise<Map<number, string>> {
  return read(tx, targets, await hashedShapes(tx, kind), hashesOf);
}

const hashedShapes = async (tx: Tx, kind: OpenKind): Promise<TableShape[]> =>
  (await shapesOf(tx, kind)).filter(({ isDerived }) => !isDerived);

/** Describes a record with the hash that it had after the job changed it. */
export type Hashed = Target & { readonly afterHash: string | null };

/** Returns the items whose records have changed since the job changed them. */
export async function findChanged(tx: Tx, kind: OpenKind, hashed: readonly Hashed[]): Promise<ReadonlySet<number>> {
  const isEarlier = ({ afterHash }: Hashed) => afterHash !== null && !afterHash.startsWith(HASHED);
  const [earlier, present] = [
    await read(tx, hashed.filter(isEarlier), await hashedShapes(tx, kind), (shapes) => imagesOf(shapes, EARLIER_HASH)),
    await readHashes(
      tx,
      kind,
      hashed.filter((one) => !isEarlier(one)),
    ),
  ];
  const isChanged = ({ seq, afterHash }: Hashed) => (earlier.get(seq) ?? present.get(seq)) !== afterHash;
  return new Set(hashed.filter(isChanged).map(({ seq }) => seq));
}

/**
 * Returns the items whose customer was merged into another one. Not even an undo that overwrites restores such a
 * customer.
 */
export async function findMerged(tx: Tx, kind: OpenKind, targets: readonly Target[]): Promise<readonly number[]> {
  const [seqs, ids] = flat(targets);
  const shape = (await shapesOf(tx, kind)).find(({ columns }) => columns.includes('merged_into'));
  if (!shape || ids.length === 0) return [];
  const rows = await tx.many<{ seq: number }>(
    statement(`select u.seq from unnest($$::int[], $$::uuid[]) as u(seq, id)
      join ${quoted(shape.table)} t on t.${quoted(shape.key)} = u.id where t.merged_into is not null`),
    seqs,
    ids,
  );
  return rows.map(({ seq }) => seq);
}

export type Found = { readonly seq: number; readonly table: string };

/**
 * Returns the items whose record may not be removed, each with a table that refers to it. The reference is a foreign
 * key, or the kind declares it in `keeps`.
 */
export async function findReferred(tx: Tx, kind: OpenKind, targets: readonly Target[]): Promise<readonly Found[]> {
  const [seqs, ids] = flat(targets);
  if (ids.length === 0) return [];
  const shapes = await shapesOf(tx, kind);
  const byForeignKey = shapes.flatMap(({ table, key, references }) =>
    references.map(
      (from) => `select u.seq, '${from.table}' as table from u join ${quoted(table)} t on t.${quoted(key)} = u.id
        where exists (select from ${quoted(from.table)} c where c.${quoted(from.column)} = t.${quoted(from.to)})`,
    ),
  );
  const byName = (kind.keeps ?? []).map(
    ({ table, key }) => `select u.seq, '${table}' as table from u
      where exists (select from ${quoted(table)} c where c.${quoted(key)} = u.id)`,
  );
  const parts = [...byForeignKey, ...byName];
  if (parts.length === 0) return [];
  return tx.many<Found>(
    statement(
      `with u as materialized (select * from unnest($$::int[], $$::uuid[]) as u(seq, id)) ${parts.join(' union all ')}`,
    ),
    seqs,
    ids,
  );
}

/** Selects images of items of another job. `seqs` and `recordIds` belong to that job's items. */
export type Restored = {
  readonly jobId: string;
  readonly seqs: readonly number[];
  readonly recordIds: readonly string[];
};

const imageRows = (table: string): string => `
  jsonb_populate_recordset(null::${quoted(table)}, coalesce((
    select jsonb_agg(entry) from change_item i, jsonb_array_elements(i.before -> '${table}') entry
    where i.job_id = $$::uuid and i.seq = any($$::int[])), '[]'))`;

/**
 * Returns the items whose rows cannot be restored. A row of another record now has the same value in a unique index,
 * for example the same e-mail.
 */
export async function findTaken(
  tx: Tx,
  kind: OpenKind,
  { jobId, seqs, recordIds }: Restored,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const { table, key, primaryKey, unique } of await shapesOf(tx, kind)) {
    for (const columns of unique) {
      const isSame = columns.map((name) => `o.${quoted(name)} = b.${quoted(name)}`).join(' and ');
      const isItself = primaryKey.map((name) => `o.${quoted(name)} = b.${quoted(name)}`).join(' and ');
      const rows = await tx.many<{ seq: number }>(
        statement(`select i.seq from change_item i, jsonb_populate_recordset(null::${quoted(table)}, coalesce(i.before -> '${table}', '[]')) b
          where i.job_id = $$::uuid and i.seq = any($$::int[]) and exists (
            select from ${quoted(table)} o where ${isSame} and not (${isItself}) and o.${quoted(key)} <> all($$::uuid[]))`),
        ...[jobId, seqs, recordIds],
      );
      found.push(...rows.map(({ seq }) => ({ seq, table })));
    }
  }
  return found;
}

/**
 * Restores the rows of the images. It removes rows that are not in the images, and writes rows that differ or are
 * missing.
 */
export async function restore(tx: Tx, kind: OpenKind, restored: Restored): Promise<void> {
  const shapes = await shapesOf(tx, kind);
  for (const shape of [...shapes].reverse()) await removeOthers(tx, shape, restored);
  for (const shape of shapes) await writeRows(tx, shape, restored);
}

async function removeOthers(tx: Tx, shape: TableShape, { jobId, seqs, recordIds }: Restored): Promise<void> {
  const { table, key, primaryKey, removedBy } = shape;
  const isItself = primaryKey.map((name) => `b.${quoted(name)} = t.${quoted(name)}`).join(' and ');
  const others = `from ${quoted(table)} t where t.${quoted(key)} = any($$::uuid[])
    and not exists (select from ${imageRows(table)} b where ${isItself})`;
  if (removedBy === undefined) {
    await tx.run(statement(`delete ${others}`), recordIds, jobId, seqs);
    return;
  }
  const rows = await tx.many<{ id: string }>(
    statement(`select distinct t.${quoted(key)} as id ${others}`),
    ...[recordIds, jobId, seqs],
  );
  if (rows.length > 0) {
    const ids = rows.map(({ id }) => id);
    await tx.run(statement(`select ${quoted(removedBy)}($$::uuid, $$::uuid[])`), jobId, ids);
  }
}

async function writeRows(tx: Tx, { table, columns, primaryKey, removedBy }: TableShape, from: Restored): Promise<void> {
  const names = columns.map(quoted).join(', ');
  const others = columns.filter((name) => !primaryKey.includes(name));
  const changes = others.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
  const isAppendOnly = removedBy !== undefined || changes === '';
  const conflict = isAppendOnly ? 'do nothing' : `(${primaryKey.map(quoted).join(', ')}) do update set ${changes}`;
  await tx.run(
    statement(`insert into ${quoted(table)} (${names}) overriding system value
      select ${names} from ${imageRows(table)} b on conflict ${conflict}`),
    ...[from.jobId, from.seqs],
  );
}

/** Reads the catalogue of the database about the tables of a kind: columns, primary keys, and references to them. */
import type { Tx } from '@toric/messaging/sql';
import type { OpenKind, RecordTable } from './job-kind.ts';

export type Reference = { readonly table: string; readonly column: string; readonly to: string };
export type TableShape = RecordTable & {
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /**
   * Lists the columns of each unique index besides the primary key. Partial indexes and indexes of expressions are left
   * out.
   */
  readonly unique: readonly (readonly string[])[];
  /** Lists the foreign keys of tables outside the kind that refer to this table. */
  readonly references: readonly Reference[];
};

const shapes = new WeakMap<OpenKind, readonly TableShape[]>();

/**
 * Returns the shapes of the kind's tables. They are read once in each process, because only a migration changes them.
 */
export async function shapesOf(tx: Tx, kind: OpenKind): Promise<readonly TableShape[]> {
  const known = shapes.get(kind);
  if (known) return known;
  const own = kind.tables.map(({ table }) => table);
  const read = await Promise.all(kind.tables.map((table) => readShape(tx, table, own)));
  shapes.set(kind, read);
  return read;
}

async function readShape(tx: Tx, record: RecordTable, own: readonly string[]): Promise<TableShape> {
  const { table } = record;
  const columns = await tx.many<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  const indexes = await tx.many<{ isPrimary: boolean; names: string[] }>`
    select indisprimary as is_primary, array(
      select attname::text from unnest(indkey::int2[]) with ordinality as k(number, place)
        join pg_attribute on attrelid = indrelid and attnum = number
      order by place) as names
    from pg_index where indrelid = ${table}::regclass and indisunique and indpred is null and indexprs is null`;
  const references = await tx.many<Reference>`
    select c.relname::text as table, a.attname::text as column, b.attname::text as to
    from pg_constraint f join pg_class c on c.oid = f.conrelid
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
    where f.contype = 'f' and f.confrelid = ${table}::regclass and c.relname <> all(${own}::text[])`;
  const primary = indexes.find(({ isPrimary }) => isPrimary);
  if (!primary) throw new Error(`the table '${table}' has no primary key, so a job cannot put its rows back`);
  return {
    ...record,
    columns: columns.map(({ name }) => name),
    primaryKey: primary.names,
    unique: indexes.filter(({ isPrimary }) => !isPrimary).map(({ names }) => names),
    references,
  };
}

const texts = new Map<string, TemplateStringsArray>();

/**
 * Returns a statement that was composed of names from the code and from the catalogue, in the form that `tx` takes.
 * `$$` is a placeholder for a value. Each text is one prepared statement.
 */
export function statement(text: string): TemplateStringsArray {
  let known = texts.get(text);
  if (!known) {
    const parts = text.split('$$');
    known = Object.assign(parts, { raw: parts });
    texts.set(text, known);
  }
  return known;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

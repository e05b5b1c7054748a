/** Reads and writes segments, and the segments of each customer. The values themselves stay encrypted. */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { SegmentOperator } from '@toric/contracts/customer/fields/segment.http';
import { FieldValue } from '@toric/contracts/customer/people/field-value';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { FieldSegment as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Condition, Segment } from './segment.ts';

const Conditions = z.array(z.object({ fieldId: z.uuid(), operator: SegmentOperator, value: FieldValue.nullable() }));
export type StoredSegment = Omit<Row, 'conditions'> & { readonly conditions: readonly Condition[] };
const opened = (row: Row): StoredSegment => ({ ...row, conditions: Conditions.parse(row.conditions) });

/**
 * Holds the largest number of segments of a shop. Each segment is evaluated when a custom field of a customer changes.
 */
export const MOST_SEGMENTS = 100;

/**
 * Takes an advisory lock, so that only one transaction at a time defines segments, and returns the number of segments.
 */
export async function lockSegments(tx: Tx): Promise<number> {
  await tx.run`select pg_advisory_xact_lock(hashtext('segments'))`;
  return (await tx.one<{ count: number }>`select count(*)::int as count from field_segment`).count;
}

type NewSegment = Segment & { readonly name: { readonly en: string; readonly zh: string } };

export async function insertSegment(tx: Tx, { id, name, conditions }: NewSegment, now: Date): Promise<StoredSegment> {
  return opened(
    await tx.one<Row>`
    insert into field_segment (id, name_en, name_zh, conditions, created_at)
    values (${id}, ${name.en}, ${name.zh}, ${json(conditions)}, ${now}) returning *`,
  );
}

/** Removes a segment. Returns undefined if the segment does not exist. */
export async function deleteSegment(tx: Tx, id: string): Promise<StoredSegment | undefined> {
  const row = await tx.maybe<Row>`delete from field_segment where id = ${id} returning *`;
  return row && opened(row);
}

export const findSegments = async (tx: Tx): Promise<readonly StoredSegment[]> =>
  (await tx.many<Row>`select * from field_segment`).map(opened);

/**
 * Returns the next customers who have custom fields, at most `most` of them, in the order of their ids. Locks their
 * rows.
 */
export const lockValuesAfter = (tx: Tx, after: string, most: number): Promise<{ customerId: string }[]> =>
  tx.many<{ customerId: string }>`
    select customer_id from customer_fields where customer_id > ${after} order by customer_id limit ${most} for update`;

/** Writes the segments of a customer. Returns true if they changed. */
export async function saveSegmentsOf(tx: Tx, customerId: string, segmentIds: readonly string[]): Promise<boolean> {
  if (segmentIds.length === 0)
    return (await tx.run`delete from customer_segment where customer_id = ${customerId}`) === 1;
  const changed = await tx.run`
    insert into customer_segment (customer_id, segment_ids) values (${customerId}, ${segmentIds}::uuid[])
    on conflict (customer_id) do update set segment_ids = excluded.segment_ids
    where customer_segment.segment_ids <> excluded.segment_ids`;
  return changed === 1;
}

export const countMembers = (db: Reader, segmentId: string): Promise<number> =>
  db.customerSegment.count({ where: { segmentIds: { has: segmentId } } });

export async function readSegment(db: Reader, id: string): Promise<StoredSegment | undefined> {
  const row = await db.fieldSegment.findUnique({ where: { id } });
  return row ? opened(row) : undefined;
}

/** Returns at most `limit` + 1 segments, newest first. The extra segment shows that another page follows. */
export async function readSegments(db: Reader, page: PageQuery): Promise<PageRows<StoredSegment>> {
  const rows = (await db.fieldSegment.findMany(pageRange(page, {}))).map(opened);
  return withTotal(page, rows, (range) => db.fieldSegment.count(range));
}

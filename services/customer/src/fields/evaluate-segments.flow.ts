import type { Vault } from '@toric/chassis/data/vault';
import { SegmentsChanged } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import { findCustomerKeys } from '../data-key.store.ts';
import type { FieldValues } from '@toric/chassis/fields/field';
import { findFieldValues } from './field-value.store.ts';
import { segmentsOf } from './segment.ts';
import { findSegments, saveSegmentsOf, type StoredSegment } from './segments.store.ts';

type Of = { readonly customerId: string; readonly values: FieldValues };

/** Writes the segments of a customer with these values. Returns the message about them if they changed. */
export async function changedSegments(
  tx: Tx,
  { customerId, values }: Of,
  segments?: readonly StoredSegment[],
): Promise<Message[]> {
  const segmentIds = segmentsOf(segments ?? (await findSegments(tx)), values);
  const isChanged = await saveSegmentsOf(tx, customerId, segmentIds);
  return isChanged ? [SegmentsChanged({ customerId, segmentIds })] : [];
}

/**
 * Updates the segments of these customers. Returns the messages about those whose segments changed. The caller has
 * locked their values.
 */
export async function changedSegmentsOf(tx: Tx, vault: Vault, customerIds: readonly string[]): Promise<Message[]> {
  const segments = await findSegments(tx);
  const messages: Message[] = [];
  for (const customerId of customerIds) {
    const keys = await findCustomerKeys(tx, vault, customerId, undefined);
    if (!keys) continue;
    const values = await findFieldValues(tx, keys, customerId);
    messages.push(...(await changedSegments(tx, { customerId, values }, segments)));
  }
  return messages;
}

/**
 * Updates the segments of these customers, and returns a message about each of them, changed or not. After a merge or
 * its undo, other services need the present state. The caller has locked the customers.
 */
export async function presentSegmentsOf(tx: Tx, vault: Vault, customerIds: readonly string[]): Promise<Message[]> {
  const segments = await findSegments(tx);
  if (segments.length === 0) return [];
  const messages: Message[] = [];
  for (const customerId of customerIds) {
    const keys = await findCustomerKeys(tx, vault, customerId, undefined);
    if (!keys) continue;
    const segmentIds = segmentsOf(segments, await findFieldValues(tx, keys, customerId));
    await saveSegmentsOf(tx, customerId, segmentIds);
    messages.push(SegmentsChanged({ customerId, segmentIds }));
  }
  return messages;
}

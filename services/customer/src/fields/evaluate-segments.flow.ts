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

/** Writes in which segments a customer with these values is. Returns the message about it if they are others than before. */
export async function changedSegments(
  tx: Tx,
  { customerId, values }: Of,
  segments?: readonly StoredSegment[],
): Promise<Message[]> {
  const segmentIds = segmentsOf(segments ?? (await findSegments(tx)), values);
  const isChanged = await saveSegmentsOf(tx, customerId, segmentIds);
  return isChanged ? [SegmentsChanged({ customerId, segmentIds })] : [];
}

/** Returns the messages about the customers whose segments are others than before. The caller has locked their values. */
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

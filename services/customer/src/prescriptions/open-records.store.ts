/**
 * Limits the number of records that one customer may keep open, so that no account fills the records or the queue of
 * the opticians. The limits apply to records that the customer makes. Opticians may record more.
 */
import type { Actor } from '@toric/contracts/kernel/access';
import {
  PRESCRIPTION_DRAFT_TOO_MANY,
  PRESCRIPTION_TOO_MANY,
  PRESCRIPTION_TOO_MANY_REVIEWS,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import type { Tx } from '@toric/messaging/sql';
import { lockCustomers } from '../customer-lock.store.ts';

const MOST_PRESCRIPTIONS = 20;
const MOST_DRAFTS = 10;
const MOST_REVIEWS = 5;

type Caller = Pick<Actor, 'kind'>;

/**
 * Locks the customer, so that parallel requests count each other. Throws if the customer has too many prescriptions
 * that are not withdrawn. Prescriptions that were recorded more than a year ago do not count, because most of them have
 * expired. The query cannot read the last day itself, because it is encrypted.
 */
export async function assertFewPrescriptions(tx: Tx, { kind }: Caller, customerId: string): Promise<void> {
  if (kind !== 'customer') return;
  await lockCustomers(tx, [customerId]);
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from prescription
    where customer_id = ${customerId} and status <> 'withdrawn' and created_at > now() - interval '1 year'`;
  if (count >= MOST_PRESCRIPTIONS) throw PRESCRIPTION_TOO_MANY({ limit: MOST_PRESCRIPTIONS });
}

/** Locks the customer. Throws if the customer has too many drafts that are not completed. */
export async function assertFewDrafts(tx: Tx, { kind }: Caller, customerId: string): Promise<void> {
  if (kind !== 'customer') return;
  await lockCustomers(tx, [customerId]);
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from prescription_draft
    where customer_id = ${customerId} and prescription_id is null`;
  if (count >= MOST_DRAFTS) throw PRESCRIPTION_DRAFT_TOO_MANY({ limit: MOST_DRAFTS });
}

/**
 * Throws if too many other prescriptions of the customer wait for a review. The caller must have locked the customer
 * before the prescription.
 */
export async function assertFewReviews(tx: Tx, { id, customerId }: { id: string; customerId: string }): Promise<void> {
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from prescription
    where customer_id = ${customerId} and review_since is not null and id <> ${id}`;
  if (count >= MOST_REVIEWS) throw PRESCRIPTION_TOO_MANY_REVIEWS({ limit: MOST_REVIEWS });
}

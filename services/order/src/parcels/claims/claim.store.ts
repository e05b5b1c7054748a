/** Stores claims to carriers. The texts that people wrote are sealed under the key of the customer. */
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { CarrierClaim } from '../../generated/client.ts';

export type StoredClaim = CarrierClaim;

const descriptionCell = (row: string) => ({ table: 'carrier_claim', column: 'sealed_description', row });
const noteCell = (row: string) => ({ table: 'carrier_claim', column: 'sealed_note', row });

type NewClaim = Pick<
  CarrierClaim,
  | 'id'
  | 'parcelId'
  | 'parcelNumber'
  | 'orderId'
  | 'customerId'
  | 'carrier'
  | 'kind'
  | 'status'
  | 'amount'
  | 'currency'
  | 'openedBy'
> & { readonly description: string };

/** Inserts the claim. Returns undefined if the parcel already has a claim that is open or was paid. */
export const insertClaim = (tx: Tx, claim: NewClaim, keys: Keyring, now: Date): Promise<StoredClaim | undefined> =>
  tx.maybe<StoredClaim>`
    insert into carrier_claim (id, parcel_id, parcel_number, order_id, customer_id, carrier, kind, status, amount, currency,
      sealed_description, opened_by, created_at, updated_at)
    values (${claim.id}, ${claim.parcelId}, ${claim.parcelNumber}, ${claim.orderId}, ${claim.customerId}, ${claim.carrier},
      ${claim.kind}, ${claim.status}, ${claim.amount}, ${claim.currency},
      ${keys.seal(descriptionCell(claim.id), claim.description)}, ${claim.openedBy}, ${now}, ${now})
    on conflict (parcel_id) where status not in ('refused', 'withdrawn') do nothing
    returning *`;

export const lockClaim = (tx: Tx, id: string): Promise<StoredClaim | undefined> =>
  tx.maybe<StoredClaim>`select * from carrier_claim where id = ${id} for update`;

/** Decrypts the texts of a claim that people wrote. A text whose key was destroyed is null. */
export function openTexts(keys: Keyring | undefined, claim: StoredClaim) {
  const open = (place: ReturnType<typeof noteCell>, sealed: string | null) =>
    sealed !== null && keys?.hasKeyOf(sealed) ? keys.open(place, sealed) : null;
  return {
    description: open(descriptionCell(claim.id), claim.sealedDescription),
    note: open(noteCell(claim.id), claim.sealedNote),
  };
}

export async function setClaimFiled(tx: Tx, id: string, reference: string, now: Date): Promise<void> {
  await tx.run`
    update carrier_claim set status = 'filed', carrier_reference = ${reference}, version = version + 1, updated_at = ${now}
    where id = ${id} and status = 'filing'`;
}

/**
 * Marks a claim that the carrier's API does not accept, so that a person files it. The note of the claim holds the
 * carrier's refusal.
 */
export async function setClaimByHand(tx: Tx, vault: Vault, id: string, detail: string, now: Date): Promise<void> {
  const claim = await lockClaim(tx, id);
  if (!claim) return;
  const note = (await keyringFor(tx, vault, claim.customerId)).seal(noteCell(id), detail);
  await tx.run`
    update carrier_claim set status = 'by-hand', sealed_note = ${note}, version = version + 1, updated_at = ${now}
    where id = ${id} and status = 'filing'`;
}

type Answered = { readonly status: 'paid' | 'refused'; readonly paid: number | null };

/** Writes the carrier's answer to a claim. If the carrier names no amount, the claimed amount counts as paid. */
export async function setClaimAnswered(tx: Tx, id: string, { status, paid }: Answered, now: Date): Promise<void> {
  await tx.run`
    update carrier_claim set status = ${status}, closed_at = ${now}, version = version + 1, updated_at = ${now},
      paid_amount = case when ${status} = 'paid' then coalesce(${paid}::int, amount) end
    where id = ${id} and status = 'filed'`;
}

type Closed = {
  readonly id: string;
  readonly outcome: string;
  readonly paid: number | null;
  readonly note: string | undefined;
};

export const setClaimClosed = (
  tx: Tx,
  { id, outcome, paid, note }: Closed,
  keys: Keyring,
  now: Date,
): Promise<StoredClaim> =>
  tx.one<StoredClaim>`
    update carrier_claim set status = ${outcome}, paid_amount = ${paid}::int, closed_at = ${now},
      sealed_note = coalesce(${note === undefined ? null : keys.seal(noteCell(id), note)}::text, sealed_note),
      version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;

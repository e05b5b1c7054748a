/** Reads and writes the checks of addresses. Each address that waits for its check or was checked has one row. */
import type { Keyring } from '@toric/chassis/data/vault';
import { AddressJudged } from '@toric/contracts/customer/addresses/address-check.events';
import { type AddressCheckView, AddressVerdict, PostalPart } from '@toric/contracts/customer/addresses/address-check';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import type { AddressCheck as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';

const proposals = sealedColumn('address_check', PostalPart);

export const sealProposal = (keys: Keyring, addressId: string, proposal: PostalPart): string =>
  proposals.seal(keys, addressId, proposal);

/** Returns the result of the check of an address. Returns null while there is no result. */
export function checkView(
  keys: Keyring,
  row: Pick<Row, 'addressId' | 'verdict' | 'sealed' | 'checkedAt'> | null,
): AddressCheckView {
  if (!row?.verdict || !row.checkedAt) return null;
  const proposal = row.sealed === null ? null : proposals.open(keys, row.addressId, row.sealed);
  return { verdict: AddressVerdict.parse(row.verdict), proposal, checkedAt: row.checkedAt.toISOString() };
}

type Written = { readonly id: string; readonly customerId: string; readonly version: number };

/**
 * Requests the check of a written address, and deletes the verdict about the earlier text. Returns the message that
 * revokes an earlier bad verdict. In a shop without address checks, requests none.
 */
export async function askCheck(
  tx: Tx,
  { id: addressId, customerId, version }: Written,
  { isOn, now }: { isOn: boolean; now: Date },
): Promise<Message[]> {
  const before = await tx.maybe<
    Pick<Row, 'verdict'>
  >`select verdict from address_check where address_id = ${addressId} for update`;
  if (isOn)
    await tx.run`
      insert into address_check (address_id, address_version, due_at, asked_at)
      values (${addressId}, ${version}, ${now}, ${now})
      on conflict (address_id) do update set address_version = excluded.address_version, due_at = excluded.due_at,
        asked_at = excluded.asked_at, tries = 0, verdict = null, sealed = null, checked_at = null`;
  else if (before) await tx.run`delete from address_check where address_id = ${addressId}`;
  return before?.verdict === 'undeliverable' ? [AddressJudged({ addressId, customerId, verdict: 'unknown' })] : [];
}

import type { Vault } from '@toric/chassis/data/vault';
import {
  CUSTOMER_RESTRICTED,
  NAMES_NOBODY,
  NO_SUCH_CUSTOMER,
} from '@toric/contracts/customer/imports/import-file.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import { findByEmails, findCustomers, type KnownCustomer } from './customers.store.ts';
import { findByNumbers } from './external-id.store.ts';
import type { Belonging } from './rows/belonging.ts';

export type Owner = { readonly person: KnownCustomer } | { readonly wrong: Text };
type Finding = { readonly tx: Tx; readonly vault: Vault; readonly system: string };

/** Finds the customers to whom rows belong: by their numbers in the other system, and else by their e-mails. */
export async function findOwners(
  { tx, vault, system }: Finding,
  belongings: readonly Belonging[],
): Promise<(belonging: Belonging) => Owner> {
  const [byNumber, byEmail] = await Promise.all([
    findByNumbers(
      tx,
      vault,
      { record: 'customer', system },
      belongings.flatMap(({ externalId }) => externalId ?? []),
    ),
    findByEmails(
      tx,
      vault,
      belongings.flatMap(({ email }) => email ?? []),
    ),
  ]);
  const idOf = ({ externalId = '', email = '' }: Belonging) => byNumber.get(externalId)?.recordId ?? byEmail.get(email);
  const known = await findCustomers(
    tx,
    vault,
    belongings.flatMap((one) => idOf(one) ?? []),
  );
  return (belonging) => {
    if (belonging.externalId === undefined && belonging.email === undefined) return { wrong: NAMES_NOBODY() };
    const person = known.get(idOf(belonging) ?? '');
    if (!person) return { wrong: NO_SUCH_CUSTOMER() };
    return person.isRestricted ? { wrong: CUSTOMER_RESTRICTED() } : { person };
  };
}

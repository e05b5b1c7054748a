import { CUSTOMER_REASON_NEEDED } from '@toric/contracts/customer/people/customer.errors';
import { type CustomerChange } from '@toric/contracts/customer/people/customer-change.http';
import { ListAddresses } from '@toric/contracts/customer/people/customer.http';
import type { Actor } from '@toric/contracts/kernel/access';

/** Returns the reason of a change, which a customer may omit. Throws if staff give no reason. */
export function reasonOf({ kind }: Pick<Actor, 'kind'>, reason: string | undefined): string | undefined {
  if (kind === 'customer' || reason !== undefined) return reason;
  throw CUSTOMER_REASON_NEEDED().atField('/reason');
}

const ADDRESS_READERS: readonly string[] = ListAddresses.allow;
const CONTACT: readonly string[] = ['email', 'phone'];

const readsAddresses = ({ kind, roles }: Pick<Actor, 'kind' | 'roles'>): boolean =>
  kind === 'customer' || roles.some((role) => ADDRESS_READERS.includes(role));

/**
 * Returns the change as a person may see it. A person who may not read addresses sees which fields of an address and
 * which contact data were changed, but not their values.
 */
export function changeFor(actor: Pick<Actor, 'kind' | 'roles'>, change: CustomerChange): CustomerChange {
  if (readsAddresses(actor)) return change;
  const isHidden = (name: string) => change.addressId !== null || CONTACT.includes(name);
  const fields = change.fields.map((field) =>
    isHidden(field.name) ? { name: field.name, before: null, after: null } : field,
  );
  return { ...change, fields };
}

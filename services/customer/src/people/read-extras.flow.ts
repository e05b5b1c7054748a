import type { Vault } from '@toric/chassis/data/vault';
import type { Role } from '@toric/contracts/kernel/access';
import { readFields } from '../fields/field.store.ts';
import { readFieldValues } from '../fields/field-value.store.ts';
import { shownValues } from '../fields/shown-fields.ts';
import { readTagIds } from '../tags/tag.store.ts';
import type { Reader } from '../reader.store.ts';
import type { CustomerExtras } from './customer.ts';

/**
 * Reads the tags of customers, and the custom fields that the roles may read. Returns a function from the id of a
 * customer to the customer's tags and fields.
 */
export async function readExtras(
  db: Reader,
  vault: Vault,
  { ids, roles }: { ids: readonly string[]; roles: readonly Role[] },
): Promise<(id: string) => CustomerExtras> {
  const [tagIdsOf, fields, valuesOf] = await Promise.all([
    readTagIds(db, ids),
    readFields(db),
    readFieldValues(db, vault, ids),
  ]);
  return (id) => ({ tagIds: tagIdsOf(id), fields: shownValues(fields, valuesOf(id), roles) });
}

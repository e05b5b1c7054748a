import type { Vault } from '@toric/chassis/data/vault';
import type { Role } from '@toric/contracts/kernel/access';
import type { Reader } from '../reader.store.ts';
import { mayRead, soughtText } from '@toric/chassis/fields/field';
import { readField, readFields } from './field.store.ts';
import { fieldDigest } from './field-value.store.ts';

type Asked = { readonly text: string; readonly roles: readonly Role[] };

/**
 * Returns the digest of a value of one field. Returns undefined if the field is not searchable for these roles, or if
 * the text does not fit the field.
 */
export async function digestOfField(
  db: Reader,
  vault: Vault,
  { fieldId, text, roles }: Asked & { fieldId: string },
): Promise<string | undefined> {
  const field = await readField(db, fieldId);
  if (!field?.isSearchable || !mayRead(field, roles)) return undefined;
  const sought = soughtText(field, text);
  return sought === undefined ? undefined : fieldDigest(vault, fieldId, sought);
}

/** Holds the length of the shortest text that is searched, because a shorter text would find many people. */
const SHORTEST = 3;

/** Returns the digests of a text in every searchable field of type `text` that these roles may read. */
export async function digestsOfText(db: Reader, vault: Vault, { text, roles }: Asked): Promise<string[]> {
  if (Array.from(text).length < SHORTEST) return [];
  const fields = await readFields(db);
  return fields
    .filter((field) => field.isSearchable && field.type === 'text' && mayRead(field, roles))
    .flatMap((field) => {
      const sought = soughtText(field, text);
      return sought === undefined ? [] : [fieldDigest(vault, field.id, sought)];
    });
}

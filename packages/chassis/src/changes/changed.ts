import type { ChangedField, FieldValue } from '@toric/contracts/record/change';
import { canonicalJson } from './canonical-json.ts';

type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** Lists fields that differ after every change and say nothing about it. */
const BOOKKEEPING = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** Returns the value as JSON shows it: a date becomes a text, and a field without a value is left out. */
const asJson = (value: object): Fields => JSON.parse(JSON.stringify(value)) as Fields;

/**
 * Returns the fields that differ between two states of an object. A missing field is the same as an empty one. Pass
 * `{}` for the state before the object was added, and for the state after it was removed. Ids, versions and times of
 * rows are left out.
 */
export function changed(before: object, after: object): ChangedField[] {
  const [old, fresh] = [asJson(before), asJson(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((name) => !BOOKKEEPING.has(name))
    .map((name) => ({ name, before: old[name] ?? null, after: fresh[name] ?? null }))
    .filter(({ before: was, after: is }) => !isSame(was, is));
}

const isPlain = (value: FieldValue): boolean => typeof value !== 'object' || value === null;

/** Only lists and objects need their canonical form to be compared. */
const isSame = (one: FieldValue, other: FieldValue): boolean =>
  isPlain(one) && isPlain(other) ? one === other : canonicalJson(one) === canonicalJson(other);

// Compares three states of a form: the state that was read, the state of this person, and the state that another person
// has saved.
import { valueAt, type Values } from '../model/body.ts';

/** Describes a field that two people changed to different values. */
export type Conflict = { readonly name: string; readonly mine: unknown; readonly theirs: unknown };
export type Comparison = {
  readonly conflicts: readonly Conflict[];
  /** Lists the fields that only the other person changed. Their new values are used. */
  readonly taken: readonly Conflict[];
};

const textOf = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  const entries = Object.entries(value).filter(([, inner]) => textOf(inner) !== '');
  return `{${entries
    .map(([name, inner]) => `${name}:${textOf(inner)}`)
    .sort()
    .join()}}`;
};

/** Returns true for equal values. The order of the properties does not matter, and empty values are equal. */
export const isEqual = (a: unknown, b: unknown): boolean => textOf(a) === textOf(b);

/** Returns the fields that two people changed differently, and the fields that only the other person changed. */
export function compare(names: readonly string[], base: Values, mine: Values, theirs: Values): Comparison {
  const changed = names
    .map((name) => ({ name, base: valueAt(base, name), mine: valueAt(mine, name), theirs: valueAt(theirs, name) }))
    .filter((field) => !isEqual(field.base, field.theirs) && !isEqual(field.mine, field.theirs));
  const [conflicts, taken] = [
    changed.filter((field) => !isEqual(field.base, field.mine)),
    changed.filter((field) => isEqual(field.base, field.mine)),
  ];
  return { conflicts: conflicts.map(withoutBase), taken: taken.map(withoutBase) };
}

const withoutBase = ({ name, mine, theirs }: Conflict): Conflict => ({ name, mine, theirs });

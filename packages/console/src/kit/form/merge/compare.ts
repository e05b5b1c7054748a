// Compares three states of a form: as it was read, as the person has it now, and as somebody else has saved it.
import { valueAt, type Values } from '../model/body.ts';

/** A field that both people changed, to different values. */
export type Conflict = { readonly name: string; readonly mine: unknown; readonly theirs: unknown };
export type Comparison = {
  readonly conflicts: readonly Conflict[];
  /** Fields that only the other person changed. They are taken over. */
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

/** Returns which fields two people changed differently, and which only the other person changed. */
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

/** Decides how the definition of a custom field may change. */
import {
  FIELD_CHOICES_KEPT,
  FIELD_CHOICES_OF_CHOICE,
  FIELD_SEARCH_FIXED,
  FIELD_UNIT_OF_NUMBER,
  FIELD_WRITERS_READ,
  FIELD_WRONG_DEFINITION,
} from '@toric/contracts/customer/fields/field.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Definition } from './field.ts';

type Changes<D> = { readonly [K in keyof D]?: D[K] | undefined };

/**
 * Returns the field with the given changes. Throws if the change would make stored values unreadable or impossible to
 * find, or if the parts of the definition contradict each other.
 */
export function changedDefinition<D extends Definition>(before: D, changes: Changes<D>): D {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after: D = { ...before, ...Object.fromEntries(given) };
  const lost = before.choices.find(({ key }) => !after.choices.some((choice) => choice.key === key));
  if (lost) throw FIELD_CHOICES_KEPT({ key: lost.key });
  if (after.isSearchable && !before.isSearchable) throw FIELD_SEARCH_FIXED();
  if (after.writers.some((role) => !after.readers.includes(role))) throw wrong('/writers', FIELD_WRITERS_READ());
  if (after.unit !== null && after.type !== 'number') throw wrong('/unit', FIELD_UNIT_OF_NUMBER());
  if (after.choices.length > 0 && before.choices.length === 0) throw wrong('/choices', FIELD_CHOICES_OF_CHOICE());
  return after;
}

const wrong = (pointer: string, detail: Text) => FIELD_WRONG_DEFINITION().at({ pointer, detail });

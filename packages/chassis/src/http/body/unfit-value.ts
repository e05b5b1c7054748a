import type { FieldError } from '@toric/contracts/kernel/business-error';
import { NESTED_TOO_DEEP } from '@toric/contracts/kernel/request.errors';
import { isReadable, READABLE } from '@toric/contracts/kernel/text';
import { pointerTo } from '../json-pointer.ts';

/** A value may be nested at most 32 levels deep. The deepest schema, a FHIR resource, has about ten levels. */
const MAX_LEVELS = 32;

/**
 * Returns an error for the first value that no part of a request may contain: a text that PostgreSQL cannot store, or a
 * value that is nested too deep for recursive functions. Schemas do not check the elements that they do not know.
 */
export function unfitValueIn(value: unknown, pointer = '', level = 0): FieldError | undefined {
  if (typeof value === 'string') return isReadable(value) ? undefined : { pointer, detail: READABLE };
  if (typeof value !== 'object' || value === null) return undefined;
  if (level === MAX_LEVELS) return { pointer, detail: NESTED_TOO_DEEP({ levels: MAX_LEVELS }) };
  for (const [key, part] of Object.entries(value)) {
    const found = isReadable(key)
      ? unfitValueIn(part, pointerTo(pointer, [key]), level + 1)
      : { pointer, detail: READABLE };
    if (found) return found;
  }
  return undefined;
}

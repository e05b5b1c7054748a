/**
 * Describes the values of custom fields in requests and answers. The definition of a field decides which kind of value
 * fits.
 */
import { z } from 'zod';
import { oneLine, severalLines } from '../../kernel/text.ts';

/**
 * Parses a value: a text, a number, yes or no, or the keys of several choices. A day is a text `YYYY-MM-DD`, and a
 * choice is its key.
 */
export const FieldValue = z.union([
  severalLines(2_000),
  z.number().min(-2_000_000_000).max(2_000_000_000),
  z.boolean(),
  z.array(oneLine(40)).max(50),
]);
export type FieldValue = z.infer<typeof FieldValue>;

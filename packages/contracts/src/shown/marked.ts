/** Finds the fields of an answer that carry a mark in their schema, and replaces their values. */
import { z } from 'zod';

/** Describes a path to fields of an answer. `EACH` stands for every item of a list. */
export type FieldPath = readonly string[];
const EACH = '*';

/** Returns the paths to those fields of an answer whose schema carries the mark. */
export function markedFields(schema: z.ZodType, mark: string): FieldPath[] {
  // the cast is safe: zod types a part of a schema too widely
  const part = (inner: unknown) => markedFields(inner as z.ZodType, mark);
  const under = (step: string, inner: unknown): FieldPath[] => part(inner).map((path) => [step, ...path]);
  if (schema.meta()?.[mark] === true) return [[]];
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([name, field]) => under(name, field));
  if (schema instanceof z.ZodArray) return under(EACH, schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(part);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return part(schema.unwrap());
  return [];
}

/** Returns the answer with `change` applied to each value at a path. */
export function changeAt(value: unknown, [step, ...rest]: FieldPath, change: (found: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (step === EACH) return Array.isArray(value) ? value.map((item) => changeAt(item, rest, change)) : value;
  if (typeof value !== 'object' || value === null || !(step in value)) return value;
  return { ...value, [step]: changeAt(Reflect.get(value, step), rest, change) };
}

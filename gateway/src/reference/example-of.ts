/**
 * Makes an example of an answer from its schema. A field shows its own example, or a plain value that its schema
 * allows.
 */
import { z } from 'zod';

/** Below this depth, a field that may be null is null in an example, so that an example of nested objects ends. */
const MAX_DEPTH = 6;
const LETTERS = 'example';

/** Returns an example that the schema accepts, as the API would send it. */
export function exampleOf(schema: z.ZodType, name = '', depth = 0): unknown {
  const shown = schema.meta()?.['example'];
  if (shown !== undefined && schema.safeParse(shown).success) return shown;
  const { def } = schema._zod as unknown as { def: Definition }; // the definitions of zod have no common type
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .filter(([, field]) => !isOmitted(field))
          .map(([field, inner]) => [field, exampleOf(inner, field, depth + 1)]),
      );
    case 'array':
      return arrayOf(schema, def.element, name, depth);
    case 'union':
      return exampleOf(def.options[0], name, depth);
    case 'nullable':
      return depth > MAX_DEPTH ? null : exampleOf(def.innerType, name, depth);
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
    case 'nonoptional':
      return exampleOf(def.innerType, name, depth);
    case 'lazy':
      return exampleOf(def.getter(), name, depth);
    case 'pipe':
      return exampleOf(def.out instanceof z.ZodTransform ? def.in : def.out, name, depth);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'record':
      return recordOf(def, name, depth);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'unknown':
    case 'any':
    case 'custom':
    default:
      return valueOf(schema, def.type, name);
  }
}

type Definition =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'array'; element: z.ZodType }
  | { type: 'union'; options: [z.ZodType] }
  | {
      type: 'nullable' | 'optional' | 'default' | 'prefault' | 'readonly' | 'catch' | 'nonoptional';
      innerType: z.ZodType;
    }
  | { type: 'lazy'; getter: () => z.ZodType }
  | { type: 'pipe'; in: z.ZodType; out: z.ZodType }
  | { type: 'enum'; entries: Record<string, string> }
  | { type: 'literal'; values: unknown[] }
  | { type: 'record'; keyType: z.ZodType; valueType: z.ZodType }
  | { type: 'string' | 'number' | 'boolean' | 'null' | 'unknown' | 'any' | 'custom' };

/**
 * Returns true for a field that an example leaves out. An optional field with a lazy schema is an expansion, which an
 * answer has only if the client asks for it.
 */
const isOmitted = (field: z.ZodType): boolean =>
  field instanceof z.ZodOptional || field instanceof z.ZodNullable
    ? isOmitted(field.unwrap() as z.ZodType) // the cast is safe: zod types the content as its own core type
    : field instanceof z.ZodLazy;

function arrayOf(schema: z.ZodType, element: z.ZodType, name: string, depth: number): unknown[] {
  const one = [exampleOf(element, name, depth + 1)];
  return schema.safeParse(one).success ? one : [];
}

function recordOf(def: { keyType: z.ZodType; valueType: z.ZodType }, name: string, depth: number) {
  const key = exampleOf(def.keyType, name, depth);
  return { [String(key)]: exampleOf(def.valueType, name, depth + 1) };
}

const NUMBERS = [1, 0, 14, 8.6, -1, 0.5, 30, 2026];
const TEXTS = [
  LETTERS,
  'EXAMPLE',
  'US',
  'USD',
  '02000000130064',
  '2026-11-21',
  '2026-11-21T09:30:00.000Z',
  '0197a000-0000-7000-8000-000000000001',
  'ana@shop.example',
  'https://shop.example',
  'America/New_York',
  'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA',
  '+14155550132',
  '0'.repeat(64),
];

/** Returns the first plain value of the type that the schema accepts. */
function valueOf(schema: z.ZodType, type: string, name: string): unknown {
  const fits = (value: unknown) => schema.safeParse(value).success;
  if (type === 'number') return NUMBERS.find(fits) ?? 1;
  if (type === 'boolean') return fits(true);
  if (type === 'null') return null;
  if (type !== 'string') return undefined;
  return [`${name || LETTERS}`, ...TEXTS].find(fits) ?? LETTERS;
}

// Reads the zod schema of a body: the control that a field needs, its permitted values, and the value of an empty
// field.
import type { z } from 'zod';
import type { Control } from '../../kit.types.ts';

/** Describes the parts of zod's schema definitions that forms read. */
type Def = {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly out?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly defaultValue?: unknown;
};
export type Schema = z.ZodType & {
  readonly def: Def;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly format?: string | null;
  readonly minLength?: number | null;
  readonly maxLength?: number | null;
  readonly isInt?: boolean;
};

/** Describes a schema without its wrappers (optional, nullable, default), and the values that the wrappers permit. */
export type Node = {
  readonly schema: Schema;
  readonly isOptional: boolean;
  readonly isNullable: boolean;
  readonly start: unknown;
};

const WRAPPERS = ['optional', 'nullable', 'default', 'prefault', 'readonly', 'nonoptional', 'catch'];
const isTransform = (schema: Schema | undefined) => schema?.def.type === 'transform';
// safe cast: every zod 4 schema has a definition of this form
const asSchema = (schema: z.ZodType | undefined) => schema as Schema | undefined;

/** Returns the schema inside all wrappers, such as `optional` and `nullable`, with what the wrappers say about it. */
export function nodeOf(wrapped: z.ZodType): Node {
  let schema = asSchema(wrapped) as Schema;
  let [isOptional, isNullable, start] = [false, false, undefined as unknown];
  for (;;) {
    const { type, innerType, in: before, out } = schema.def;
    if (type === 'optional' || type === 'default' || type === 'prefault') isOptional = true;
    if (type === 'nullable') isNullable = true;
    if (type === 'default' || type === 'prefault') start ??= schema.def.defaultValue;
    const next =
      type === 'pipe' ? (isTransform(before) ? out : before) : WRAPPERS.includes(type) ? innerType : undefined;
    if (!next) return { schema, isOptional, isNullable, start };
    schema = next;
  }
}

/** Returns the schemas of a union, or the schema itself, without their wrappers. */
export function branchesOf(wrapped: Schema): readonly Schema[] {
  const { schema } = nodeOf(wrapped);
  return schema.def.type === 'union' ? (schema.def.options ?? []).flatMap(branchesOf) : [schema];
}

/** Returns the schema of a field by its path, such as `discount.amount`. An index selects the element of a list. */
export function schemaAt(body: z.ZodType | undefined, path: string): Schema | undefined {
  let found = asSchema(body);
  for (const step of path.split('.')) {
    if (!found) return undefined;
    const branches = branchesOf(found);
    found = /^\d+$/.test(step)
      ? branches.find(({ def }) => def.type === 'array')?.def.element
      : propertyIn(branches, step);
  }
  return found;
}

/**
 * Returns the schema of a property. If several branches of a union have the property, its choices are the choices of
 * all branches.
 */
function propertyIn(branches: readonly Schema[], name: string): Schema | undefined {
  const all = branches.flatMap(({ shape }) => shape?.[name] ?? []);
  const [first] = all;
  if (all.length < 2 || !first) return first;
  // safe cast: only the forms read this schema, and it never parses a value
  return { def: { type: 'union', options: all }, meta: () => first.meta() } as unknown as Schema;
}

/** Returns the values of an enum, or of the literals of a union. Returns an empty list for other schemas. */
export function choicesOf(schema: Schema): readonly string[] {
  const [first] = branchesOf(schema);
  const of = first?.def.type === 'array' && first.def.element ? first.def.element : schema;
  const values = branchesOf(of).flatMap(({ def }) => (def.entries ? Object.values(def.entries) : (def.values ?? [])));
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))];
}

/** Returns the format of a text without wrappers: `date`, `datetime`, `email`, … */
export const formatOf = (schema: Schema): string | undefined => {
  const format = schema.format ?? schema.meta()?.['format'];
  return typeof format === 'string' ? format : undefined;
};

export const keysOf = (schema: Schema): readonly string[] => Object.keys(branchesOf(schema)[0]?.shape ?? {});
const isMoney = (schema: Schema) => ['amount', 'currency'].every((key) => keysOf(schema).includes(key));

/** A text with a larger limit gets a field of several lines, if its schema permits them. */
const MUCH = 300;
const BY_NAME: Readonly<Record<string, Control>> = {
  ...{ productId: 'product', customerId: 'customer', phone: 'phone', email: 'email', password: 'password' },
  ...{ code: 'code', description: 'long-text', note: 'long-text', text: 'long-text' },
};

/**
 * Returns the control of a field. The schema decides it, and otherwise the name. A field `amount` without a currency is
 * money in minor units, whose currency is a field beside it.
 */
export function controlOf(schema: Schema, path: string): Control {
  const name = path.split('.').at(-1) ?? '';
  const [first] = branchesOf(schema);
  const type = first?.def.type;
  if (type === 'array') return listControl(first as Schema);
  if (choicesOf(schema).length > 0 && branchesOf(schema).every(({ def }) => def.entries ?? def.values)) return 'choice';
  if (type === 'boolean') return 'check';
  if (type === 'number' || type === 'int') return name === 'amount' ? 'money' : 'number';
  if (type === 'object') return isMoney(schema) ? 'money' : keysOf(schema).includes('sphere') ? 'power' : 'text';
  const format = first && formatOf(first);
  if (format === 'date' || format === 'datetime') return 'day';
  if (format === 'idn-email' || format === 'email') return 'email';
  const control = BY_NAME[name] ?? ((first?.maxLength ?? 0) > MUCH ? 'long-text' : 'text');
  return control === 'long-text' && !first?.safeParse('two\nlines').success ? 'text' : control;
}

function listControl({ def }: Schema): Control {
  const [element] = def.element ? branchesOf(def.element) : [];
  if (!element) return 'text';
  if (choicesOf(element).length > 0) return 'choice';
  return element.def.type === 'object' ? 'lines' : 'text';
}

/** Returns true if the field may be left empty. */
export const mayBeEmpty = (schema: z.ZodType): boolean => {
  const { isOptional, isNullable, schema: inner } = nodeOf(schema);
  return isOptional || isNullable || (inner.def.type === 'array' && inner.safeParse([]).success);
};

// Turns the values of a form into the body of a request, and a record into the initial values of a form.
import type { z } from 'zod';
import type { Guide } from '@toric/contracts/kernel/guide';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { FieldSpec } from '../../kit.types.ts';
import { branchesOf, nodeOf, type Schema } from './schema.ts';

export type Values = Record<string, unknown>;
/** Describes a field of a form of any operation. */
export type AnyField = Omit<FieldSpec<unknown>, 'when'> & { readonly when?: (values: never) => boolean };
/** Describes a form of any operation. The compiler has checked its types where it was declared. */
export type AnyFormSpec = {
  readonly operation: Operation;
  readonly guide: Guide;
  readonly sections: readonly { readonly title?: Text; readonly fields: readonly AnyField[] }[];
  readonly start?: (record: never) => unknown;
  readonly title: Text;
  readonly save: Text | ((values: never) => Text);
};

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns all fields of a form. */
export const fieldsOfSpec = ({ sections }: AnyFormSpec): readonly AnyField[] =>
  sections.flatMap(({ fields }) => fields);

/** Returns the value at a path in the values of a form. */
export function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Values | null | undefined)?.[step], values);
}

/** Returns a copy of the values with another value at a path. An undefined value removes the path. */
export function withValue(values: Values, path: string, value: unknown): Values {
  const [first = '', ...rest] = path.split('.');
  const inner = isObject(values[first]) ? (values[first] as Values) : {};
  const next = rest.length > 0 ? withValue(inner, rest.join('.'), value) : value;
  const { [first]: _, ...others } = values;
  return next === undefined ? others : { ...others, [first]: next };
}

/**
 * Returns the initial values: the defaults of the schema, overridden by the values of the form. A field without a value
 * is an empty text, because the form library treats undefined as "not set".
 */
export function startOf(spec: AnyFormSpec, record: unknown): Values {
  const given: Values = { ...(spec.start?.(record as never) as Values | undefined) };
  const body = spec.operation.body as z.ZodType | undefined;
  const shape = (body && branchesOf(body as Schema)[0]?.shape) ?? {};
  const defaults = Object.entries(shape).flatMap(([name, schema]) => {
    const { start } = nodeOf(schema);
    return start === undefined ? [] : [[name, start] as const];
  });
  const known: Values = { ...Object.fromEntries(defaults), ...given };
  return fieldsOfSpec(spec).reduce(
    (values, { name }) => (valueAt(values, name) === undefined ? withValue(values, name, '') : values),
    known,
  );
}

/** Returns the names of the fields that the form hides while it has these values. */
export const hiddenIn = (spec: AnyFormSpec, values: Values): string[] =>
  fieldsOfSpec(spec).flatMap(({ name, when }) => (when && !when(values as never) ? [name] : []));

/**
 * Returns the body of the request. It has no hidden fields, and an empty field has the value that the contract
 * requires.
 */
export function bodyOf(spec: AnyFormSpec, values: Values): unknown {
  const shown = hiddenIn(spec, values).reduce((all, name) => withValue(all, name, undefined), values);
  return spec.operation.body ? clean(spec.operation.body as Schema, shown) : undefined;
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined;

function clean(wrapped: Schema, value: unknown): unknown {
  const { schema, isNullable, isOptional } = nodeOf(wrapped);
  if (isEmpty(value)) return isNullable ? null : value === '' && schema.safeParse('').success ? '' : undefined;
  if (Array.isArray(value)) {
    const element = branchesOf(schema).find(({ def }) => def.type === 'array')?.def.element;
    return element ? value.map((one) => clean(element, one)) : value;
  }
  if (!isObject(value)) return value;
  const shape = branchFor(schema, value)?.shape;
  if (!shape) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const cleaned = shape[name] ? clean(shape[name], inner) : isEmpty(inner) ? undefined : inner;
    return cleaned === undefined ? [] : [[name, cleaned] as const];
  });
  // if no field of the object was filled in, a nullable object becomes null and an optional one is left out
  if (kept.length === 0 && (isNullable || isOptional)) return isNullable ? null : undefined;
  return Object.fromEntries(kept);
}

/** Returns the branch of a union whose literals have the values of the object, for example by `kind`. */
function branchFor(schema: Schema, value: Values): Schema | undefined {
  const branches = branchesOf(schema);
  const fits = ({ shape = {} }: Schema) =>
    Object.entries(shape).every(
      ([name, { def }]) => def.type !== 'literal' || (def.values ?? []).includes(value[name]),
    );
  return branches.find(fits) ?? branches[0];
}

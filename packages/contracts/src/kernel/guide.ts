import { z } from 'zod';
import type { Operation } from './operation.ts';
import type { Text } from './sentence.ts';

/**
 * Describes the help of one field, in the words of its users: its name, its meaning, how to fill it in, and an example.
 */
export type FieldGuide = {
  readonly label: Text;
  readonly meaning: Text;
  readonly fill: Text;
  readonly example: string | Text;
};
/** Maps the path of a field to its help: `email`, `lines.quantity`, `values.right.sphere`. */
export type Guide = Readonly<Record<string, FieldGuide>>;

export const field = (label: Text, meaning: Text, fill: Text, example: string | Text): FieldGuide => ({
  label,
  meaning,
  fill,
  example,
});

type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
};

/**
 * Returns the paths of the fields of a body. A list has no step of its own: `lines.quantity`, not `lines.0.quantity`.
 */
export function fieldsOf({ body }: Pick<Operation, 'body'>): string[] {
  if (!body) return [];
  // the cast is safe: zod returns a JSON schema
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
  return [...new Set(pathsOf(schema, []))];
}

function pathsOf(schema: JsonSchema, path: readonly string[]): string[] {
  const below = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => pathsOf(property, [...path, name])),
    ...(schema.items ? pathsOf(schema.items, path).filter((found) => found !== path.join('.')) : []),
    ...below.flatMap((one) => pathsOf(one, path)).filter((found) => found !== path.join('.')),
  ];
  return inner.length > 0 || path.length === 0 ? inner : [path.join('.')];
}

import { z } from 'zod';

const shapes = new WeakMap<z.core.$ZodType, z.ZodType>();

/**
 * Returns the schema without its rules about values, such as lengths, bounds and patterns. Types, names, enums and
 * literals stay. A stored value followed the rules of its day. It must be shown even if the rules became stricter
 * later.
 */
export function storedShape(schema: z.core.$ZodType): z.ZodType {
  const known = shapes.get(schema);
  if (known) return known;
  const shape = withoutRules(schema as z.core.$ZodTypes);
  shapes.set(schema, shape);
  return shape;
}

function withoutRules(schema: z.core.$ZodTypes): z.ZodType {
  const { def } = schema._zod;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- every other type is a leaf
  switch (def.type) {
    case 'string':
      return z.string();
    case 'number':
      return 'format' in def ? z.int() : z.number();
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]) => [name, storedShape(field)]);
      return def.catchall?._zod.def.type === 'unknown'
        ? z.looseObject(Object.fromEntries(fields))
        : z.object(Object.fromEntries(fields));
    }
    case 'array':
      return z.array(storedShape(def.element));
    case 'union':
      return z.union(def.options.map(storedShape));
    case 'optional':
      return storedShape(def.innerType).optional();
    case 'nullable':
      return storedShape(def.innerType).nullable();
    case 'readonly':
      return storedShape(def.innerType).readonly();
    default:
      return schema as unknown as z.ZodType; // a schema of another type has no rule that was ever made stricter
  }
}

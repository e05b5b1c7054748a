import type { z } from 'zod';

type Schema = z.core.$ZodTypes;
type Pipe = z.core.$ZodPipeDef;

/**
 * Returns the schemas inside a schema, with the step of their path. A schema that only wraps another one has no step.
 * `ofPipe` chooses which ends of a pipe count.
 */
export function schemaParts(
  { _zod: { def } }: Schema,
  ofPipe: (pipe: Pipe) => readonly z.core.$ZodType[],
): [string, z.core.$ZodType][] {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- every other type is a leaf
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape);
    case 'array':
      return [['[]', def.element]];
    case 'tuple':
      return def.items.map((item, at) => [String(at), item]);
    case 'record':
      return [
        ['{key}', def.keyType],
        ['{value}', def.valueType],
      ];
    case 'union':
      return def.options.map((option) => ['', option]);
    case 'pipe':
      return ofPipe(def).map((end) => ['', end]);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
    case 'nonoptional':
      return [['', def.innerType]];
    default:
      return [];
  }
}

/**
 * Marks fields that name a person of the shop. A customer never gets the id of a member of staff, because customers see
 * the shop as one. A contract marks the field, and the chassis hides it, so no use case and no view has to hide it.
 */
import type { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { Id } from '../kernel/common.ts';
import { changeAt, type FieldPath, markedFields } from './marked.ts';

const MARK = 'x-shop-person';

/** Marks the id of the person who did something. A customer who did it gets the id; other customers get null. */
export const shopPerson = (description: string) =>
  Id.nullable().meta({
    description: `${description} For customers, who see the shop as one: their own id, or null.`,
    [MARK]: true,
  });

/** Returns the paths to the fields of an answer that name a person of the shop. */
export const shopPersonFields = (schema: z.ZodType): FieldPath[] => markedFields(schema, MARK);

/**
 * Returns the answer as the caller may see it: without the ids of members of staff, if the caller is a customer or a
 * visitor.
 */
export function withoutColleagues(actor: Pick<Actor, 'id' | 'kind'>, fields: readonly FieldPath[], value: unknown) {
  if (actor.kind === 'staff') return value;
  const own = (id: unknown) => (id === actor.id ? id : null);
  return fields.reduce<unknown>((shown, path) => changeAt(shown, path, own), value);
}

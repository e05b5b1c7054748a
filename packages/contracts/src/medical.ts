/**
 * Marks fields that reveal the powers of a person's lenses, and lists the roles that may see them. The contract marks a
 * field, and the chassis hides it, so use cases and views need not hide it themselves.
 */
import { z } from 'zod';
import type { Actor, Role } from './kernel/access.ts';
import { Reason } from './kernel/common.ts';

/**
 * Lists the roles that may see the powers of a person's lenses. Customers see only their own data anyway. All other
 * callers see product, quantity, money and state.
 */
export const MEDICAL_READERS: readonly Role[] = ['customer', 'optician', 'auditor'];

export const seesMedical = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => MEDICAL_READERS.includes(role));

const MARK = 'x-medical';

/** Marks a field of an answer as medical. Callers without a role of `MEDICAL_READERS` get null instead. */
export const medical = <S extends z.ZodType>(schema: S, description: string) =>
  schema.nullable().meta({
    description: `${description} Null for callers who may not see the powers of a person.`,
    [MARK]: true,
  });

/** Lists the codes of reasons that reveal whether a guessed power is right. */
const TELLING_REASONS: readonly unknown[] = ['prescription.does-not-cover', 'supply.too-much'];
/** Replaces a reason that would reveal a power. */
const NOT_SUITABLE: Reason = {
  code: 'prescription.not-suitable',
  detail:
    'These lenses may not be supplied on this prescription. The customer and opticians see the reason in the order.',
};

/**
 * Marks a reason as medical. Callers without a role of `MEDICAL_READERS` get one general reason instead of the reasons
 * that differ for a right and a wrong power. Otherwise staff who place orders could find out the power of a customer.
 */
export const medicalReason = (description: string) => Reason.nullable().meta({ description, [MARK]: true });

/** Holds a path to fields of an answer. `EACH` means every item of a list. */
export type FieldPath = readonly string[];
const EACH = '*';

const under = (step: string, schema: unknown): FieldPath[] =>
  // the cast is safe: zod types a part of a schema more widely
  medicalFields(schema as z.ZodType).map((path) => [step, ...path]);

/** Returns the paths to the medical fields of an answer. */
export function medicalFields(schema: z.ZodType): FieldPath[] {
  if (schema.meta()?.[MARK] === true) return [[]];
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([name, field]) => under(name, field));
  if (schema instanceof z.ZodArray) return under(EACH, schema.element);
  // the cast is safe for the same reason
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => medicalFields(option as z.ZodType));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return medicalFields(schema.unwrap() as z.ZodType); // the cast is safe for the same reason
  return [];
}

function hiddenValue(value: unknown): unknown {
  const reason = Reason.safeParse(value);
  if (!reason.success) return null;
  return TELLING_REASONS.includes(reason.data.code) ? NOT_SUITABLE : reason.data;
}

function hideOne(value: unknown, [step, ...rest]: FieldPath): unknown {
  if (step === undefined) return hiddenValue(value);
  if (step === EACH) return Array.isArray(value) ? value.map((item) => hideOne(item, rest)) : value;
  if (typeof value !== 'object' || value === null || !(step in value)) return value;
  return { ...value, [step]: hideOne(Reflect.get(value, step), rest) };
}

/** Returns the answer as the caller may see it: without the values of `fields` that the caller may not see. */
export const forReader = (actor: Pick<Actor, 'roles'>, fields: readonly FieldPath[], value: unknown): unknown =>
  seesMedical(actor) ? value : fields.reduce(hideOne, value);

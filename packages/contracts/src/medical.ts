/**
 * Marks fields that reveal the powers of a person's lenses, and lists the roles that may see them. The contract marks a
 * field, and the chassis hides it, so use cases and views need not hide it themselves.
 */
import type { z } from 'zod';
import type { Actor, Role } from './kernel/access.ts';
import { Reason } from './kernel/common.ts';
import { changeAt, type FieldPath, markedFields } from './shown/marked.ts';

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
/** Replaces the reason of a refusal if that reason would reveal the power of a lens. */
const NOT_SUITABLE: Reason = {
  code: 'prescription.not-suitable',
  detail:
    'These lenses may not be supplied on this prescription. The customer and opticians see the reason in the order.',
};

/**
 * Marks a reason of a refusal as medical. Callers without a role of `MEDICAL_READERS` get one general reason instead of
 * the reasons that differ for a right and a wrong power. Otherwise staff who place orders could find out the power of a
 * customer.
 */
export const medicalReason = (description: string) => Reason.nullable().meta({ description, [MARK]: true });

/** Returns the paths to the medical fields of an answer. */
export const medicalFields = (schema: z.ZodType): FieldPath[] => markedFields(schema, MARK);

function hiddenValue(value: unknown): unknown {
  const reason = Reason.safeParse(value);
  if (!reason.success) return null;
  return TELLING_REASONS.includes(reason.data.code) ? NOT_SUITABLE : reason.data;
}

/**
 * Returns the answer as the caller may see it. The values of `fields` are hidden from a caller without a role of
 * `MEDICAL_READERS`.
 */
export const forReader = (actor: Pick<Actor, 'roles'>, fields: readonly FieldPath[], value: unknown): unknown =>
  seesMedical(actor) ? value : fields.reduce((shown, path) => changeAt(shown, path, hiddenValue), value);

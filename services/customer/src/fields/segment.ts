/** Decides the rules of segments: which conditions fit a field, and whether the values of a customer meet them. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Role } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import {
  SEGMENT_FIELD_UNKNOWN,
  SEGMENT_NO_TEXT,
  SEGMENT_ORDERED_ONLY,
  SEGMENT_VALUE_NEEDED,
} from '@toric/contracts/customer/fields/segment.errors';
import type { SegmentCondition } from '@toric/contracts/customer/fields/segment.http';
import type { FieldValue } from '@toric/contracts/customer/people/field-value';
import { checkValue, type FieldValues, mayRead, parseFieldText } from '@toric/chassis/fields/field';

export type Condition = Omit<SegmentCondition, 'value'> & { readonly value: FieldValue | null };
export type Segment = { readonly id: string; readonly conditions: readonly Condition[] };

const ASKS_PRESENCE: readonly Condition['operator'][] = ['set', 'empty'];
const ORDERS: readonly Condition['operator'][] = ['at-least', 'at-most'];
const TEXTS: readonly FieldView['type'][] = ['text', 'long-text'];
const ORDERED: readonly FieldView['type'][] = ['number', 'day'];

export type DecidedConditions = { readonly conditions: readonly Condition[]; readonly errors: readonly FieldError[] };

/**
 * Returns the conditions of a segment as they are stored, and an error for each condition that its field or the roles
 * of the caller do not permit.
 */
export function decideConditions(
  fields: readonly FieldView[],
  given: readonly SegmentCondition[],
  roles: readonly Role[],
): DecidedConditions {
  const errors: FieldError[] = [];
  const conditions = given.flatMap((condition, at): Condition[] => {
    const refuse = (part: string, detail: Text): [] => {
      errors.push({ pointer: `/conditions/${at}/${part}`, detail });
      return [];
    };
    const { fieldId, operator, value } = condition;
    const field = fields.find(({ id }) => id === fieldId);
    if (!field || !mayRead(field, roles)) return refuse('fieldId', SEGMENT_FIELD_UNKNOWN());
    if (ASKS_PRESENCE.includes(operator)) return [{ fieldId, operator, value: null }];
    if (TEXTS.includes(field.type)) return refuse('operator', SEGMENT_NO_TEXT());
    if (ORDERS.includes(operator) && !ORDERED.includes(field.type)) return refuse('operator', SEGMENT_ORDERED_ONLY());
    if (value === undefined) return refuse('value', SEGMENT_VALUE_NEEDED());
    const one = field.type === 'choices' ? { ...field, type: 'choice' as const } : field;
    const checked = typeof value === 'string' ? parseFieldText(one, value) : checkValue(one, value);
    return checked.ok ? [{ fieldId, operator, value: checked.value }] : refuse('value', checked.detail);
  });
  return { conditions, errors };
}

/**
 * Returns true if the value of a field equals the wanted value. A field with several choices equals each of its
 * choices.
 */
const equals = (value: FieldValue, wanted: FieldValue | null): boolean =>
  Array.isArray(value) ? value.some((one) => one === wanted) : value === wanted;

function holds({ operator, value: wanted }: Condition, value: FieldValue | undefined): boolean {
  if (operator === 'empty') return value === undefined;
  if (operator === 'is-not') return value === undefined || !equals(value, wanted);
  if (value === undefined) return false;
  if (operator === 'set') return true;
  if (operator === 'is') return equals(value, wanted);
  if (wanted === null) return false;
  return operator === 'at-least' ? value >= wanted : value <= wanted;
}

/** Returns the ids of the segments of a customer with these values, sorted. */
export const segmentsOf = (segments: readonly Segment[], values: FieldValues): string[] =>
  segments
    .filter(({ conditions }) => conditions.every((condition) => holds(condition, values[condition.fieldId])))
    .map(({ id }) => id)
    .sort();

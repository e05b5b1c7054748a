/**
 * Decides about custom fields of customers and orders: which values fit, who may read and write them, and how records
 * are found by them.
 */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { RequestDay } from '@toric/contracts/kernel/common';
import type { Role } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import { oneLine } from '@toric/contracts/kernel/text';
import { FIELD_EMPTY, FIELD_RETIRED, FIELD_UNKNOWN, FIELD_WANTS } from '@toric/contracts/customer/fields/field.errors';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import type { FieldValue } from '@toric/contracts/customer/people/field-value';

/**
 * Describes the definition of a field, for customers or for orders. The roles that may read and write it differ between
 * the two.
 */
export type Definition = Omit<FieldView, 'readers' | 'writers'> & {
  readonly readers: readonly string[];
  readonly writers: readonly string[];
};
/** Maps the ids of fields to the values of one record. */
export type FieldValues = Readonly<Record<string, FieldValue>>;
export type Checked = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly detail: Text };

const LINE = oneLine(200);
const includesRole = (allowed: readonly string[], roles: readonly Role[]) =>
  roles.some((role) => allowed.includes(role));

export const mayRead = (field: Pick<Definition, 'readers'>, roles: readonly Role[]) =>
  includesRole(field.readers, roles);
export const mayWrite = (field: Pick<Definition, 'writers' | 'isRetired'>, roles: readonly Role[]) =>
  !field.isRetired && includesRole(field.writers, roles);

/**
 * Returns the value in the form in which it is stored. If the value does not fit, returns a sentence that says which
 * values the field takes.
 */
export function checkValue({ type, choices }: Pick<Definition, 'type' | 'choices'>, value: FieldValue): Checked {
  const fits = (fitting: boolean): Checked =>
    fitting ? { ok: true, value } : { ok: false, detail: FIELD_WANTS[type]() };
  const isChoice = (key: string) => choices.some((choice) => choice.key === key);
  switch (type) {
    case 'text':
      return fits(LINE.safeParse(value).success);
    case 'long-text':
      return fits(typeof value === 'string' && value !== '');
    case 'number':
      return fits(typeof value === 'number');
    case 'day':
      return fits(RequestDay.safeParse(value).success);
    case 'flag':
      return fits(typeof value === 'boolean');
    case 'choice':
      return fits(typeof value === 'string' && isChoice(value));
    case 'choices':
      return fits(
        Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every(isChoice),
      );
  }
}

const YES = new Set(['true', 'yes', 'y', '1', '是', '有']);
const NO = new Set(['false', 'no', 'n', '0', '否', '无']);
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/**
 * Returns the value that a text of a file means. The text of a choice may be its key or its name in either language.
 */
export function parseFieldText(field: Pick<Definition, 'type' | 'choices'>, text: string): Checked {
  const keyOf = (one: string) =>
    field.choices.find(({ key, label }) => [key, plain(label.en), plain(label.zh)].includes(plain(one)))?.key ?? one;
  const trimmed = text.trim();
  switch (field.type) {
    case 'number':
      return checkValue(field, /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed);
    case 'flag':
      if (YES.has(plain(text))) return checkValue(field, true);
      return checkValue(field, NO.has(plain(text)) ? false : trimmed);
    case 'choice':
      return checkValue(field, keyOf(trimmed));
    case 'choices':
      return checkValue(
        field,
        trimmed.split(/[,;，；、]/).map((one) => keyOf(one.trim())),
      );
    case 'day':
    case 'text':
    case 'long-text':
      return checkValue(field, trimmed);
  }
}

type Given = Readonly<Record<string, FieldValue | null>>;
export type DecidedValues = { readonly values: FieldValues; readonly errors: readonly FieldError[] };

/**
 * Returns the values after a change. Returns also an error for each given value that its field or the roles do not
 * permit.
 */
export function decideValues(
  fields: readonly Definition[],
  stored: FieldValues,
  { given, roles }: { given: Given; roles: readonly Role[] },
): DecidedValues {
  const [values, errors] = [new Map(Object.entries(stored)), [] as FieldError[]];
  for (const [id, value] of Object.entries(given)) {
    const refuse = (detail: Text) => errors.push({ pointer: `/values/${id}`, detail });
    const field = fields.find((one) => one.id === id);
    if (!field || !mayRead(field, roles)) refuse(FIELD_UNKNOWN());
    else if (field.isRetired) refuse(FIELD_RETIRED());
    else if (!mayWrite(field, roles)) refuse(FIELD_UNKNOWN());
    else if (value === null) {
      if (field.isRequired && values.has(id)) refuse(FIELD_EMPTY());
      else values.delete(id);
    } else {
      const checked = checkValue(field, value);
      if (checked.ok) values.set(id, checked.value);
      else refuse(checked.detail);
    }
  }
  return { values: Object.fromEntries(values), errors };
}

/** Returns the texts by which a value is found. Upper and lower case, and full and half width, make no difference. */
export const searchedTexts = (value: FieldValue): string[] =>
  (Array.isArray(value) ? value : [value]).map((one) => plain(String(one)));

/** Returns the text of a search in the form of a stored value. Returns undefined if the field has no such value. */
export function soughtText(field: Definition, text: string): string | undefined {
  const one = field.type === 'choices' ? { ...field, type: 'choice' as const } : field;
  const parsed = parseFieldText(one, text);
  return parsed.ok ? searchedTexts(parsed.value)[0] : undefined;
}

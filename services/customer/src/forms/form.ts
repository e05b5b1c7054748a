/** Decides the rules of public forms, and when a form is complete. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';
import * as errors from '@toric/contracts/customer/forms/form.errors';
import type { FormControl, FormField, FormOutcome, FormSettings } from '@toric/contracts/customer/forms/form';
import type { PutFormField } from '@toric/contracts/customer/forms/form.http';
import type { SentChoice } from '@toric/contracts/customer/forms/page-text';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import type { z } from 'zod';
import { type Draft, fresh, placed } from './draft.ts';

export type Form = Draft & { readonly settings: FormSettings; readonly fields: readonly FormField[] };

/** Describes the published version of a form, which the public sees. */
export type OpenForm = Pick<Form, 'id' | 'slug' | 'settings' | 'fields'> & { readonly number: number };

const MOST_FIELDS = 40;
const EMPTY = { en: '', zh: '' };
const KEPT_DAYS = 365;
const THANKS = { en: 'Thank you. We have it.', zh: '谢谢，我们已收到。' };

/** Returns a new form with the settings with which each form begins. */
export function newForm(id: string, given: { slug: string; title: Text; becomes: FormOutcome }, now: Date): Form {
  const { slug, title, becomes } = given;
  const settings: FormSettings = {
    ...{ title, intro: EMPTY, thanks: THANKS, privacy: EMPTY, becomes },
    ...{ consentPurpose: becomes === 'consent' ? 'marketing' : null, team: 'sales', ownerId: null, origins: [] },
    keepDays: KEPT_DAYS,
  };
  return { ...fresh(now), id, slug, settings, fields: [] };
}

/** Lists the field types of which a form has at most one field, because these fields identify the person. */
const ONCE: ReadonlySet<string> = new Set(['name', 'email', 'phone']);
const isChoice = (type: string) => type === 'choice' || type === 'choices';

/**
 * Returns the fields with the given field at its place. Throws if the field is wrong, or if the form has too many
 * fields.
 */
export function withField(
  fields: readonly FormField[],
  key: string,
  given: z.output<typeof PutFormField.body>,
  custom: readonly FieldView[],
): FormField[] {
  const { type, label, isRequired, help = null, choices = [], fieldId = null, position } = given;
  const others = fields.filter((one) => one.key !== key);
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: Text) => faults.push({ pointer, detail });
  if (isChoice(type) && choices.length < 2) fault('/choices', errors.FORM_NEEDS_CHOICES());
  if (!isChoice(type) && choices.length > 0) fault('/choices', errors.FORM_ONLY_CHOICES());
  if (type === 'custom' && !custom.some(({ id, isRetired }) => id === fieldId && !isRetired))
    fault('/fieldId', errors.FORM_NEEDS_CUSTOM());
  if (ONCE.has(type) && others.some((one) => one.type === type)) fault('/type', errors.FORM_ONE_OF_TYPE());
  if (faults.length > 0) throw errors.FORM_WRONG_FIELD().at(...faults);
  if (others.length >= MOST_FIELDS) throw errors.FORM_TOO_MANY_FIELDS({ most: MOST_FIELDS });
  const isHelpful = help !== null && (help.en !== '' || help.zh !== '');
  const field: FormField = {
    ...{ key, type, label, isRequired, choices, help: isHelpful ? help : null },
    fieldId: type === 'custom' ? fieldId : null,
  };
  return placed(fields, field, position);
}

/** Throws unless the form can be opened. `ownerIsKnown` is false if the owner of the form cannot sign in. */
export function requireComplete({ settings, fields }: Form, ownerIsKnown: boolean): void {
  const { becomes, consentPurpose, privacy } = settings;
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: Text) => faults.push({ pointer, detail });
  const has = (...types: readonly string[]) =>
    fields.some(({ type, isRequired }) => isRequired && types.includes(type));
  if (fields.length === 0) fault('/fields', errors.FORM_NEEDS_FIELDS());
  if (privacy.en === '' || privacy.zh === '') fault('/settings/privacy', errors.FORM_NEEDS_PRIVACY());
  if (consentPurpose !== null && !has('email')) fault('/fields', errors.FORM_NEEDS_EMAIL());
  if (consentPurpose === null && !has('email', 'phone')) fault('/fields', errors.FORM_NEEDS_CONTACT());
  if (becomes === 'consent' && consentPurpose === null) fault('/settings/consentPurpose', errors.FORM_NEEDS_PURPOSE());
  if ((becomes === 'deal' || becomes === 'task') && !ownerIsKnown)
    fault('/settings/ownerId', errors.FORM_NEEDS_OWNER());
  if (faults.length > 0) throw errors.FORM_INCOMPLETE().at(...faults);
}

/**
 * Describes a field as the page of the form shows it. For a custom field, the control and the choices come from its
 * definition.
 */
export type PageField = {
  readonly key: string;
  readonly control: FormControl;
  readonly label: Text;
  readonly help: Text | null;
  readonly isRequired: boolean;
  readonly choices: readonly SentChoice[];
};

const CONTROLS: Readonly<Record<FieldView['type'], FormControl>> = {
  ...{ text: 'line', 'long-text': 'text', number: 'number', day: 'day', flag: 'check' },
  ...{ choice: 'choice', choices: 'choices' },
};

/** Returns the fields as the page of the form shows them. Leaves out a custom field that was retired. */
export const pageFields = (fields: readonly FormField[], custom: readonly FieldView[]): PageField[] =>
  fields.flatMap(({ key, type, label, help, isRequired, choices, fieldId }) => {
    const shown = { key, label, help, isRequired };
    if (type !== 'custom') return [{ ...shown, control: type, choices }];
    const definition = custom.find(({ id, isRetired }) => id === fieldId && !isRetired);
    return definition ? [{ ...shown, control: CONTROLS[definition.type], choices: definition.choices }] : [];
  });

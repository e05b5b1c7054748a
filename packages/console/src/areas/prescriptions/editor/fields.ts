import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { AnyField } from '../../../kit/form/model/body.ts';

/**
 * Describes a field that several bodies share. Its name depends on the body, so the kit checks it when the page opens.
 */
export type ContentField = AnyField;
type Values = Readonly<Record<string, unknown>>;
/**
 * Holds the path of the contents of a prescription in a body: its top level, or `contents` in the answer of a
 * prescriber.
 */
export type Prefix = '' | 'contents.';

const below = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, step) => (value as Values | undefined)?.[step], values);
const isTyped = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(isTyped)
    : value !== undefined && value !== '';

/** Returns a predicate that is true if any field of the eye has a value. */
const isPrescribed = (eye: string) => (values: Values) => isTyped(below(values, eye));

/**
 * Returns the fields of the contents of a prescription. An eye without a typed value is left out of the body as a
 * whole, because an eye may have no lens.
 */
export function contentFields(prefix: Prefix = ''): readonly ContentField[] {
  const at = (name: string): string => prefix + name;
  const eyes = (['right', 'left'] as const).flatMap((eye): ContentField[] => [
    { name: at(`eyes.${eye}`), when: isPrescribed(at(`eyes.${eye}`)) },
    { name: at(`eyes.${eye}.productId`), control: 'product' },
    { name: at(`eyes.${eye}.parameters`), control: 'power' },
  ]);
  return [
    ...eyes,
    { name: at('issuedOn'), control: 'day', width: 'third' },
    { name: at('expiresOn'), control: 'day', width: 'third' },
    { name: at('issuedIn'), width: 'third' },
    { name: at('medicalReason') },
    { name: at('prescriber.name'), width: 'half' },
    { name: at('prescriber.timeZone'), width: 'half' },
    { name: at('prescriber.address') },
    { name: at('prescriber.phone'), control: 'phone', width: 'half' },
    { name: at('prescriber.fax'), control: 'phone', width: 'half' },
    { name: at('notes'), control: 'long-text' },
  ];
}

/** Returns the initial values of a form for the contents of a prescription. */
export function contentsOf(record: PrescriptionView) {
  const { issuedIn, issuedOn, expiresOn, medicalReason, prescriber, eyes, notes, identifiers } = record;
  return { issuedIn, issuedOn, expiresOn, medicalReason, prescriber, eyes, notes, identifiers };
}

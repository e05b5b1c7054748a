/**
 * Decides whether a prescriber has denied contents of a prescription. The input are all answers of prescribers about a
 * customer's lenses. A denial holds for the same lens, eye and prescriber until the prescriber confirms or corrects it.
 * No file, optician or silence can replace this answer.
 */
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { Eye } from '@toric/contracts/lens';
import { lensText } from '@toric/optics/lens-id';
import { brandOf, type PrivateLabels } from './private-label.ts';

/**
 * Describes a verification that its prescriber has answered. `corrected` holds the contents that the prescriber gave as
 * a correction.
 */
export type AnsweredVerification = {
  readonly answer: 'confirmed' | 'corrected' | 'denied';
  readonly asked: PrescriptionContents;
  readonly corrected?: PrescriptionContents | undefined;
};
type Prescriber = PrescriptionContents['prescriber'];
type Statement = {
  readonly eye: Eye;
  readonly lens: string;
  readonly prescriber: Prescriber;
  readonly denies: boolean;
};

function statementsAbout(
  contents: PrescriptionContents,
  denies: boolean,
  labels: PrivateLabels,
  prescriber = contents.prescriber,
): Statement[] {
  return Eye.options.flatMap((eye) => {
    const lens = contents.eyes[eye];
    if (!lens) return [];
    return [{ eye, lens: lensText(brandOf(lens.productId, labels), lens.parameters), prescriber, denies }];
  });
}

/**
 * Returns the statements of an answer about each lens. A correction denies the lenses of the request, and then confirms
 * the corrected lenses.
 */
function statementsOf({ answer, asked, corrected }: AnsweredVerification, labels: PrivateLabels): Statement[] {
  if (answer !== 'corrected' || !corrected) return statementsAbout(asked, answer === 'denied', labels);
  return [
    ...statementsAbout(asked, true, labels),
    ...statementsAbout(corrected, false, labels, corrected.prescriber),
    ...statementsAbout(corrected, false, labels, asked.prescriber),
  ];
}

const nameOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^\s*(?:dr|prof|doctor)\b\.?/, '')
    .replace(/[^\p{L}]/gu, '');
/**
 * Returns the last nine digits of a phone number, so that a number with a country code equals the same number without
 * one.
 */
const digitsOf = (number: string | undefined) => number?.replace(/\D/g, '').slice(-9);

/**
 * Returns true if both prescribers have the same name, or share a phone or fax number. Titles, accents and punctuation
 * in names do not matter.
 */
function areSame(one: Prescriber, other: Prescriber): boolean {
  if (nameOf(one.name) === nameOf(other.name)) return true;
  const numbers = [digitsOf(other.phone), digitsOf(other.fax)];
  return [digitsOf(one.phone), digitsOf(one.fax)].some((number) => number && numbers.includes(number));
}

/**
 * Returns true if a prescriber has denied one of the lenses, and has not confirmed this lens since. `answered` lists
 * the answers, oldest first.
 */
export function isDenied(
  contents: PrescriptionContents,
  answered: readonly AnsweredVerification[],
  labels: PrivateLabels,
): boolean {
  const said = answered.flatMap((verification) => statementsOf(verification, labels));
  return statementsAbout(contents, false, labels).some(
    ({ eye, lens, prescriber }) =>
      said.findLast((one) => one.eye === eye && one.lens === lens && areSame(one.prescriber, prescriber))?.denies,
  );
}

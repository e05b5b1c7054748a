import { describe, expect, test } from '@jest/globals';
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { type AnsweredVerification, isDenied } from './denial.ts';

const [PRODUCT, LABEL, OTHER] = ['b1', 'b2', 'b3'].map((end) => `0197a000-0000-7000-8000-0000000000${end}`);
const LABELS = new Map([[LABEL ?? '', PRODUCT ?? '']]);
const DR_CHEN = { name: 'Dr. Chén', phone: '+1 202 555 0143' };

type Change = { eye?: 'right' | 'left'; productId?: string | undefined; sphere?: number; prescriber?: object };
const lens = ({ eye = 'right', productId = PRODUCT, sphere = -2, prescriber = DR_CHEN }: Change = {}) =>
  PrescriptionContents.parse({
    ...{ issuedOn: '2026-01-15', expiresOn: '2027-01-15', prescriber },
    eyes: { [eye]: { productId, parameters: { baseCurve: 8.6, diameter: 14, sphere } } },
  });
const denied: AnsweredVerification = { answer: 'denied', asked: lens() };
const confirmed: AnsweredVerification = { answer: 'confirmed', asked: lens() };
const corrected: AnsweredVerification = { answer: 'corrected', asked: lens(), corrected: lens({ sphere: -3 }) };

describe('a denial stands', () => {
  test.each<[string, Change, boolean]>([
    ['the same lens, eye and prescriber', {}, true],
    ['the private label of the same lens', { productId: LABEL }, true],
    ['the same prescriber, written without title and accents', { prescriber: { name: 'chen' } }, true],
    ['another name with the same telephone', { prescriber: { name: 'Practice', fax: '202-555-0143' } }, true],
    ['another power', { sphere: -2.25 }, false],
    ['the other eye', { eye: 'left' }, false],
    ['another product', { productId: OTHER }, false],
    ['another prescriber', { prescriber: { name: 'Dr Novak', phone: '+1 202 555 0199' } }, false],
  ])('against %s: %j, %s', (_, change, stands) => {
    expect(isDenied(lens(change), [denied], LABELS)).toBe(stands);
  });

  test('until the prescriber says otherwise, and again when she denies anew', () => {
    expect(isDenied(lens(), [], LABELS)).toBe(false);
    expect(isDenied(lens(), [denied, confirmed], LABELS)).toBe(false);
    expect(isDenied(lens(), [denied, confirmed, denied], LABELS)).toBe(true);
  });

  test('against the lens that a correction replaces, and not against the corrected one', () => {
    expect(isDenied(lens(), [corrected], LABELS)).toBe(true);
    expect(isDenied(lens({ sphere: -3 }), [denied, corrected], LABELS)).toBe(false);
  });
});

// Defines the small world of the simulation: products, lenses, prescriptions and places.
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { LensParameters } from '@toric/contracts/lens';
import type { Place } from '@toric/optics/jurisdiction/place';
import { TEST_LENS_IDS } from '../testing/test-lens-ids.ts';

let count = 0;
/** Returns ids in ascending order, so that one seed always gives the same run. */
export const newId = (): string => `0197a000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;

const [PRESCRIBED_PRODUCT, PRIVATE_LABEL, OTHER_PRODUCT] = [newId(), newId(), newId()];
const POWERS: readonly LensParameters[] = [-2, -3].map((sphere) => ({ baseCurve: 8.6, diameter: 14, sphere }));
const lensesOf = (productId: string, label: 'prescribed' | 'private-label' | 'other') =>
  POWERS.map((lens) => ({ id: TEST_LENS_IDS.of(productId, lens), label, sphere: lens.sphere }));
/** Lists lenses of the prescribed product, of its private label and of another product, each in two powers. */
export const LENSES = [
  ...lensesOf(PRESCRIBED_PRODUCT, 'prescribed'),
  ...lensesOf(PRIVATE_LABEL, 'private-label'),
  ...lensesOf(OTHER_PRODUCT, 'other'),
];
/** Maps private labels to the prescribed product. */
export const LABELS = new Map([[PRIVATE_LABEL, PRESCRIBED_PRODUCT]]);
export const TODAY = '2026-11-22';

const contentsOf = (lens: LensParameters | undefined, issuedIn: string, expiresOn: string) =>
  PrescriptionContents.parse({
    ...{ issuedIn, issuedOn: '2026-01-15', expiresOn, prescriber: { name: 'Dr Chen' } },
    eyes: { right: { productId: PRESCRIBED_PRODUCT, parameters: lens } },
  });
/**
 * Lists contents of prescriptions: mostly the first power in the US, also the second power, a German prescription and
 * an expired one.
 */
export const CONTENTS: readonly PrescriptionContents[] = [
  ...[0, 0, 0, 1].map((power) => contentsOf(POWERS[power], 'US', '2027-01-15')),
  contentsOf(POWERS[0], 'DE', '2027-01-15'),
  contentsOf(POWERS[0], 'US', '2026-11-01'),
];
export const PLACES: readonly Place[] = [
  { country: 'US', region: 'NJ', postalCode: '07101' },
  { country: 'US', region: 'CA', postalCode: '90012' },
  { country: 'US', region: 'OK', postalCode: '73106' },
  { country: 'DE' },
  { country: 'KR' },
];

/**
 * A VisionPrescription as another system sends it. It has the structure of the example in the FHIR specification, and
 * values of our own.
 */
import { EXTENSIONS, type OwnExtension } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { PRODUCT_SYSTEM, UCUM } from '@toric/contracts/customer/prescriptions/fhir-lens';

export const CUSTOMER = '0197a000-0000-7000-8000-0000000000c1';
export const PRODUCT = '0197a000-0000-7000-8000-0000000000b1';

export const extensionOf = ({ url, value }: OwnExtension, text: string) => ({ url, [value]: text });
export const lens = (change: object = {}) => ({
  extension: [extensionOf(EXTENSIONS.productId, PRODUCT), extensionOf(EXTENSIONS.dominance, 'D')],
  product: { coding: [{ system: PRODUCT_SYSTEM, code: 'contact' }] },
  eye: 'right',
  cylinder: -1.75,
  axis: 20,
  add: 2,
  power: -4.5,
  backCurve: 8.7,
  diameter: 14.5,
  duration: { value: 2, unit: 'week', system: UCUM, code: 'wk' },
  color: 'aqua',
  brand: 'ClearTide Toric',
  note: [{ authorString: 'Dr Chen', time: '2026-06', text: 'Try the softer edge first' }],
  ...change,
});
export const resource = (change: object = {}) => ({
  resourceType: 'VisionPrescription',
  extension: [extensionOf(EXTENSIONS.expiresOn, '2027-06-01')],
  identifier: [{ system: 'https://practice.example/prescriptions', value: '2026-1187' }],
  status: 'active',
  patient: { reference: `Patient/${CUSTOMER}` },
  dateWritten: '2026-06-01',
  prescriber: { display: 'Dr Chen' },
  lensSpecification: [lens(), lens({ eye: 'left', power: -5, duration: { value: 1, unit: 'month', code: 'mo' } })],
  ...change,
});
export const withLens = (change: object) => resource({ lensSpecification: [lens(change)] });

/**
 * Builds a VisionPrescription as another system sends it. It has the structure of the example in the FHIR
 * specification, and values of our own.
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

const hl7Lens = (change: object) => ({
  product: { coding: [{ system: PRODUCT_SYSTEM, code: 'contact' }] },
  ...{ axis: 160, add: 1.75, power: -2.75, backCurve: 8.7, diameter: 14.0 },
  ...{ duration: { value: 1, unit: 'mo', system: UCUM, code: 'mo' }, color: 'green', brand: 'OphthaGuard' },
  ...change,
});
/** Holds HL7's own example of a contact-lens prescription: VisionPrescription/33124 of FHIR R4 (public domain, CC0). */
export const HL7_EXAMPLE = {
  resourceType: 'VisionPrescription',
  id: '33124',
  identifier: [{ system: 'http://www.happysight.com/prescription', value: '15014' }],
  status: 'active',
  created: '2014-06-15',
  patient: { reference: 'Patient/example' },
  encounter: { reference: 'Encounter/f001' },
  dateWritten: '2014-06-15',
  prescriber: { reference: 'Practitioner/example' },
  lensSpecification: [
    hl7Lens({ eye: 'right', cylinder: -2.25 }),
    hl7Lens({
      ...{ eye: 'left', cylinder: -3.5 },
      note: [{ text: 'Shade treatment for extreme light sensitivity' }],
    }),
  ],
};

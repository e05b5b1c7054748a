import { describe, expect, test } from '@jest/globals';
import { parsePart } from '@toric/chassis/http/field-errors';
import { BusinessError, type FieldError } from '@toric/contracts/kernel/business-error';
import { FhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { PRODUCT_SYSTEM, UCUM } from '@toric/contracts/customer/prescriptions/fhir-lens';
import {
  CUSTOMER,
  HL7_EXAMPLE,
  lens,
  PRODUCT,
  resource,
  extensionOf,
  withLens,
} from '../../../test/prescriptions/fhir-samples.ts';
import { completeDraft } from '../complete-draft.ts';
import { assertValidContents } from '../prescription.ts';
import { fhirPointerIn } from './fhir-pointer.ts';
import { assertOfPatient, missingIn, parseFhir } from './parse-fhir.ts';

/** Returns the errors that the route would answer: those of the schema or, if there are none, those of the rules. */
function errorsIn(resource: unknown): readonly FieldError[] {
  const errors: FieldError[] = [];
  const given = parsePart(FhirPrescription, resource, '', errors);
  if (!given) return errors;
  try {
    assertOfPatient(given, CUSTOMER);
    if (missingIn(given, CUSTOMER).length === 0) assertValidContents(parseFhir(given), fhirPointerIn(given));
    return [];
  } catch (error) {
    if (error instanceof BusinessError) return error.errors;
    throw error;
  }
}

test('of a prescriber that is no Practitioner only the display name is read', () => {
  const contained = [{ resourceType: 'PractitionerRole', id: 'p', modifierExtension: [] }];
  expect(errorsIn(resource({ contained, prescriber: { reference: '#p', display: 'Dr Chen' } }))).toEqual([]);
});

test('a valid resource is accepted, also with a patient who is only named', () => {
  expect([errorsIn(resource()), errorsIn(resource({ patient: { display: 'Ana Lima' } }))]).toEqual([[], []]);
});

const coded = (code: string) => ({ coding: [{ system: PRODUCT_SYSTEM, code }] });
test.each<[string, object, string[]]>([
  ['another resource', resource({ resourceType: 'MedicationRequest' }), ['/resourceType']],
  ['unknown implicit rules', resource({ implicitRules: 'https://else.example/rules' }), ['/implicitRules']],
  ['a modifier extension', resource({ modifierExtension: [] }), ['/modifierExtension']],
  ['a modifier extension of an eye', withLens({ modifierExtension: [{}] }), ['/lensSpecification/0/modifierExtension']],
  [
    'a modifier extension of the prescriber',
    resource({
      contained: [{ resourceType: 'Practitioner', id: 'p', modifierExtension: [] }],
      prescriber: { reference: '#p' },
    }),
    ['/contained/0/modifierExtension'],
  ],
  [
    'a number as the name of the prescriber',
    resource({
      contained: [{ resourceType: 'Practitioner', id: 'p', name: [{ text: 7 }] }],
      prescriber: { reference: '#p' },
    }),
    ['/contained/0/name/0/text'],
  ],
  ['a draft', resource({ status: 'draft' }), ['/status']],
  ['another customer', resource({ patient: { reference: `Patient/${PRODUCT}` } }), ['/patient/reference']],
  ['a date without a day', resource({ dateWritten: '2026-06' }), ['/dateWritten']],
  ['a day that does not exist', resource({ dateWritten: '2026-02-30' }), ['/dateWritten']],
  [
    'an expiry of another type',
    resource({
      extension: [
        { ...extensionOf(EXTENSIONS.expiresOn, '2027-06-01'), valueDate: undefined, valueString: '2027-06-01' },
      ],
    }),
    ['/extension/0'],
  ],
  [
    'an expiry before the year is over',
    resource({ extension: [extensionOf(EXTENSIONS.expiresOn, '2027-05-31')] }),
    ['/extension/0/valueDate'],
  ],
  [
    'two expiries',
    resource({ extension: ['2027-06-01', '2027-07-01'].map((day) => extensionOf(EXTENSIONS.expiresOn, day)) }),
    ['/extension/1/url'],
  ],
  ['no lens', resource({ lensSpecification: [] }), ['/lensSpecification']],
  ['two lenses for one eye', resource({ lensSpecification: [lens(), lens()] }), ['/lensSpecification/1/eye']],
  ['spectacles', withLens({ product: coded('lens') }), ['/lensSpecification/0/product/coding/0/code']],
  ['an unknown product code', withLens({ product: coded('monocle') }), ['/lensSpecification/0/product/coding/0/code']],
  ['a product without a coding', withLens({ product: { coding: [] } }), ['/lensSpecification/0/product/coding']],
  [
    'an invalid product id',
    withLens({ extension: [extensionOf(EXTENSIONS.productId, 'x'), extensionOf(EXTENSIONS.dominance, 'D')] }),
    ['/lensSpecification/0/extension/0/valueId'],
  ],
  ['a prism', withLens({ prism: [{ amount: 0.5, base: 'down' }] }), ['/lensSpecification/0/prism']],
  ['two powers', withLens({ sphere: -4 }), ['/lensSpecification/0/power']],
  ['a power with three decimals', withLens({ power: -4.305 }), ['/lensSpecification/0/power']],
  ['a sphere with three decimals', withLens({ power: undefined, sphere: -4.305 }), ['/lensSpecification/0/sphere']],
  ['a power with a unit', withLens({ power: { value: -4.5, unit: 'mm' } }), ['/lensSpecification/0/power']],
  ['a plus cylinder', withLens({ cylinder: 1.75 }), ['/lensSpecification/0/cylinder']],
  ['a cylinder without axis', withLens({ axis: undefined }), ['/lensSpecification/0/axis']],
  ['a curve in centimetres', withLens({ backCurve: 0.87 }), ['/lensSpecification/0/backCurve']],
  ['a curve with its unit', withLens({ backCurve: { value: 0.87, unit: 'cm' } }), ['/lensSpecification/0/backCurve']],
  ['a diameter as text', withLens({ diameter: '14.5 mm' }), ['/lensSpecification/0/diameter']],
  [
    'a duration in hours',
    withLens({ duration: { value: 8, system: UCUM, code: 'h' } }),
    ['/lensSpecification/0/duration/code'],
  ],
  [
    'the code for metres instead of months',
    withLens({ duration: { value: 1, unit: 'month', code: 'm' } }),
    ['/lensSpecification/0/duration/code'],
  ],
  [
    'an unknown unit in words',
    withLens({ duration: { value: 1, unit: 'fortnight' } }),
    ['/lensSpecification/0/duration/unit'],
  ],
  [
    'two different units',
    withLens({ duration: { value: 1, unit: 'month', code: 'd' } }),
    ['/lensSpecification/0/duration/unit'],
  ],
  [
    'an unknown system of units',
    withLens({ duration: { value: 1, code: 'd', system: 'urn:mine' } }),
    ['/lensSpecification/0/duration/system'],
  ],
  [
    'a duration of less than a month',
    withLens({ duration: { value: 1, code: 'mo', comparator: '<' } }),
    ['/lensSpecification/0/duration/comparator'],
  ],
  ['a duration of zero', withLens({ duration: { value: 0, code: 'mo' } }), ['/lensSpecification/0/duration/value']],
  [
    'a note whose author is too long',
    withLens({ note: [{ text: 'x', authorString: 'x'.repeat(121) }] }),
    ['/lensSpecification/0/note/0/authorString'],
  ],
])('%s is refused at its element', (_, given, pointers) => {
  expect(errorsIn(given).map(({ pointer }) => pointer)).toEqual(pointers);
});

test('a refusal gives its reason in both languages', () => {
  expect(errorsIn(withLens({ product: coded('lens') }))[0]?.detail).toEqual({
    en: 'lens means spectacles: a spectacle prescription is not a contact-lens prescription. Ask the prescriber for a fitting',
    zh: 'lens 指框架眼镜：框架眼镜处方不是隐形眼镜处方。请向处方医师要求验配',
  });
  expect(errorsIn(withLens({ backCurve: '8.7' }))[0]?.detail.zh).toBe('以毫米为单位的数字，不带单位');
});

describe('a resource that lacks something is no prescription yet: what is missing is named', () => {
  const missing = (given: object) =>
    missingIn(FhirPrescription.parse(given), CUSTOMER).map(({ pointer, field }) => [pointer, field]);

  test('nothing is missing in a resource with our extensions, nor in a lens that is made in one design', () => {
    expect(missing(resource())).toEqual([]);
    expect(missing(withLens({ extension: [extensionOf(EXTENSIONS.productId, PRODUCT)] }))).toEqual([]);
  });

  test.each<[string, object, string[][]]>([
    ['no expiry', resource({ extension: [] }), [['/extension', '/expiresOn']]],
    ['no extension at all', resource({ extension: undefined }), [['/extension', '/expiresOn']]],
    [
      'no name',
      resource({ prescriber: { reference: 'Practitioner/9' } }),
      [['/prescriber/display', '/prescriber/name']],
    ],
    ['no product id', withLens({ extension: [] }), [['/lensSpecification/0/extension', '/eyes/right/productId']]],
    ['no power', withLens({ power: undefined }), [['/lensSpecification/0/power', '/eyes/right/parameters/sphere']]],
    [
      'no back curve',
      withLens({ backCurve: undefined }),
      [['/lensSpecification/0/backCurve', '/eyes/right/parameters/baseCurve']],
    ],
    [
      'a patient of another system',
      resource({ patient: { reference: 'https://his.example/Patient/7' } }),
      [['/patient/reference', '/isThisCustomer']],
    ],
  ])('%s', (_, given, expected) => {
    expect(missing(given)).toEqual(expected);
  });

  test('the example of HL7 is accepted as a draft that lacks expiry, products, prescriber and a known patient', () => {
    expect(missing(HL7_EXAMPLE)).toEqual([
      ['/patient/reference', '/isThisCustomer'],
      ['/extension', '/expiresOn'],
      ['/prescriber/display', '/prescriber/name'],
      ['/lensSpecification/0/extension', '/eyes/right/productId'],
      ['/lensSpecification/1/extension', '/eyes/left/productId'],
    ]);
  });

  test('the example of HL7 becomes a prescription when its missing values are added', () => {
    const given = FhirPrescription.parse(HL7_EXAMPLE);
    const added = {
      expiresOn: '2015-06-15',
      prescriber: { name: 'Dr Careful' },
      eyes: { right: { productId: PRODUCT }, left: { productId: PRODUCT } },
    };
    expect(() => completeDraft(given, added, CUSTOMER)).toThrow('still lacks');
    const contents = completeDraft(given, { ...added, isThisCustomer: true }, CUSTOMER);
    expect(() => assertValidContents(contents)).not.toThrow();
    expect(contents.eyes.right?.parameters).toEqual({
      ...{ baseCurve: 8.7, diameter: 14, sphere: -2.75, cylinder: -2.25, axis: 160, add: 1.75, colour: 'green' },
    });
    expect(contents.eyes.left).toMatchObject({
      productName: 'OphthaGuard',
      parameters: { baseCurve: 8.7, diameter: 14, sphere: -2.75, cylinder: -3.5, axis: 160, add: 1.75 },
      notes: [{ text: 'Shade treatment for extreme light sensitivity' }],
    });
  });

  test('a draft that lacks something is still refused for a value that is wrong', () => {
    expect(() => missing({ ...HL7_EXAMPLE, lensSpecification: [lens({ cylinder: 1.75 })] })).toThrow();
  });
});

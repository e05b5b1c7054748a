/** Where a field of our contents stands in the FHIR resource that it was read from, so that a refusal points at it. */
import { type FhirPrescription, practitionerAt } from '@toric/contracts/customer/prescriptions/fhir.http';
import { EXTENSIONS, type OurExtension } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import type { FhirLens } from '@toric/contracts/customer/prescriptions/fhir-lens';

type Extended = { readonly extension?: readonly { url: string }[] | undefined };

function extensionPlace({ extension = [] }: Extended, { url, value }: OurExtension): string {
  const at = extension.findIndex((one) => one.url === url);
  return at < 0 ? '/extension' : `/extension/${at}/${value}`;
}

/** By the field of ours; `note` and `duration` are built alike on both sides but for the names below. */
const ELEMENTS: Readonly<Record<string, string>> = {
  productName: '/brand',
  'parameters/baseCurve': '/backCurve',
  'parameters/diameter': '/diameter',
  'parameters/cylinder': '/cylinder',
  'parameters/axis': '/axis',
  'parameters/colour': '/color',
};
const LENS_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^notes/, '/note'],
  [/^duration/, '/duration'],
  [/\/author$/, '/authorString'],
  [/\/writtenAt$/, '/time'],
];

function lensPlace(lens: FhirLens, field: string): string {
  if (field === 'productId') return extensionPlace(lens, EXTENSIONS.productId);
  if (field === 'parameters/dominance') return extensionPlace(lens, EXTENSIONS.dominance);
  if (field === 'parameters/sphere')
    return lens.power === undefined && lens.sphere !== undefined ? '/sphere' : '/power';
  if (field === 'parameters/add') return lens.add === undefined ? extensionPlace(lens, EXTENSIONS.add) : '/add';
  return ELEMENTS[field] ?? LENS_NAMES.reduce((place, [ours, theirs]) => place.replace(ours, theirs), field);
}

const PRACTITIONER: Readonly<Record<string, string>> = { phone: 'telecom', fax: 'telecom', timeZone: 'extension' };

function prescriberPlace(resource: FhirPrescription, field: string): string {
  const at = practitionerAt(resource);
  return at < 0 ? '/prescriber/display' : `/contained/${at}/${PRACTITIONER[field] ?? field}`;
}

export const placeIn =
  (resource: FhirPrescription) =>
  (pointer: string): string => {
    const [, root = '', key = '', ...rest] = pointer.split('/');
    const field = rest.join('/');
    if (root === 'eyes') {
      const at = resource.lensSpecification.findIndex(({ eye }) => eye === key);
      const lens = resource.lensSpecification[at];
      return lens ? `/lensSpecification/${at}${lensPlace(lens, field)}` : '/lensSpecification';
    }
    if (root === 'prescriber') return prescriberPlace(resource, key);
    if (root === 'identifiers') return pointer.replace(root, 'identifier');
    if (root === 'issuedOn') return '/dateWritten';
    const own = Object.entries(EXTENSIONS).find(([name]) => name === root)?.[1];
    return own ? extensionPlace(resource, own) : pointer;
  };

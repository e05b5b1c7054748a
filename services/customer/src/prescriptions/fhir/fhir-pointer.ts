import { type FhirPrescription, practitionerAt } from '@toric/contracts/customer/prescriptions/fhir.http';
import { EXTENSIONS, type OwnExtension } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import type { FhirLens } from '@toric/contracts/customer/prescriptions/fhir-lens';

type Extended = { readonly extension?: readonly { url: string }[] | undefined };

/**
 * Returns the JSON pointer of the extension's value. If the extension is missing, returns the JSON pointer of the list
 * of extensions.
 */
function extensionPointer({ extension = [] }: Extended, { url, value }: OwnExtension): string {
  const at = extension.findIndex((one) => one.url === url);
  return at < 0 ? '/extension' : `/extension/${at}/${value}`;
}

/**
 * Maps the fields of our lens to the FHIR elements, if a field always maps to the same element. Notes and durations are
 * not listed, because they have the same structure in FHIR. LENS_NAMES only renames their fields.
 */
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

function lensPointer(lens: FhirLens, field: string): string {
  if (field === 'productId') return extensionPointer(lens, EXTENSIONS.productId);
  if (field === 'parameters/dominance') return extensionPointer(lens, EXTENSIONS.dominance);
  if (field === 'parameters/sphere')
    return lens.power === undefined && lens.sphere !== undefined ? '/sphere' : '/power';
  if (field === 'parameters/add') return lens.add === undefined ? extensionPointer(lens, EXTENSIONS.add) : '/add';
  return ELEMENTS[field] ?? LENS_NAMES.reduce((pointer, [ours, theirs]) => pointer.replace(ours, theirs), field);
}

const PRACTITIONER: Readonly<Record<string, string>> = { phone: 'telecom', fax: 'telecom', timeZone: 'extension' };

function prescriberPointer(resource: FhirPrescription, field: string): string {
  const at = practitionerAt(resource);
  return at < 0 ? '/prescriber/display' : `/contained/${at}/${PRACTITIONER[field] ?? field}`;
}

/**
 * Returns a function that maps the JSON pointer of one of our fields to the FHIR element from which it was read. So a
 * refusal names the element that the sender knows.
 */
export const fhirPointerIn =
  (resource: FhirPrescription) =>
  (pointer: string): string => {
    const [, root = '', key = '', ...rest] = pointer.split('/');
    const field = rest.join('/');
    if (root === 'eyes') {
      const at = resource.lensSpecification.findIndex(({ eye }) => eye === key);
      const lens = resource.lensSpecification[at];
      return lens ? `/lensSpecification/${at}${lensPointer(lens, field)}` : '/lensSpecification';
    }
    if (root === 'prescriber') return prescriberPointer(resource, key);
    if (root === 'identifiers') return pointer.replace(root, 'identifier');
    if (root === 'issuedOn') return '/dateWritten';
    const own = Object.entries(EXTENSIONS).find(([name]) => name === root)?.[1];
    return own ? extensionPointer(resource, own) : pointer;
  };

import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';

const FHIR = 'http://hl7.org/fhir/StructureDefinition';

/** Returns the definition at the url of one of our FHIR extensions, or undefined if we have no such extension. */
export function fhirExtension(url: string) {
  const [name, extension] = Object.entries(EXTENSIONS).find(([, one]) => one.url === url) ?? [];
  if (!name || !extension) return undefined;
  const { value, meaning: description, on: expression } = extension;
  return {
    resourceType: 'StructureDefinition',
    url,
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    status: 'active',
    description,
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: [{ type: 'element', expression }],
    type: 'Extension',
    baseDefinition: `${FHIR}/Extension`,
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Extension', path: 'Extension', short: description, max: '1' },
        { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
        { id: 'Extension.url', path: 'Extension.url', fixedUri: url },
        {
          id: 'Extension.value[x]',
          path: 'Extension.value[x]',
          min: 1,
          type: [{ code: value.replace('value', '').toLowerCase() }],
        },
      ],
    },
  };
}

import { expect, test } from '@jest/globals';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { fhirExtension } from './fhir-extension.ts';

test('every extension that we say has a definition at its url', () => {
  const definitions = Object.values(EXTENSIONS).map(({ url }) => fhirExtension(url)?.url);
  expect(definitions).toEqual(Object.values(EXTENSIONS).map(({ url }) => url));
});

test('the definition says where it stands and what type its value is of', () => {
  const definition = fhirExtension(EXTENSIONS.expiresOn.url);
  expect(definition).toMatchObject({
    name: 'ExpiresOn',
    context: [{ type: 'element', expression: 'VisionPrescription' }],
  });
  expect(definition?.differential.element.at(-1)).toMatchObject({
    path: 'Extension.value[x]',
    type: [{ code: 'date' }],
  });
});

test('there is none of what we never say', () => {
  expect(fhirExtension('/docs/fhir/StructureDefinition/toString')).toBeUndefined();
});

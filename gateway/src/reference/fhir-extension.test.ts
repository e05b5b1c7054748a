import { expect, test } from '@jest/globals';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { fhirExtension } from './fhir-extension.ts';

test('every extension of ours has a definition at its url', () => {
  const definitions = Object.values(EXTENSIONS).map(({ url }) => fhirExtension(url)?.url);
  expect(definitions).toEqual(Object.values(EXTENSIONS).map(({ url }) => url));
});

test('a definition names the element of the extension and the type of its value', () => {
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

test('an unknown extension has no definition', () => {
  expect(fhirExtension('/docs/fhir/StructureDefinition/toString')).toBeUndefined();
});

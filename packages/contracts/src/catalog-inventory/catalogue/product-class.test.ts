import { expect, test } from '@jest/globals';
import { type ClassedProduct, classProblems } from './product-class.ts';

const NOTHING = {
  ...{ modality: null, replacement: null, material: null, waterContent: null, uvBlocking: null },
  ...{ privateLabelOf: null, shelfLifeMonths: null, matrix: { segments: [] } },
};
const LENS: ClassedProduct = {
  ...{ ...NOTHING, goods: 'lens', modality: 'spherical', replacement: 'daily', material: 'comfilcon A' },
  matrix: { segments: [{}] },
};
const pathsOf = (product: ClassedProduct) => classProblems(product).map(({ path }) => path.join('/'));

test('a lens needs kind, replacement, material and rules', () => {
  expect(pathsOf(LENS)).toEqual([]);
  expect(pathsOf({ ...NOTHING, goods: 'orthokeratology' })).toEqual([
    'modality',
    'replacement',
    'material',
    'matrix/segments',
  ]);
});

test('other goods have no field of a lens', () => {
  expect(pathsOf({ ...NOTHING, goods: 'solution' })).toEqual([]);
  expect(pathsOf({ ...LENS, goods: 'accessory' })).toEqual(['modality', 'replacement', 'matrix/segments']);
});

test('only solutions and accessories are sold for so many months after their delivery', () => {
  const kept = { shelfLifeMonths: 36 };
  const classes = [
    { ...LENS, ...kept },
    ...(['solution', 'accessory', 'service'] as const).map((goods) => ({ ...NOTHING, ...kept, goods })),
  ];
  expect(classes.map((product) => pathsOf(product))).toEqual([['shelfLifeMonths'], [], [], ['shelfLifeMonths']]);
});

import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { ImportCatalogue } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { readCatalogue } from './catalogue-file.ts';

const HEADER =
  'record,handle,name,chineseName,keywords,brand,goods,material,modality,replacement,shelfLifeMonths,waterContent,uvBlocking,privateLabelOf,description,onSale,markets,madeFrom,madeUntil,baseCurve,diameter,sphere,cylinder,axis,add,dominance,colour,gtin,size,content,weightGrams,prices';
const COLUMNS = HEADER.split(',');
const row = (cells: Record<string, string>) =>
  COLUMNS.map((column) => `"${(cells[column] ?? '').replaceAll('"', '""')}"`).join(',');
const product = {
  record: 'product',
  handle: 'x',
  name: 'X',
  brand: 'B',
  material: 'm',
  modality: 'toric',
  replacement: 'daily',
};
const segment = {
  record: 'segment',
  handle: 'x',
  baseCurve: '8.5; 9',
  diameter: '14.3',
  sphere: '-6..-0.5/0.25; 0; 0.5..2/0.5',
};
const pack = {
  record: 'pack',
  handle: 'x',
  gtin: '02000000000015',
  size: '30',
  prices: 'US USD 3699 0; GB GBP 2999 2000',
};

const csv = (...rows: Record<string, string>[]) => [HEADER, ...rows.map(row)].join('\r\n');
const read = (text: string | Buffer, type = 'text/csv') => readCatalogue({ type, bytes: Buffer.from(text) }).products;
function refusal(text: string | Buffer, type?: string): [string, ...string[]] {
  try {
    read(text, type);
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return [error.slug, ...error.errors.map(({ pointer, detail }) => `${pointer} ${detail.en}`)];
  }
  throw new Error('The file was not refused.');
}

describe('a file with many ranges', () => {
  const many = (ranges: number, range: string) => Array(ranges).fill(range).join('; ');
  const ofSphere = (sphere: string) => csv(product, { ...segment, sphere }, pack);

  test('is refused by name if a cell has more than 200, before any of them is read', () => {
    expect(refusal(ofSphere(many(70_000, '-20..20/0.25')))).toEqual([
      'catalogue.invalid',
      expect.stringMatching(/^#file\/line\/3\/sphere the cell lists 70000 values and ranges, more than 200/),
    ]);
    expect(read(ofSphere(many(200, '0..1/0.25')))[0]?.matrix.segments[0]?.sphere).toHaveLength(200);
  });

  test('is refused by name if they name more than 500,000 values together', () => {
    const products = Array.from({ length: 3 }, (_, i) => {
      const of = { handle: `x${i}` };
      return [
        { ...product, ...of },
        { ...segment, ...of, sphere: many(200, '-5..4.99/0.01') },
        { ...pack, ...of },
      ];
    });
    expect(refusal(csv(...products.flat()))).toEqual([
      'catalogue.invalid',
      expect.stringMatching(/^#file\/line\/1 the segments of the file name 600009 values together, more than 500000/),
    ]);
  });

  test('is refused by name in JSON too', () => {
    const { packs: _, ...one } = read(ofSphere('0'))[0] ?? { packs: [] };
    const sphere = Array(201).fill({ from: 0, to: 1, step: 0.25 });
    const matrix = { segments: [{ baseCurve: [8.5], diameter: [14.3], sphere }] };
    expect(refusal(JSON.stringify({ products: [{ ...one, matrix }] }), 'application/json')).toEqual([
      'catalogue.invalid',
      expect.stringMatching(/^\/products\/0\/matrix\/segments\/0\/sphere .*200/),
    ]);
  });
});

describe('a CSV file', () => {
  test('can set every field of a product', () => {
    const toric = {
      ...segment,
      cylinder: '-0.75;-1.25',
      axis: '10..180/10; 5',
      add: 'LOW;1.5',
      dominance: 'D;N',
      colour: 'Blue; Sea green',
    };
    const dated = { ...segment, markets: 'US; GB', madeFrom: '2026-01-01', madeUntil: '2026-12-31' };
    const told = {
      ...product,
      waterContent: '38',
      uvBlocking: 'true',
      description: 'Soft; "thin", wet',
      privateLabelOf: 'y',
      onSale: 'false',
      chineseName: '清朗',
      keywords: '日抛; 博士伦',
    };
    const powers = [
      { from: -6, to: -0.5, step: 0.25 },
      { from: 0, to: 0, step: 0.25 },
      { from: 0.5, to: 2, step: 0.5 },
    ];
    const fit = { baseCurve: [8.5, 9], diameter: [14.3], sphere: powers };
    expect(read(csv(told, toric, dated, pack))).toEqual([
      {
        ...{
          handle: 'x',
          goods: 'lens',
          name: 'X',
          brand: 'B',
          material: 'm',
          modality: 'toric',
          replacement: 'daily',
        },
        ...{ shelfLifeMonths: null, chineseName: '清朗', keywords: ['日抛', '博士伦'] },
        ...{ waterContent: 38, uvBlocking: true, description: 'Soft; "thin", wet', privateLabelOf: 'y', onSale: false },
        matrix: {
          segments: [
            {
              ...fit,
              cylinder: [-0.75, -1.25],
              axis: [{ from: 10, to: 180, step: 10 }, 5],
              add: ['LOW', 1.5],
              dominance: ['D', 'N'],
              colour: ['Blue', 'Sea green'],
            },
            { ...fit, markets: ['US', 'GB'], madeFrom: '2026-01-01', madeUntil: '2026-12-31' },
          ],
        },
        packs: [
          {
            gtin: '02000000000015',
            ...{ size: 30, content: null, weightGrams: null },
            prices: [
              { market: 'US', currency: 'USD', amount: 3699, taxRate: 0 },
              { market: 'GB', currency: 'GBP', amount: 2999, taxRate: 2000 },
            ],
          },
        ],
      },
    ]);
  });

  test('can bring a bottle, which has no lens', () => {
    const kindless = {
      record: 'product',
      handle: 'x',
      goods: 'solution',
      name: 'X',
      brand: 'B',
      shelfLifeMonths: '24',
    };
    expect(read(csv(kindless, { ...pack, size: '1', content: '360 ml', weightGrams: '410' }))).toMatchObject([
      {
        ...{ goods: 'solution', shelfLifeMonths: 24, modality: null, replacement: null, material: null },
        packs: [{ size: 1, content: '360 ml', weightGrams: 410 }],
      },
    ]);
  });

  test('may leave out columns, have them in any order, and begin with a byte order mark', () => {
    const text =
      '\uFEFFhandle,sphere,diameter,record,baseCurve,name,brand,material,modality,replacement\nx,,,product,,X,B,m,spherical,daily\nx,-2,14,segment,8.6,,,,,\n';
    expect(read(text)).toMatchObject([{ handle: 'x', waterContent: null, onSale: true, packs: [] }]);
  });

  test('the CSV example of the API reference is valid', () => {
    const example = ImportCatalogue.file.otherTypes['text/csv'] ?? '';
    expect(read(example)).toMatchObject([{ handle: 'everyday-monthly', packs: [{ size: 6, prices: [{}, {}] }] }]);
  });
});

describe('an invalid file', () => {
  test('names every error at once, by line and column', () => {
    const wrong = csv(
      { ...product, waterContent: 'a lot', uvBlocking: 'yes' },
      { ...segment, sphere: '-6..-0.5 by 0.25', axis: '10 20' },
      { ...pack, size: '0', prices: 'US USD 36.99 0; GB' },
      { ...pack, handle: 'x', gtin: '2E+12' },
    );
    const [slug, ...places] = refusal(wrong);
    expect(slug).toBe('catalogue.invalid');
    expect(places.map((place) => place.split(' ')[0])).toEqual([
      '#file/line/2/waterContent',
      '#file/line/2/uvBlocking',
      '#file/line/3/sphere',
      '#file/line/3/axis',
      '#file/line/4/size',
      '#file/line/4/prices',
      '#file/line/4/prices',
      '#file/line/5/gtin',
    ]);
  });

  test('names a line without its product, of an unknown kind, or with cells that its kind does not have', () => {
    expect(
      refusal(csv(product, { ...segment, gtin: '1' }, { ...pack, handle: 'y' }, { record: 'price', handle: 'x' })),
    ).toEqual([
      'catalogue.invalid',
      '#file/line/3/gtin a segment line has no gtin: leave the cell empty',
      '#file/line/4/handle there is no product line with the handle y above this line: add it',
      '#file/line/5/record price is not a kind of line: write product, segment or pack',
    ]);
    expect(refusal(`${csv(product, segment)}\r\nproduct,x,a,b,c${','.repeat(30)}`)[1]).toMatch(
      /^#file\/line\/4 the line has 35 cells/,
    );
  });

  test('names columns that are missing, unknown or repeated', () => {
    const [slug, ...places] = refusal('record,handel,sphere,sphere\n');
    expect([slug, ...places.map((place) => place.slice(0, 45))]).toEqual([
      'catalogue.invalid',
      '#file/line/1 there is no column handle: the f',
      '#file/line/1 handel is not a column of a cata',
      '#file/line/1 the column sphere appears twice',
    ]);
  });

  test('names a product without segments at its own line, and a file without products at the first line', () => {
    expect(refusal(csv(product))[1]).toMatch(/^#file\/line\/2 /);
    expect(refusal(HEADER)[1]).toMatch(/^#file\/line\/1 /);
    expect(refusal('')[1]).toMatch(/^#file\/line\/1 there is no column record/);
  });

  test('names errors of a JSON file by JSON pointer', () => {
    const file = {
      products: [{ handle: 'X', matrix: { segments: [{ baseCurve: [8.6], diameter: [], sphere: [] }] } }],
    };
    const places = refusal(JSON.stringify(file), 'application/json').slice(1);
    expect(places.map((place) => place.split(' ')[0])).toEqual(
      expect.arrayContaining(['/products/0/handle', '/products/0/name', '/products/0/matrix/segments/0/diameter']),
    );
  });

  test('is unreadable if its quotes, its encoding or its JSON are broken', () => {
    expect(refusal('record,handle\n"product,x\n')).toEqual([
      'catalogue.unreadable',
      expect.stringMatching(/^#file\/line\/2 a quotation mark is not closed/),
    ]);
    expect(refusal(Buffer.from([0x72, 0xe9]))).toEqual([
      'catalogue.unreadable',
      ' the file is not UTF-8: save it as UTF-8',
    ]);
    expect(refusal('{"products": [}', 'application/json')[0]).toBe('catalogue.unreadable');
  });

  test('names the first hundred errors only', () => {
    const many = csv(...Array.from({ length: 150 }, () => pack));
    expect(refusal(many)).toHaveLength(1 + 100);
  });
});

describe('a name that every object has', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('is no kind of line: %s', (record) => {
    expect(refusal(csv(product, { ...segment, record }, pack))).toEqual([
      'catalogue.invalid',
      expect.stringMatching(/^#file\/line\/3\/record /),
    ]);
  });

  test.each(['constructor', 'toString', '__proto__'])('is no column: %s', (column) => {
    expect(refusal(`record,handle,${column}\r\nproduct,x,1`)).toEqual([
      'catalogue.invalid',
      expect.stringContaining(column),
    ]);
  });
});

test('a JSON file that is nested 100,000 levels deep is refused', () => {
  const deep = `{"products":[{"matrix":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`;
  expect(refusal(deep, 'application/json')).toEqual(['catalogue.invalid', expect.stringContaining('nested more than')]);
});

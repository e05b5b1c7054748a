// Tests the examples of docs/catalogue-import.md: they are imported, or refused at the places that the page names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { CatalogueFile, type CatalogueProduct } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import type { MatrixSegment } from '@toric/contracts/lens';
import { readCatalogue } from '../../../services/catalog-inventory/src/catalogue/catalogue-file.ts';
import { decideImport } from '../../../services/catalog-inventory/src/catalogue/catalogue-import.ts';
import type { PriceLimits } from '../../../services/catalog-inventory/src/pricing/price.ts';
import { handleOf } from '../../../services/catalog-inventory/src/catalogue/product-handle.ts';
import { ROOT } from './root.ts';
import {
  catalogueEntry,
  type SamplePrice,
  type SampleProduct,
} from '../../shop/sample-shop/products/sample-product.ts';
import { sampleProducts } from '../../shop/sample-shop/products.ts';

const page = readFileSync(join(ROOT, 'docs/catalogue-import.md'), 'utf8');
const examples = (kind: string) =>
  [...page.matchAll(/^```(.+)\n([^]*?)^```$/gm)].flatMap(([, of, text = '']) => (of === kind ? [text] : []));
const only = (kind: string) => {
  const [first, ...more] = examples(kind);
  if (first === undefined || more.length > 0) throw new Error(`the page must have one example of kind '${kind}'`);
  return first;
};
const emptyCatalogue = { products: [], packs: [] };
const context = { now: new Date('2026-11-21T09:30:00Z'), newId: () => crypto.randomUUID() };
/** Returns the price floors of a shop that permits every price of the catalogue file. */
const limitsFor = (products: readonly CatalogueProduct[]): PriceLimits => ({
  by: 'sales',
  past: [],
  floors: products
    .flatMap(({ packs }) => packs.flatMap(({ prices }) => prices))
    .map(({ market, currency }) => ({
      ...{ id: 'floor', market, currency, amount: 1, share: 1 },
      ...{ reason: 'Every price', setBy: 'finance', createdAt: context.now },
    })),
});

function imported(type: string, text: string) {
  const { products, refusal } = readCatalogue({ type, bytes: Buffer.from(text) });
  const { errors } = decideImport(products, emptyCatalogue, { ...context, limits: limitsFor(products) });
  if (errors.length > 0) throw refusal(errors);
  return products;
}
function wrongPlaces(text: string): string[] {
  try {
    imported('text/csv', text);
    return [];
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return error.errors.map(({ pointer }) => pointer);
  }
}

describe('the examples', () => {
  test('in CSV and in JSON describe the same two products', () => {
    const products = imported('text/csv', only('csv'));
    expect(products.map(({ handle, packs }) => [handle, packs.length])).toEqual([
      ['sample-daily', 2],
      ['sample-toric', 1],
    ]);
    expect(imported('application/json', only('json'))).toEqual(products);
  });

  test('of a wrong file is refused at the places that the page names, step by step', () => {
    const wrong = only('csv wrong');
    const linesCorrected = wrong.replace('sample-momo', 'sample-mono');
    const cellsCorrected = linesCorrected.replace('hourly', 'monthly').replace('six', '6').replace('49.99', '4999');
    const named = [...page.slice(page.indexOf('```csv wrong')).matchAll(/`(\/line\/[^`]+)`/g)].map(
      ([, place]) => `#file${place}`,
    );
    const [first, ...others] = [wrong, linesCorrected, cellsCorrected].map(wrongPlaces);
    expect(named).toEqual([...(first ?? []), ...others.flat()]);
    expect(others.flat()).toHaveLength(5);
  });

  test('name every column and no other', () => {
    const table = page.slice(page.indexOf('| column |'), page.indexOf('Several values'));
    const named = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/(?<=`)\w+(?=`)/g) ?? [],
    );
    expect(wrongPlaces(`${named.join(',')}\n`)).toEqual(['#file/line/1']);
    expect(wrongPlaces('nonsense\n')).toHaveLength(3);
  });
});

describe('every sample product', () => {
  type Entry = MatrixSegment['sphere'][number] | number | string;
  const inCell = (values: readonly Entry[] | string | undefined) =>
    typeof values === 'string'
      ? values
      : (values ?? [])
          .map((one) => (typeof one === 'object' ? `${one.from}..${one.to}/${one.step}` : String(one)))
          .join('; ');
  const priceInCell = ({ market, currency, amount, taxRate }: SamplePrice) =>
    `${market} ${currency} ${amount} ${taxRate}`;
  type Line = Readonly<Record<string, string | number | boolean>>;

  function linesOf(product: SampleProduct): Line[] {
    const { matrix, keywords, ...fields } = catalogueEntry(product);
    const handle = handleOf(fields.name);
    const rules = matrix.segments.map((segment) => {
      const cells = Object.entries(segment).map(([column, values]) => [column, inCell(values)]);
      return { record: 'segment', handle, ...Object.fromEntries(cells) };
    });
    const boxes = product.packs.map(({ gtin, size, prices }) => {
      return { record: 'pack', handle, gtin, size, prices: prices.map(priceInCell).join(';') };
    });
    return [{ record: 'product', handle, ...fields, keywords: keywords.join(';') }, ...rules, ...boxes];
  }

  test('is unchanged after an export to CSV or JSON and an import', () => {
    const lines = sampleProducts.flatMap(linesOf);
    const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
    const quoted = (value: Line[string] = '') => `"${String(value).replaceAll('"', '""')}"`;
    const rows = [columns, ...lines.map((line) => columns.map((column) => quoted(line[column])))];
    const products = sampleProducts.map((product) => ({
      ...catalogueEntry(product),
      handle: handleOf(product.name),
      packs: product.packs.map(({ packId: _packId, ...pack }) => pack),
    }));
    const expected = CatalogueFile.parse({ products }).products;
    expect(imported('text/csv', rows.map((row) => row.join(',')).join('\r\n'))).toEqual(expected);
    expect(imported('application/json', JSON.stringify({ products }))).toEqual(expected);
    expect(new Set(expected.map(({ handle }) => handle)).size).toBe(sampleProducts.length);
  });
});

/**
 * Loads the catalogue into the tables of catalog-inventory with COPY. The bench only searches these rows, so it writes
 * no ledger entries and no messages for them.
 */
import { json } from '@toric/messaging/sql';
import type { LensIds } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import pg from 'pg';
import { searchTextOf } from '../../../../services/catalog-inventory/src/catalogue/product.ts';
import { handleOf } from '../../../../services/catalog-inventory/src/catalogue/product-handle.ts';
import { chunksOf, copyInto, copyLine } from '../floors/copy.ts';
import { idOf, type Product, products } from './catalogue.ts';

const AT = '2026-01-01T00:00:00Z';
const EXPIRES = '2031-06-30';
const WAREHOUSE = idOf(4, 1);
const PRICES = [
  ['US', 'USD', 0],
  ['GB', 'GBP', 2_000],
] as const;
const TABLES = {
  warehouse: 'id, code, name, country, markets, priority, created_at',
  product:
    'id, handle, name, brand, material, modality, replacement, description, matrix, on_sale, search_text, created_at, updated_at',
  pack: 'id, product_id, gtin, size, created_at',
  price: 'pack_id, market, currency, amount, tax_rate',
  lens: 'id, product_id, parameters',
  lot: 'id, warehouse_id, pack_id, lens_id, lot_number, expires_on, on_hand, created_at',
} as const;

const productLine = (product: Product) =>
  copyLine([
    ...[
      product.id,
      handleOf(product.name),
      product.name,
      product.brand,
      product.material,
      product.modality,
      product.replacement,
    ],
    ...['', json(product.matrix), true, searchTextOf(product), AT, AT],
  ]);
const packLines = ({ id: productId, packs }: Product) =>
  packs.map(({ id, gtin, size }) => copyLine([id, productId, gtin, size, AT]));
const priceLines = ({ packs }: Product) =>
  packs.flatMap(({ id, amount }) =>
    PRICES.map(([market, currency, taxRate]) => copyLine([id, market, currency, amount, taxRate])),
  );

/**
 * Yields the COPY lines of a lens and of its lot, for each combination that is made. The lots alternate between the
 * packs of the product. `first` is the number of the first lot.
 */
export function* lotLines(
  { id, matrix, packs }: Product,
  first: number,
  lensIds: LensIds,
): Generator<{ lens: string; lot: string }> {
  let number = first;
  for (const parameters of compileMatrix(matrix).enumerate()) {
    const lens = lensIds.of(id, parameters);
    const pack = packs[number % packs.length]?.id ?? '';
    const [lotNumber, boxes] = [`B${number}`, 1 + (number % 40)];
    yield {
      lens: copyLine([lens, id, json(parameters)]),
      lot: copyLine([idOf(3, number), WAREHOUSE, pack, lens, lotNumber, EXPIRES, boxes, AT]),
    };
    number++;
  }
}

/**
 * Loads the whole catalogue into its tables. Returns the number of rows and the seconds that the database took to load
 * them. `lensIds` makes lens ids with the key of the measured system.
 */
export async function loadCatalogue(
  adminDatabaseUrl: string,
  lensIds: LensIds,
): Promise<{ rows: number; seconds: number }> {
  const stock: { lens: string; lot: string }[] = [];
  for (const product of products) for (const lines of lotLines(product, stock.length, lensIds)) stock.push(lines);
  const filled: Record<keyof typeof TABLES, readonly string[]> = {
    warehouse: [copyLine([WAREHOUSE, 'BENCH', 'Bench', 'US', '{US,GB}', 100, AT])],
    product: products.map(productLine),
    pack: products.flatMap(packLines),
    price: products.flatMap(priceLines),
    lens: stock.map(({ lens }) => lens),
    lot: stock.map(({ lot }) => lot),
  };
  const client = new pg.Client({ connectionString: adminDatabaseUrl });
  await client.connect();
  const started = performance.now();
  // `Object.entries` returns the names as strings; they are the keys of TABLES
  for (const [table, columns] of Object.entries(TABLES))
    await copyInto(client, `catalog_inventory.${table} (${columns})`, chunksOf(filled[table as keyof typeof TABLES]));
  const seconds = (performance.now() - started) / 1_000;
  await client.query('analyze');
  await client.end();
  return { rows: Object.values(filled).reduce((sum, lines) => sum + lines.length, 0), seconds };
}

/**
 * Generates the rows of catalog-inventory. Every reserved or shipped box has a receipt, and the entries of the stock
 * ledger add up to the boxes in the lots.
 */
import {
  createCustomerPseudonyms,
  type CustomerPseudonyms,
} from '../../../../services/catalog-inventory/src/customer-pseudonym.ts';
import { searchTextOf } from '../../../../services/catalog-inventory/src/catalogue/product.ts';
import { handleOf } from '../../../../services/catalog-inventory/src/catalogue/product-handle.ts';
import { nth, MARKETS, type Product } from '../catalogue.ts';
import { copyRow, time } from '../copy-text.ts';
import { idAt } from '../ids.ts';
import { type Order, ordersOf, stockOf } from '../orders.ts';
import { customerId, DAY, evidenceId, type ShopPlan } from '../customers.ts';
import { randomBelow, randomStream } from '../seeded-random.ts';
import { lineId } from './order.ts';
import { rowsOf, type TableRows } from './row.ts';

const WAREHOUSES = ['NJ-1', 'NV-1', 'GB-1', 'DE-1'];
const opened = ({ until }: ShopPlan) => until - 4 * 365 * DAY;
const warehouseId = (plan: ShopPlan, n: number) => idAt(opened(plan), 'warehouse', n);
const receiptId = (plan: ShopPlan, warehouse: number) => idAt(opened(plan), 'receipt', warehouse);
const lotTime = (plan: ShopPlan, lens: number) => opened(plan) + DAY + lens * 1_000;
export const lotId = (plan: ShopPlan, lens: number) => idAt(lotTime(plan, lens), 'lot', lens);
const warehouseOf = (lens: number) => lens % WAREHOUSES.length;

/**
 * Returns the rows of the catalogue. They are loaded with active triggers, because a trigger expands the matrices for
 * the search.
 */
export function catalogueRows(plan: ShopPlan): TableRows[] {
  const since = (n: number) => time(opened(plan) + n * 1_000);
  const { catalogue } = plan;
  return [
    {
      into: `catalog_inventory.product (id, handle, name, brand, material, modality, replacement, description, matrix,
        on_sale, search_text, version, created_at, updated_at)`,
      rows: catalogue.map((product, n) => {
        const { id, name, brand, material, modality, replacement, matrix } = product;
        const words = [id, handleOf(name), name, brand, material, modality, replacement, '', JSON.stringify(matrix)];
        return copyRow([...words, true, searchTextOf(product), 2, since(n), since(n)]);
      }),
    },
    {
      into: 'catalog_inventory.pack (id, product_id, gtin, size, created_at)',
      rows: catalogue.map(({ id, pack }, n) => copyRow([pack.packId, id, pack.gtin, pack.size, since(n)])),
    },
    {
      into: 'catalog_inventory.price (pack_id, market, currency, amount, tax_rate)',
      rows: catalogue.flatMap(({ pack: { packId, prices } }) =>
        prices.map(({ market, currency, amount, taxRate }) => copyRow([packId, market, currency, amount, taxRate])),
      ),
    },
    {
      into: 'catalog_inventory.warehouse (id, code, name, country, markets, priority, created_at)',
      rows: WAREHOUSES.map((code, n) => copyRow([warehouseId(plan, n), code, code, 'US', MARKETS, n * 10, since(n)])),
    },
  ];
}

/** Counts the held and the shipped boxes of each lens. The index is the number of the lens in the catalogue. */
type Boxes = { held: Int32Array; shipped: Int32Array };

/**
 * Returns the rows of stock and reservations. The service with this master key makes the pseudonyms of the customers.
 */
export function stockRows(plan: ShopPlan, masterKey: string): TableRows[] {
  const customers = createCustomerPseudonyms(masterKey);
  const boxes = boxesOf(plan);
  return [
    {
      into: 'catalog_inventory.lens (id, product_id, parameters)',
      rows: rowsOf(plan.catalogue, ({ id, lenses, lensIds }) =>
        lenses.map((lens, n) => copyRow([nth(lensIds, n), id, JSON.stringify(lens)])),
      ),
    },
    {
      into: `catalog_inventory.lot (id, warehouse_id, pack_id, lens_id, lot_number, expires_on, on_hand, reserved, created_at)`,
      rows: rowsOf(plan.catalogue, (product) => product.lenses.map((_, n) => lotRow(plan, product, n, boxes))),
    },
    {
      into: 'catalog_inventory.receipt (id, warehouse_id, reference, received_by, created_at)',
      rows: WAREHOUSES.map((code, n) => {
        const id = receiptId(plan, n);
        return copyRow([id, warehouseId(plan, n), `${code}-ALL`, id, time(opened(plan))]);
      }),
    },
    {
      into: `catalog_inventory.stock_ledger (id, lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)`,
      rows: ledgerRows(plan, boxes),
    },
    {
      into: `catalog_inventory.reservation (order_id, status, market, customer_pseudonym, reserved_until, refused_line_ids,
        created_at, updated_at)`,
      rows: rowsOf(ordersOf(plan), (order) => reservationRow(plan, order, customers)),
    },
    {
      into: 'catalog_inventory.reservation_line (order_id, line_id, lot_id, quantity, evidence_id)',
      rows: rowsOf(ordersOf(plan), (order) =>
        holdsLots(order)
          ? lotsOf(plan, order).map(({ lot, quantity }, part) =>
              copyRow([order.id, lineId(order, part), lot, quantity, evidenceId(plan, order.customer)]),
            )
          : [],
      ),
    },
  ];
}

const holdsLots = (order: Order) => ['held', 'released', 'shipped'].includes(stockOf(order));
const lotsOf = (plan: ShopPlan, { product, lines }: Order) =>
  lines.map(({ lens, quantity }) => ({ lot: lotId(plan, product.firstLens + lens), quantity }));

function boxesOf(plan: ShopPlan): Boxes {
  const lenses = plan.catalogue.reduce((sum, product) => sum + product.lenses.length, 0);
  const boxes: Boxes = { held: new Int32Array(lenses), shipped: new Int32Array(lenses) };
  for (const order of ordersOf(plan)) {
    const stock = stockOf(order);
    if (stock !== 'held' && stock !== 'shipped') continue;
    for (const { lens, quantity } of order.lines) {
      const n = order.product.firstLens + lens;
      boxes[stock][n] = (boxes[stock][n] ?? 0) + quantity;
    }
  }
  return boxes;
}

/** Returns the number of free boxes of a lens. One lens in ten has no free box. */
function spareOf({ seed }: ShopPlan, lens: number): number {
  const random = randomStream(seed, 7, lens);
  return random() < 0.1 ? 0 : 1 + randomBelow(random, 60, 2);
}

function lotRow(plan: ShopPlan, { pack, lensIds, firstLens }: Product, n: number, { held }: Boxes): string {
  const lens = firstLens + n;
  const reserved = held[lens] ?? 0;
  const names = [lotId(plan, lens), warehouseId(plan, warehouseOf(lens)), pack.packId, nth(lensIds, n), `L${lens}`];
  const expires = time(plan.until + (700 + (lens % 900)) * DAY).slice(0, 10);
  return copyRow([...names, expires, reserved + spareOf(plan, lens), reserved, time(lotTime(plan, lens))]);
}

function* ledgerRows(plan: ShopPlan, { held, shipped }: Boxes): Generator<string, void> {
  let count = 0;
  const movement = (lot: string, kind: string, [onHand, reserved]: [number, number], cause: string, when: number) =>
    copyRow([idAt(when, 'movement', (count += 1)), lot, kind, onHand, reserved, cause, time(when)]);
  for (let lens = 0; lens < held.length; lens += 1) {
    const received = (held[lens] ?? 0) + (shipped[lens] ?? 0) + spareOf(plan, lens);
    const cause = receiptId(plan, warehouseOf(lens));
    if (received > 0) yield movement(lotId(plan, lens), 'receipt', [received, 0], cause, lotTime(plan, lens));
  }
  for (const order of ordersOf(plan)) {
    if (!holdsLots(order)) continue;
    const stock = stockOf(order);
    for (const { lot, quantity } of lotsOf(plan, order)) {
      yield movement(lot, 'reserve', [0, quantity], order.id, order.at + 400);
      if (stock === 'released') yield movement(lot, 'release', [0, -quantity], order.id, order.at + 1_500);
      if (stock === 'shipped') yield movement(lot, 'ship', [-quantity, -quantity], order.id, order.at + 3_600_100);
    }
  }
}

function reservationRow(plan: ShopPlan, order: Order, { pseudonymOf }: CustomerPseudonyms): string[] {
  const stock = stockOf(order);
  if (stock === 'none') return [];
  const refusedLines = stock === 'refused' ? order.lines.map((_, part) => lineId(order, part)) : [];
  const until = stock === 'refused' ? null : time(order.at + 30 * DAY);
  const when = time(order.at + 400);
  const customer = pseudonymOf(customerId(plan, order.customer));
  return [copyRow([order.id, stock, order.market, customer, until, refusedLines, when, when])];
}

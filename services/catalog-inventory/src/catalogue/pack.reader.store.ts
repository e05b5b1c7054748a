import { BoxParameters } from '@toric/contracts/lens';
import { dayOf } from '@toric/optics/calendar-day';
import type { Reader } from '../reader.store.ts';

/**
 * Returns the pack with this GTIN (14 digits). Returns undefined if there is none. With `onSaleOnly`, also returns
 * undefined if the product of the pack is not on sale.
 */
export async function readPackByGtin(db: Reader, gtin: string, onSaleOnly: boolean) {
  const pack = await db.pack.findFirst({
    where: { gtin, ...(onSaleOnly && { product: { onSale: true } }) },
    select: { id: true, size: true, product: { select: { id: true, name: true, brand: true } } },
  });
  if (!pack) return undefined;
  const { id: packId, size, product } = pack;
  return { productId: product.id, name: product.name, brand: product.brand, packId, size };
}

/**
 * Returns the product on whose boxes this Master UDI-DI was received. Returns null if no box with this code was
 * received. With `onSaleOnly`, also returns null if the product is not on sale.
 */
export async function readMasterProduct(db: Reader, code: string, onSaleOnly: boolean) {
  const known = await db.masterUdiDi.findFirst({
    where: { code, ...(onSaleOnly && { product: { onSale: true } }) },
    select: { product: { select: { id: true, name: true, brand: true } } },
  });
  if (!known) return null;
  const { id: productId, ...named } = known.product;
  return { productId, ...named };
}

/**
 * Returns the pack with this GTIN (14 digits), and the boxes of it that were received under a lot number: each lens and
 * expiry date once. Returns undefined if no pack has this GTIN.
 */
export async function readReceivedBoxes(db: Reader, gtin: string, lotNumber: string) {
  const pack = await db.pack.findUnique({
    where: { gtin },
    select: {
      size: true,
      product: { select: { id: true, handle: true, name: true, brand: true, onSale: true } },
      lots: {
        where: { lotNumber },
        distinct: ['lensId', 'expiresOn'],
        orderBy: [{ expiresOn: 'asc' }, { lensId: 'asc' }],
        select: { expiresOn: true, lens: { select: { parameters: true } } },
      },
    },
  });
  if (!pack) return undefined;
  const boxes = pack.lots.map(({ expiresOn, lens }) => ({
    expiresOn: dayOf(expiresOn),
    parameters: BoxParameters.parse(lens.parameters),
  }));
  return { ...pack, boxes };
}

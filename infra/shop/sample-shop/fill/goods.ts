// Adds solutions, accessories, services and invented rigid lenses with their packs, pictures and boxes.
import { CreateProduct, PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { AddProductPicture } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { drawPicture } from '../goods/drawn-pictures.ts';
import { type SampleGoods, sampleGoods } from '../goods/sample-goods.ts';
import { forEachConcurrently, idempotencyKeyFor, type SeedContext, unlessDone } from '../seed-context.ts';

type Tokens = { readonly admin: string; readonly warehouse: string };
const REASON = 'Opening of the sample shop';

/**
 * Adds the sample goods that are no lenses of real makers. `warehouses` maps the codes of the warehouses to their ids.
 */
export async function fillGoods(context: SeedContext, tokens: Tokens, warehouses: ReadonlyMap<string, string>) {
  const { log } = context;
  await forEachConcurrently(sampleGoods, { atOnce: 2, what: 'other goods', log }, (goods) =>
    addGoods(context, tokens.admin, goods),
  );
  for (const [code, warehouseId] of warehouses) await receive(context, tokens.warehouse, { code, warehouseId });
}

async function addGoods(context: SeedContext, token: string, { product, packs, drawing, alt }: SampleGoods) {
  const { catalogue } = context;
  const { id } = product;
  await unlessDone(['product.exists'], () =>
    catalogue.call(CreateProduct, { token, body: product, idempotencyKey: idempotencyKeyFor(context, 'product', id) }),
  );
  for (const { packId, ...pack } of packs)
    await catalogue.call(PutPack, { token, params: { handle: id, packId }, body: { ...pack, reason: REASON } });
  const { body: present } = await catalogue.call(GetProduct, { token, params: { handle: id } });
  if (present.pictures.length > 0) return;
  await catalogue.call(AddProductPicture, {
    token,
    params: { handle: id },
    query: { altEn: alt.en, altZh: alt.zh },
    file: { type: 'image/png', bytes: new Uint8Array(drawPicture(drawing)) },
    idempotencyKey: idempotencyKeyFor(context, 'picture', id),
  });
}

/** Returns the last day of the present month, `years` years later. */
function lastDay(today: string, years: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year + years, month, 0)).toISOString().slice(0, 10);
}

async function receive(
  context: SeedContext,
  token: string,
  { code, warehouseId }: { code: string; warehouseId: string },
) {
  const reference = `${code}-DN-GOODS`;
  const lines = sampleGoods.flatMap(({ packs: [pack], boxes }) => {
    if (!pack || !boxes) return [];
    const { label, quantity } = boxes;
    const printed = label && { lotNumber: label.lot, expiresOn: lastDay(context.today, label.years) };
    return [{ packId: pack.packId, quantity, ...printed }];
  });
  await unlessDone(['receipt.already-booked'], () =>
    context.catalogue.call(ReceiveStock, {
      token,
      params: { warehouseId },
      body: { reference, lines },
      idempotencyKey: idempotencyKeyFor(context, reference),
    }),
  );
}

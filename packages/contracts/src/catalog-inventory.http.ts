import { z } from 'zod';
import { OfferedPack, Price } from './catalog-inventory.ts';
import { CalendarDay, Id, Instant, PageQuery, page } from './common.ts';
import { LensParameters, Market, ParameterMatrix } from './lens.ts';
import { Money } from './money.ts';
import { operation } from './operation.ts';

const owner = 'catalog-inventory';

export const Modality = z.enum(['spherical', 'toric', 'multifocal', 'colour']);
export const Replacement = z.enum(['daily', 'two-weekly', 'monthly']);

const ProductFields = z.strictObject({
  name: z.string().trim().min(1).max(120),
  brand: z.string().trim().min(1).max(80).meta({ description: 'The maker', example: 'CooperVision' }),
  material: z.string().trim().min(1).max(80).meta({ example: 'comfilcon A' }),
  modality: Modality,
  replacement: Replacement,
  waterContent: z.int().min(10).max(90).nullable().meta({ description: 'Per cent by weight' }),
  uvBlocking: z.boolean().nullable(),
  description: z.string().max(2_000),
  matrix: ParameterMatrix,
  onSale: z.boolean().meta({ description: 'Products that are not on sale are seen by staff alone' }),
});

export const CreateProductBody = ProductFields.extend({
  id: Id.optional().meta({ description: 'To keep an id that other systems know; otherwise one is made' }),
  waterContent: ProductFields.shape.waterContent.default(null),
  uvBlocking: ProductFields.shape.uvBlocking.default(null),
  description: ProductFields.shape.description.default(''),
  onSale: ProductFields.shape.onSale.default(true),
});
export type CreateProductBody = z.infer<typeof CreateProductBody>;
export const ChangeProductBody = ProductFields.partial();
export type ChangeProductBody = z.infer<typeof ChangeProductBody>;

export const PutPackBody = z.strictObject({
  gtin: z
    .string()
    .regex(/^\d{8}$|^\d{12,14}$/, '8, 12, 13 or 14 digits')
    .meta({ example: '02000000130064' }),
  size: z.int().min(1).max(365).meta({ description: 'Lenses in the box' }),
  prices: z.array(Price).max(250).meta({ description: 'Whole: a market that is left out is no longer sold to' }),
});
export type PutPackBody = z.infer<typeof PutPackBody>;

export const ProductSummary = ProductFields.omit({ matrix: true }).extend({
  id: Id,
  packs: z.array(OfferedPack),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ProductSummary = z.infer<typeof ProductSummary>;
export const ProductView = ProductSummary.extend({ matrix: ParameterMatrix });
export type ProductView = z.infer<typeof ProductView>;

/** Query values are text: numbers and named adds are told apart here. */
const Add = z.union([z.enum(['LOW', 'MED', 'HIGH']), z.coerce.number().min(0.5).max(4).multipleOf(0.25)]);
export const LensQuery = z.strictObject({
  market: Market,
  baseCurve: z.coerce.number().min(7).max(10),
  diameter: z.coerce.number().min(12).max(17),
  sphere: z.coerce.number().min(-30).max(30).multipleOf(0.25),
  cylinder: z.coerce.number().min(-6).max(-0.25).multipleOf(0.25).optional(),
  axis: z.coerce.number().int().min(1).max(180).optional(),
  add: Add.optional(),
  dominance: z.enum(['D', 'N']).optional(),
  colour: z.string().min(1).max(40).optional(),
});
export const OptionsQuery = LensQuery.partial().required({ market: true });

export const Availability = z.enum(['in-stock', 'low', 'sold-out']);
export type Availability = z.infer<typeof Availability>;
export const LensCheck = z.object({
  made: z.boolean(),
  lensId: Id.nullable().meta({ description: 'Names this product in these parameters; null when it is not made so' }),
  nearest: z
    .array(LensParameters)
    .meta({ description: 'The closest that are made, closest first; empty when it is made' }),
  packs: z.array(z.object({ packId: Id, size: z.int(), price: Money, availability: Availability })),
});

const Values = z.array(z.union([z.number(), z.string()]));
export const LensOptions = z.object({
  count: z.int().meta({ description: 'Combinations made for the market' }),
  options: z.object({
    baseCurve: Values,
    diameter: Values,
    sphere: Values,
    cylinder: Values,
    axis: Values,
    add: Values,
    dominance: Values,
    colour: Values,
  }),
});

const productId = z.strictObject({ productId: Id });
const editors = ['admin', 'sales'] as const;
const stockReaders = ['warehouse', 'sales', 'auditor'] as const;

export const ListProducts = operation({
  id: 'listProducts',
  endpoint: 'GET /products',
  owner,
  summary: 'Search the catalogue, newest first',
  description:
    '`q` looks for every word in name, brand and material. With `market`, what is priced there, at its prices.',
  allow: ['public'],
  query: PageQuery.extend({
    q: z.string().trim().max(100).optional(),
    modality: Modality.optional(),
    replacement: Replacement.optional(),
    brand: z.string().max(80).optional(),
    market: Market.optional(),
    inStock: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Only products of which some lens is in stock, or none' }),
  }),
  reply: page(ProductSummary),
});

export const GetProduct = operation({
  id: 'getProduct',
  endpoint: 'GET /products/{productId}',
  owner,
  summary: 'Read a product with its parameter matrix, packs and prices',
  allow: ['public'],
  params: productId,
  reply: ProductView,
  versioned: true,
  errors: ['product.not-found'],
});

export const CheckLens = operation({
  id: 'checkLens',
  endpoint: 'GET /products/{productId}/lenses',
  owner,
  summary: 'Is this lens made, and is it to be had?',
  allow: ['public'],
  params: productId,
  query: LensQuery,
  reply: LensCheck,
  errors: ['product.not-found'],
});

export const ListLensOptions = operation({
  id: 'listLensOptions',
  endpoint: 'GET /products/{productId}/parameters',
  owner,
  summary: 'The values to choose from, per parameter',
  description: 'Values already chosen narrow the others down, so that no choice leads to a lens that is not made.',
  allow: ['public'],
  params: productId,
  query: OptionsQuery,
  reply: LensOptions,
  errors: ['product.not-found'],
});

export const CreateProduct = operation({
  id: 'createProduct',
  endpoint: 'POST /products',
  owner,
  summary: 'Add a product; packs and prices follow',
  allow: editors,
  body: CreateProductBody,
  reply: ProductView,
  status: 201,
  versioned: true,
  errors: ['product.matrix-invalid', 'product.exists'],
});

export const ChangeProduct = operation({
  id: 'changeProduct',
  endpoint: 'PATCH /products/{productId}',
  owner,
  summary: 'Change a product',
  allow: editors,
  params: productId,
  body: ChangeProductBody,
  reply: ProductView,
  versioned: true,
  errors: ['product.not-found', 'product.matrix-invalid'],
});

export const PutPack = operation({
  id: 'putPack',
  endpoint: 'PUT /products/{productId}/packs/{packId}',
  owner,
  summary: 'Add or replace a pack with its prices',
  allow: editors,
  params: z.strictObject({ productId: Id, packId: Id }),
  body: PutPackBody,
  reply: ProductView,
  versioned: true,
  errors: [
    'product.not-found',
    'pack.gtin-invalid',
    'pack.gtin-taken',
    'pack.of-another-product',
    'pack.stocked',
    'pack.market-twice',
  ],
});

export const WarehouseBody = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{2,12}$/, '2-12 letters, digits or hyphens')
    .meta({ example: 'NJ-1' }),
  name: z.string().trim().min(1).max(120),
  country: Market,
  markets: z.array(Market).min(1).max(250).meta({ description: 'The markets that it ships to' }),
  priority: z
    .int()
    .min(0)
    .max(1_000)
    .default(100)
    .meta({ description: 'Of lots that expire on one day, the lowest goes first' }),
});
export const WarehouseView = WarehouseBody.extend({ id: Id, createdAt: Instant });
export type WarehouseView = z.infer<typeof WarehouseView>;

export const CreateWarehouse = operation({
  id: 'createWarehouse',
  endpoint: 'POST /warehouses',
  owner,
  summary: 'Open a warehouse',
  allow: ['warehouse', 'admin'],
  body: WarehouseBody,
  reply: WarehouseView,
  status: 201,
  errors: ['warehouse.code-taken'],
});

export const ListWarehouses = operation({
  id: 'listWarehouses',
  endpoint: 'GET /warehouses',
  owner,
  summary: 'List warehouses, newest first',
  allow: ['warehouse', 'sales', 'auditor', 'admin'],
  query: PageQuery,
  reply: page(WarehouseView),
});

/** The pack is named by its id, or by the GTIN that was scanned. */
export const ReceiptLine = z
  .strictObject({
    packId: Id.optional(),
    gtin: z.string().max(14).optional(),
    parameters: LensParameters,
    lotNumber: z
      .string()
      .regex(/^[!"%-?A-Z_a-z]{1,20}$/, '1-20 characters of a GS1 lot number')
      .meta({ example: 'L2406A' }),
    expiresOn: CalendarDay,
    quantity: z.int().min(1).max(100_000).meta({ description: 'Boxes' }),
  })
  .refine(({ packId, gtin }) => (packId === undefined) !== (gtin === undefined), 'name the pack by packId or by gtin');
export const ReceiveStockBody = z.strictObject({
  reference: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .meta({ description: "The delivery note's number: a warehouse books it once" }),
  lines: z.array(ReceiptLine).min(1).max(1_000),
});
export type ReceiveStockBody = z.infer<typeof ReceiveStockBody>;
export const ReceiptView = z.object({
  id: Id,
  warehouseId: Id,
  reference: z.string(),
  boxes: z.int(),
  lotIds: z.array(Id).meta({ description: 'The lot of each line, in the order of the lines' }),
  createdAt: Instant,
});

const warehouseId = z.strictObject({ warehouseId: Id });
export const ReceiveStock = operation({
  id: 'receiveStock',
  endpoint: 'POST /warehouses/{warehouseId}/receipts',
  owner,
  summary: 'Book a goods receipt: all lines or none',
  allow: ['warehouse'],
  params: warehouseId,
  body: ReceiveStockBody,
  reply: ReceiptView,
  status: 201,
  errors: [
    'warehouse.not-found',
    'receipt.already-booked',
    'receipt.gtin-invalid',
    'receipt.unknown-pack',
    'receipt.not-made',
    'receipt.expired',
  ],
});

export const LotView = z.object({
  id: Id,
  warehouseId: Id,
  productId: Id,
  packId: Id,
  gtin: z.string(),
  lensId: Id,
  parameters: LensParameters,
  lotNumber: z.string(),
  expiresOn: CalendarDay,
  onHand: z.int(),
  reserved: z.int(),
  available: z.int(),
  createdAt: Instant,
});
export type LotView = z.infer<typeof LotView>;

export const ListStock = operation({
  id: 'listStock',
  endpoint: 'GET /stock',
  owner,
  summary: 'List lots, newest first',
  allow: stockReaders,
  query: PageQuery.extend({ productId: Id.optional(), lensId: Id.optional(), warehouseId: Id.optional() }),
  reply: page(LotView),
});

const lotId = z.strictObject({ lotId: Id });
export const AdjustLot = operation({
  id: 'adjustLot',
  endpoint: 'POST /lots/{lotId}/adjustments',
  owner,
  summary: 'Correct what is on hand after a count, a breakage or a return',
  allow: ['warehouse'],
  params: lotId,
  body: z.strictObject({
    delta: z
      .int()
      .min(-100_000)
      .max(100_000)
      .refine((delta) => delta !== 0, 'nothing would change'),
    reason: z.string().trim().min(3).max(300),
  }),
  reply: LotView,
  status: 201,
  errors: ['lot.not-found', 'lot.reserved'],
});

export const LedgerEntry = z.object({
  id: Id,
  kind: z.enum(['receipt', 'reserve', 'release', 'ship', 'adjust']),
  onHandChange: z.int(),
  reservedChange: z.int(),
  causeId: Id.meta({ description: 'The receipt, the order or the adjustment' }),
  reason: z.string().nullable(),
  actorId: Id.nullable().meta({ description: 'Who did it; null: an order' }),
  createdAt: Instant,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const ListLotLedger = operation({
  id: 'listLotLedger',
  endpoint: 'GET /lots/{lotId}/ledger',
  owner,
  summary: 'Everything that ever moved in a lot, newest first',
  allow: stockReaders,
  params: lotId,
  query: PageQuery,
  reply: page(LedgerEntry),
  errors: ['lot.not-found'],
});

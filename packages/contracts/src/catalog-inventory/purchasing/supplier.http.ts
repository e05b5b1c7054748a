/** Declares the operations on suppliers, with their prices and their delivery figures. */
import { z } from 'zod';
import { ADDRESS_POSTAL_CODE } from '../../contact/contact.errors.ts';
import { Address, StoredAddress } from '../../contact/contact.ts';
import { CalendarDay, Id, Instant, Nothing, page, PageQuery, RequestDay, Version } from '../../kernel/common.ts';
import { BasisPoints, Currency, Money, PriceCurrency, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { WarehouseBody } from '../stock/stock.http.ts';
import {
  PACK_NOT_FOUND,
  SUPPLIER_CODE_TAKEN,
  SUPPLIER_CURRENCY,
  SUPPLIER_NOT_FOUND,
  SUPPLIER_PRICE_NOT_FOUND,
} from './supplier.errors.ts';

const owner = 'catalog-inventory';
/** Lists the roles of staff who buy goods or pay for them. */
export const buyers = ['warehouse', 'finance'] as const;

const ownAddress = { recipient: true, phone: true } as const;
/** Describes the address of a supplier as it is stored and shown. */
export const SupplierAddress = StoredAddress.omit(ownAddress);
export const Licence = z.strictObject({
  kind: oneLine(80).meta({ example: 'Medical device distribution' }),
  number: oneLine(80),
  validUntil: RequestDay.optional(),
});

const SupplierFields = z.strictObject({
  name: oneLine(120),
  leadTimeDays: z.int().min(0).max(365).meta({
    description: 'Agreed days from sending an order to receiving its boxes. The real lead time is in `figures`.',
  }),
  priority: z
    .int()
    .min(0)
    .max(1_000)
    .meta({ description: 'If several suppliers sell a pack, the one with the lowest number is asked first.' }),
  licences: z
    .array(Licence)
    .max(20)
    .meta({ description: "Permits to make or sell medical devices. China's purchase records name them." }),
  address: Address.omit(ownAddress),
  contact: oneLine(200)
    .nullable()
    .meta({ description: "Name, telephone and e-mail of the contact. China's purchase records name it." }),
  active: z.boolean().meta({ description: 'False forbids new orders to this supplier.' }),
});
export const CreateSupplierBody = SupplierFields.extend({
  code: WarehouseBody.shape.code.meta({ example: 'COOPER' }),
  currency: PriceCurrency.meta({ description: 'The currency of all its prices and orders. It cannot be changed.' }),
  priority: SupplierFields.shape.priority.default(100),
  licences: SupplierFields.shape.licences.default([]),
  contact: SupplierFields.shape.contact.default(null),
  active: SupplierFields.shape.active.default(true),
});
export type CreateSupplierBody = z.infer<typeof CreateSupplierBody>;
export const ChangeSupplierBody = SupplierFields.partial();
export type ChangeSupplierBody = z.infer<typeof ChangeSupplierBody>;

export const SupplierSummary = SupplierFields.extend({
  address: SupplierAddress,
  id: Id,
  code: SentText,
  currency: Currency,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type SupplierSummary = z.infer<typeof SupplierSummary>;

const minimumQuantity = z
  .int()
  .min(1)
  .max(10_000)
  .meta({ description: 'The fewest boxes of this pack that the supplier sends in one order, all powers together.' });
export const SupplierView = SupplierSummary.extend({
  prices: z.array(z.object({ packId: Id, productId: Id, gtin: SentText, price: Money, minimumQuantity })),
});
export type SupplierView = z.infer<typeof SupplierView>;

const SupplierFigures = z.object({
  since: CalendarDay.meta({ description: 'The figures cover orders that ended on this day or later.' }),
  orderedBoxes: z.int(),
  receivedBoxes: z
    .int()
    .meta({ description: 'Ordered boxes that were received. Boxes beyond the order do not count.' }),
  fillRate: BasisPoints.nullable().meta({
    description: 'Received share of the ordered boxes, in parts per ten thousand. Null if no order has ended yet.',
  }),
  medianLeadTimeDays: z.number().nullable().meta({
    description: 'Median days from sending an order to the last box of a line, over all lines of which boxes came.',
  }),
  returnedBoxes: z.int().meta({ description: 'Boxes of this supplier that customers sent back since that day.' }),
  faultyBoxes: z.int().meta({ description: 'Returned boxes that were defective or recalled.' }),
});
export type SupplierFigures = z.infer<typeof SupplierFigures>;

const supplierId = z.strictObject({ supplierId: Id });
const priceOfPack = supplierId.extend({ packId: Id });
const editors = ['finance'] as const;
const readers = [...buyers, 'auditor'] as const;

export const CreateSupplier = operation({
  id: 'createSupplier',
  record: ['supplier.added'],
  endpoint: 'POST /suppliers',
  owner,
  summary: 'Add a supplier',
  description: 'Add its prices afterwards, with `putSupplierPrice`.',
  allow: editors,
  body: CreateSupplierBody,
  example: {
    code: 'TESTLENS',
    name: 'Testlens Distribution',
    currency: 'USD',
    leadTimeDays: 7,
    licences: [{ kind: 'Medical device distribution', number: 'MDD-2026-0117', validUntil: '2031-12-31' }],
    address: { line1: '4 Dock Road', city: 'Newark', region: 'NJ', postalCode: '07114', country: 'US' },
    contact: 'Sales desk, +1 973 555 0117',
  },
  reply: SupplierView,
  status: 201,
  location: '/suppliers/{id}',
  versioned: true,
  errors: [SUPPLIER_CODE_TAKEN, ADDRESS_POSTAL_CODE],
});

export const GetSupplierFigures = operation({
  id: 'getSupplierFigures',
  endpoint: 'GET /suppliers/{supplierId}/figures',
  owner,
  summary: 'Read the fill rate and the real lead time of a supplier',
  description:
    'Orders count after they have ended: fully received, or closed with boxes missing. Cancelled orders do not count.',
  allow: readers,
  params: supplierId,
  reply: SupplierFigures,
  errors: [SUPPLIER_NOT_FOUND],
});
const expandable = { figures: { operation: GetSupplierFigures, via: { supplierId: 'id' } } } as const;

export const GetSupplier = operation({
  id: 'getSupplier',
  endpoint: 'GET /suppliers/{supplierId}',
  owner,
  summary: 'Read a supplier with its prices',
  allow: readers,
  params: supplierId,
  reply: SupplierView,
  versioned: true,
  expand: expandable,
  errors: [SUPPLIER_NOT_FOUND],
});

export const ListSuppliers = operation({
  id: 'listSuppliers',
  endpoint: 'GET /suppliers',
  owner,
  summary: 'List suppliers, newest first',
  allow: readers,
  query: PageQuery,
  reply: page(SupplierSummary),
  expand: expandable,
});

export const ChangeSupplier = operation({
  id: 'changeSupplier',
  record: ['supplier.changed'],
  endpoint: 'PATCH /suppliers/{supplierId}',
  owner,
  summary: 'Change a supplier',
  allow: editors,
  params: supplierId,
  body: ChangeSupplierBody,
  example: { leadTimeDays: 5 },
  reply: SupplierView,
  versioned: true,
  errors: [SUPPLIER_NOT_FOUND, ADDRESS_POSTAL_CODE],
});

export const PutSupplierPrice = operation({
  id: 'putSupplierPrice',
  record: ['supplier-price.added', 'supplier-price.changed'],
  endpoint: 'PUT /suppliers/{supplierId}/prices/{packId}',
  owner,
  summary: "Set a supplier's price for a pack",
  description: 'The price applies to later orders. Orders that were already drafted keep their prices.',
  allow: editors,
  params: priceOfPack,
  body: z.strictObject({ price: PriceMoney.strict(), minimumQuantity: minimumQuantity.default(1) }),
  example: { price: { amount: 3100, currency: 'USD' }, minimumQuantity: 10 },
  reply: SupplierView,
  versioned: true,
  errors: [SUPPLIER_NOT_FOUND, PACK_NOT_FOUND, SUPPLIER_CURRENCY],
});

export const RemoveSupplierPrice = operation({
  id: 'removeSupplierPrice',
  record: ['supplier-price.removed'],
  endpoint: 'DELETE /suppliers/{supplierId}/prices/{packId}',
  owner,
  summary: "Remove a supplier's price for a pack",
  description: 'The supplier no longer sells the pack.',
  allow: editors,
  params: priceOfPack,
  reply: Nothing,
  status: 204,
  versioned: true,
  errors: [SUPPLIER_NOT_FOUND, SUPPLIER_PRICE_NOT_FOUND],
});

/**
 * Declares the operations on catalogue files. A file holds whole products, with their rules, packs and prices.
 * docs/catalogue-import.md describes the format.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { CreateProductFields, Handle, PackBody, requireClass } from './catalogue.http.ts';
import { PRICE_NEEDS_REASON } from '../pricing/price.errors.ts';
import { PriceReason } from '../pricing/price.http.ts';
import { CATALOGUE_INVALID, CATALOGUE_UNREADABLE } from './import.errors.ts';

const owner = 'catalog-inventory';

const CatalogueProduct = CreateProductFields.omit({ id: true })
  .extend({
    handle: Handle.meta({ description: 'The product to change. If no product has this handle, it is added.' }),
    packs: z
      .array(PackBody)
      .max(20)
      .default([])
      .meta({ description: 'Packs are matched by their GTIN. Packs of the product that are not listed here stay.' }),
  })
  .superRefine(requireClass);
export type CatalogueProduct = z.infer<typeof CatalogueProduct>;
/**
 * The matrices of a catalogue file may contain at most this number of values together, so that their check takes less
 * than a second.
 */
export const VALUES_PER_FILE_AT_MOST = 500_000;

export const CatalogueFile = z.strictObject({
  products: z
    .array(CatalogueProduct)
    .min(1)
    .max(500)
    .meta({ description: 'Products that are not listed here stay as they are.' }),
});
export type CatalogueFile = z.infer<typeof CatalogueFile>;

export const CatalogueImport = z.object({
  id: Id,
  actorId: Id.meta({ description: 'The person who sent the file.' }),
  type: SentText.meta({ example: 'text/csv' }),
  sha256: SentText.meta({ description: 'SHA-256 of the file, in hexadecimal.' }),
  created: z.array(SentText).meta({ description: 'Handles of the products that were added.' }),
  changed: z.array(SentText).meta({ description: 'Handles of the products that were changed.' }),
  unchanged: z.int().meta({ description: 'Number of products that already were as in the file.' }),
  createdAt: Instant,
});
export type CatalogueImport = z.infer<typeof CatalogueImport>;

const CSV = `record,handle,name,brand,material,modality,replacement,baseCurve,diameter,sphere,gtin,size,prices
product,everyday-monthly,Everyday monthly,Testlens,comfilcon A,spherical,monthly,,,,,,
segment,everyday-monthly,,,,,,8.6,14,-6..-0.5/0.25; 0.5..4/0.25,,,
pack,everyday-monthly,,,,,,,,,02000000000053,6,US USD 6400 0; GB GBP 4800 2000
`;

export const ImportCatalogue = operation({
  id: 'importCatalogue',
  record: [
    'product.added',
    'product.changed',
    'pack.added',
    'pack.changed',
    'price.added',
    'price.changed',
    'price.removed',
  ],
  endpoint: 'POST /catalogue-imports',
  owner,
  summary: 'Add and change products by a file',
  description:
    'The whole file is imported, or nothing. Its errors are named by line and column in a CSV file (`/line/7/sphere`), and by JSON pointer in a JSON file. Importing the same file again changes nothing. A price that one person may not set alone makes the file wrong: leave it as it is, and propose the new one with `proposePrices`.',
  allow: ['admin', 'sales'],
  query: z.strictObject({
    dryRun: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: '`true` answers what the file would change, and changes nothing.' }),
    reason: PriceReason.optional().meta({
      description: 'Why the prices change. A file that changes a price is refused without it.',
      example: 'Price list of January',
    }),
  }),
  body: CatalogueFile,
  example: {
    products: [
      {
        handle: 'everyday-daily',
        name: 'Everyday daily',
        brand: 'Testlens',
        material: 'comfilcon A',
        modality: 'spherical',
        replacement: 'daily',
        matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.5, step: 0.25 }] }] },
        packs: [
          { gtin: '02000000000046', size: 30, prices: [{ market: 'US', currency: 'USD', amount: 2900, taxRate: 0 }] },
        ],
      },
    ],
  },
  file: { limit: 1024 * 1024, otherTypes: { 'text/csv': CSV } },
  reply: CatalogueImport.extend({
    id: Id.nullable().meta({ description: 'Null after a dry run, which is not recorded.' }),
  }),
  errors: [CATALOGUE_UNREADABLE, CATALOGUE_INVALID, PRICE_NEEDS_REASON],
});

export const ListCatalogueImports = operation({
  id: 'listCatalogueImports',
  endpoint: 'GET /catalogue-imports',
  owner,
  summary: 'List imports of catalogue files, newest first',
  allow: ['admin', 'sales', 'auditor'],
  query: PageQuery,
  reply: page(CatalogueImport),
});

import { CreateProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { ImportCatalogue, ListCatalogueImports } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import {
  GetPriceProposal,
  ListPriceProposals,
  ProposePrices,
} from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { ListPackPrices } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import { ListPriceChanges, ListPriceFloors } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { GetProduct, ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { IconEyeglass, IconFileImport, IconHistory, IconTable, IconTag, IconTags } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the catalogue: products, packs, prices and imports. */
export const catalogueArea: ConsoleArea = {
  name: 'catalogue',
  group: 'catalogue',
  pages: [
    {
      path: '/catalogue',
      needs: ListProducts,
      load: () => import('./products.tsx'),
      title: { en: 'Products', zh: '产品' },
      rail: { icon: IconEyeglass, order: 40 },
    },
    {
      path: '/catalogue/new',
      needs: CreateProduct,
      load: () => import('./new-product.tsx'),
      title: { en: 'Add a product', zh: '添加产品' },
    },
    {
      path: '/catalogue/prices',
      needs: ListPackPrices,
      load: () => import('./sheet/prices.tsx'),
      title: { en: 'Prices', zh: '价格' },
      rail: { icon: IconTable, order: 40.5 },
    },
    {
      path: '/catalogue/price-proposals',
      needs: ListPriceProposals,
      load: () => import('./pricing/price-proposals.tsx'),
      title: { en: 'Proposed prices', zh: '价格提议' },
      rail: { icon: IconTags, order: 41 },
    },
    {
      path: '/catalogue/price-proposals/new',
      needs: ProposePrices,
      load: () => import('./pricing/new-proposal.tsx'),
      title: { en: 'Propose prices', zh: '提议价格' },
    },
    {
      path: '/catalogue/price-proposals/:proposalId',
      needs: GetPriceProposal,
      load: () => import('./pricing/price-proposal.tsx'),
      title: { en: 'Proposed prices', zh: '价格提议' },
    },
    {
      path: '/catalogue/price-floors',
      needs: ListPriceFloors,
      load: () => import('./pricing/price-floors.tsx'),
      title: { en: 'Price floors', zh: '底价' },
      rail: { icon: IconTag, order: 42 },
    },
    {
      path: '/catalogue/price-changes',
      needs: ListPriceChanges,
      load: () => import('./pricing/price-changes.tsx'),
      title: { en: 'Changes of prices', zh: '价格变更' },
      rail: { icon: IconHistory, order: 43 },
    },
    {
      path: '/catalogue/imports',
      needs: ListCatalogueImports,
      load: () => import('./imports.tsx'),
      title: { en: 'Imports', zh: '导入记录' },
      rail: { icon: IconFileImport, order: 44 },
    },
    {
      path: '/catalogue/imports/new',
      needs: ImportCatalogue,
      load: () => import('./import.tsx'),
      title: { en: 'Import a file', zh: '导入文件' },
    },
    {
      path: '/catalogue/:handle',
      needs: GetProduct,
      load: () => import('./product.tsx'),
      title: { en: 'Product', zh: '产品' },
    },
  ],
};

import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListCatalogueImports } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { readImports } from '../catalogue-import.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /catalogue-imports. Lists the imports, newest first. Each shows the products that it changed and who uploaded the
 * file.
 */
export const listCatalogueImports = query<typeof ListCatalogueImports, Reader>(ListCatalogueImports, {
  async run({ query: page, db }) {
    return pageOf(await readImports(db, page), page.limit, ({ createdAt, ...view }) => ({
      ...view,
      createdAt: createdAt.toISOString(),
    }));
  },
});

import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListArticles } from '@toric/contracts/customer/cases/article.http';
import type { Reader } from '../../reader.store.ts';
import { readArticles } from '../article.store.ts';
import { articleSummary } from '../article.view.ts';

/** GET /articles. Lists knowledge articles, filtered by words of their texts. */
export const listArticles = query<typeof ListArticles, Reader>(ListArticles, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    const rows = await readArticles(db, filter, { limit, cursor, count });
    return pageOf(rows, limit, ({ article, uses }) => articleSummary(article, uses));
  },
});

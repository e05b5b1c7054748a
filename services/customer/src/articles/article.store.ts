/** Reads and writes knowledge articles and their versions. They name no person, so nothing is encrypted. */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { ArticleTexts } from '@toric/contracts/customer/cases/article.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { json, type Tx } from '@toric/messaging/sql';
import type { Article as Row, ArticleVersion as VersionRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { searchWords, wordsOf } from './article.ts';

export type Article = Omit<Row, 'words' | 'texts'> & { readonly texts: ArticleTexts };
export type Version = Omit<VersionRow, 'articleId' | 'texts'> & { readonly texts: ArticleTexts };

function articleOf(stored: Row): Article {
  const { words: _, ...row } = stored;
  return { ...row, texts: ArticleTexts.parse(row.texts) };
}
function versionOf(stored: VersionRow): Version {
  const { articleId: _, ...row } = stored;
  return { ...row, texts: ArticleTexts.parse(row.texts) };
}

export async function lockArticle(tx: Tx, id: string): Promise<Article | undefined> {
  const row = await tx.maybe<Row>`select * from article where id = ${id} for update`;
  return row && articleOf(row);
}

type Saving = { readonly reason: string; readonly savedBy: string };

/** Saves an article with its newest version. */
export async function saveArticle(tx: Tx, article: Article, { reason, savedBy }: Saving): Promise<void> {
  const { id, texts, isPublic, retired, version, createdAt, updatedAt } = article;
  await tx.run`
    insert into article (id, texts, words, is_public, retired, version, created_at, updated_at)
    values (${id}, ${json(texts)}, ${wordsOf(texts)}, ${isPublic}, ${retired}, ${version}, ${createdAt}, ${updatedAt})
    on conflict (id) do update set texts = excluded.texts, words = excluded.words, is_public = excluded.is_public,
      retired = excluded.retired, version = excluded.version, updated_at = excluded.updated_at`;
  await tx.run`
    insert into article_version (article_id, version, texts, reason, saved_by, saved_at)
    values (${id}, ${version}, ${json(texts)}, ${reason}, ${savedBy}, ${updatedAt})`;
}

/** Returns the versions of an article, newest first. */
export const findVersions = async (tx: Tx, id: string): Promise<Version[]> =>
  (await tx.many<VersionRow>`select * from article_version where article_id = ${id} order by version desc`).map(
    versionOf,
  );

export async function countUses(tx: Tx, id: string): Promise<number> {
  const { uses } = await tx.one<{
    uses: number;
  }>`select count(*)::int as uses from case_article where article_id = ${id}`;
  return uses;
}

type Found = { readonly id: string; readonly createdAt: Date; readonly article: Article; readonly uses: number };

/** Returns at most `limit` + 1 articles, newest first. The extra article shows that another page follows. */
export async function readArticles(
  db: Reader,
  { q, retired }: { q?: string | undefined; retired?: 'true' | 'false' | undefined },
  page: PageQuery,
): Promise<PageRows<Found>> {
  const words = q === undefined ? [] : searchWords(q);
  const where = {
    ...(retired && { retired: retired === 'true' }),
    AND: words.map((word) => ({ words: { contains: word } })),
  };
  const rows = await db.article.findMany(pageRange(page, where));
  const counted = await db.caseArticle.groupBy({
    by: ['articleId'],
    where: { articleId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  const uses = new Map(counted.map(({ articleId, _count: count }) => [articleId, count]));
  const found = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt, uses: uses.get(row.id) ?? 0 },
    get article() {
      return articleOf(row);
    },
  }));
  return withTotal(page, found, (range) => db.article.count({ where, ...range }));
}

/** Returns the articles that are linked to a case, with their titles. */
export async function findCaseArticles(tx: Tx, caseId: string) {
  const rows = await tx.many<Pick<Row, 'id' | 'texts'>>`
    select a.id, a.texts from case_article c join article a on a.id = c.article_id
    where c.case_id = ${caseId} order by c.linked_at, a.id`;
  return rows.map(({ id, texts }) => {
    const { en, zh } = ArticleTexts.parse(texts);
    return { id, title: { en: en.title, zh: zh.title } };
  });
}

type Link = { readonly caseId: string; readonly articleId: string };

/** Links an article to a case, or removes the link. Returns false if nothing changed. */
export async function linkArticle(tx: Tx, { caseId, articleId }: Link, linked: boolean, now: Date): Promise<boolean> {
  const written = linked
    ? await tx.run`
        insert into case_article (case_id, article_id, linked_at) values (${caseId}, ${articleId}, ${now})
        on conflict do nothing`
    : await tx.run`delete from case_article where case_id = ${caseId} and article_id = ${articleId}`;
  return written === 1;
}

import type { Article as Shown } from '@toric/contracts/customer/cases/article.http';
import type { Article, Version } from './article.store.ts';

export const articleSummary = (
  { id, texts, isPublic, retired, version, createdAt, updatedAt }: Article,
  uses: number,
) => ({
  ...{ id, title: { en: texts.en.title, zh: texts.zh.title }, isPublic, retired, uses, version },
  ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

export const articleView = (article: Article, uses: number, versions: readonly Version[]): Shown => ({
  ...articleSummary(article, uses),
  texts: article.texts,
  versions: versions.map(({ savedAt, ...version }) => ({ ...version, savedAt: savedAt.toISOString() })),
});

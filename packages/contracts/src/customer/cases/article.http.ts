/**
 * Declares the operations on knowledge articles: answers that staff use again, in both languages, with all their
 * versions.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { oneLine, SentText, severalLines } from '../../kernel/text.ts';
import { CASE_ARTICLE_NOT_FOUND, CASE_NOT_FOUND } from './case.errors.ts';
import { CaseFacts } from './case.http.ts';

const articles = { owner: 'customer' } as const;
const WRITERS = ['sales', 'optician'] as const;
const READERS = [...WRITERS, 'marketing', 'admin', 'auditor'] as const;

const Texts = z.strictObject({
  en: z.strictObject({ title: oneLine(150), body: severalLines(20_000).min(1) }),
  zh: z.strictObject({ title: oneLine(150), body: severalLines(20_000).min(1) }),
});
export const ArticleTexts = z.object({
  en: z.object({ title: SentText, body: SentText }),
  zh: z.object({ title: SentText, body: SentText }),
});

const Summary = z.object({
  id: Id,
  title: z.object({ en: SentText, zh: SentText }),
  isPublic: z.boolean().meta({ description: 'True if it may be shown outside the shop.' }),
  retired: z.boolean().meta({ description: 'A retired article is kept, and is proposed no more.' }),
  uses: z.int().meta({ description: 'The cases that name it.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export const Article = Summary.extend({
  texts: ArticleTexts,
  versions: z
    .array(z.object({ version: z.int(), reason: SentText, savedBy: Id, savedAt: Instant, texts: ArticleTexts }))
    .meta({ description: 'Newest first.' }),
});
export type Article = z.infer<typeof Article>;
export type ArticleTexts = z.infer<typeof ArticleTexts>;

const EXAMPLE = {
  texts: {
    en: {
      title: 'A lens feels dry in the evening',
      body: 'Ask about hours of wear, then about the room and the screen.',
    },
    zh: { title: '晚间镜片发干', body: '先询问佩戴时长，再询问环境和用眼情况。' },
  },
  isPublic: false,
};

export const ListArticles = operation({
  ...articles,
  id: 'listArticles',
  endpoint: 'GET /articles',
  summary: 'Find knowledge articles by their words, newest first',
  allow: READERS,
  query: PageQuery.extend({
    q: oneLine(100).optional().meta({ description: 'Every word must stand in the title or in the text.' }),
    retired: z.enum(['true', 'false']).optional(),
  }),
  reply: page(Summary),
});

const articleId = z.strictObject({ articleId: Id });

export const GetArticle = operation({
  ...articles,
  id: 'getArticle',
  endpoint: 'GET /articles/{articleId}',
  summary: 'Read an article with all its versions',
  allow: READERS,
  params: articleId,
  reply: Article,
  versioned: true,
  errors: [CASE_ARTICLE_NOT_FOUND],
});

export const AddArticle = operation({
  ...articles,
  id: 'addArticle',
  record: ['article.saved'],
  endpoint: 'POST /articles',
  summary: 'Write an article',
  allow: WRITERS,
  body: z.strictObject({ texts: Texts, isPublic: z.boolean() }),
  example: EXAMPLE,
  reply: Article,
  status: 201,
  location: '/articles/{id}',
});

export const SaveArticle = operation({
  ...articles,
  id: 'saveArticle',
  record: ['article.saved'],
  endpoint: 'PUT /articles/{articleId}',
  summary: 'Save a new version of an article, or retire it',
  description: 'Earlier versions are kept.',
  allow: WRITERS,
  params: articleId,
  body: z.strictObject({ texts: Texts, isPublic: z.boolean(), retired: z.boolean(), reason: oneLine(300) }),
  example: { ...EXAMPLE, retired: false, reason: 'The question about the screen was missing' },
  reply: Article,
  versioned: true,
  errors: [CASE_ARTICLE_NOT_FOUND, REQUEST_STALE],
});

export const LinkCaseArticle = operation({
  ...articles,
  id: 'linkCaseArticle',
  record: ['case.changed'],
  endpoint: 'POST /cases/{caseId}/articles',
  summary: 'Name an article in a case, or take it out again',
  allow: WRITERS,
  params: z.strictObject({ caseId: Id }),
  body: z.strictObject({ articleId: Id, linked: z.boolean().default(true) }),
  example: { articleId: '0197a000-0000-7000-8000-0000000a1c1e', linked: true },
  reply: CaseFacts,
  status: 201,
  location: '/cases/{caseId}',
  errors: [CASE_NOT_FOUND, CASE_ARTICLE_NOT_FOUND],
});

import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { CASE_ARTICLE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { SaveArticle } from '@toric/contracts/customer/cases/article.http';
import { type Article, countUses, findVersions, lockArticle, saveArticle as save } from '../article.store.ts';
import { articleView } from '../article.view.ts';

const fieldsOf = ({ texts, isPublic, retired }: Article) => ({ texts, isPublic, retired });

/** PUT /articles/{articleId}. Saves a new version of an article. Earlier versions are kept. */
export const saveArticle = command(SaveArticle, {
  async run({ params: { articleId }, body: { reason, ...body }, actor, expectedVersion, tx, now }) {
    const before = await lockArticle(tx, articleId);
    if (!before) throw CASE_ARTICLE_NOT_FOUND();
    requireVersion(expectedVersion, before.version);
    const article = { ...before, ...body, version: before.version + 1, updatedAt: now };
    await save(tx, article, { reason, savedBy: actor.id });
    const fields = changed(fieldsOf(before), fieldsOf(article));
    const view = articleView(article, await countUses(tx, articleId), await findVersions(tx, articleId));
    return answer(view).records({ action: 'article.saved', subject: articleId, why: reason, fields });
  },
});

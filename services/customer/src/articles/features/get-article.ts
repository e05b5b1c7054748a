import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_ARTICLE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { GetArticle } from '@toric/contracts/customer/cases/article.http';
import { countUses, findVersions, lockArticle } from '../article.store.ts';
import { articleView } from '../article.view.ts';

/** GET /articles/{articleId}. Returns an article with all its versions. */
export const getArticle = command(GetArticle, {
  async run({ params: { articleId }, tx }) {
    const article = await lockArticle(tx, articleId);
    if (!article) throw CASE_ARTICLE_NOT_FOUND();
    return answer(articleView(article, await countUses(tx, articleId), await findVersions(tx, articleId)));
  },
});

import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_ARTICLE_NOT_FOUND, CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { LinkCaseArticle } from '@toric/contracts/customer/cases/article.http';
import { caseView } from '../case.ts';
import { lockCase } from '../case.store.ts';
import { linkArticle, lockArticle } from '../../articles/article.store.ts';

/** POST /cases/{caseId}/articles. Links an article to a case, or removes the link. */
export const linkCaseArticle = command(LinkCaseArticle, {
  async run({ params: { caseId }, body: { articleId, linked }, tx, now }) {
    const found = await lockCase(tx, caseId);
    if (!found) throw CASE_NOT_FOUND();
    if (!(await lockArticle(tx, articleId))) throw CASE_ARTICLE_NOT_FOUND();
    const isNew = await linkArticle(tx, { caseId, articleId }, linked, now);
    const fields = linked ? changed({}, { articleId }) : changed({ articleId }, {});
    const change = { action: 'case.changed', subject: caseId, customerId: found.customerId, fields } as const;
    return answer(caseView(found, now)).records(...(isNew ? [change] : []));
  },
});

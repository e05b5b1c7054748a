import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AddArticle } from '@toric/contracts/customer/cases/article.http';
import { findVersions, saveArticle } from '../article.store.ts';
import { articleView } from '../article.view.ts';

const FIRST = 'The first version';

/** POST /articles. Adds a knowledge article. */
export const addArticle = command(AddArticle, {
  async run({ body: { texts, isPublic }, actor, tx, now, newId }) {
    const article = { id: newId(), texts, isPublic, retired: false, version: 1, createdAt: now, updatedAt: now };
    await saveArticle(tx, article, { reason: FIRST, savedBy: actor.id });
    const fields = changed({}, { texts, isPublic });
    return answer(articleView(article, 0, await findVersions(tx, article.id))).records({
      ...{ action: 'article.saved', subject: article.id, fields },
    });
  },
});

import { GetArticle } from '@toric/contracts/customer/cases/article.http';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { changedArticle } from './article-forms.ts';

/** Saves a new version of an article, or retires it. */
export default formPage(changedArticle, {
  record: GetArticle,
  back: { label: text('The article', '文章'), href: '/articles/:articleId' },
  done: text('The new version is in use.', '新版本已启用。'),
  then: ({ id }) => `/articles/${id}`,
});

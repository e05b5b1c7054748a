import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { newArticle } from './article-forms.ts';

/** Writes an article in both languages. */
export default formPage(newArticle, {
  back: { label: text('Knowledge articles', '知识文章'), href: '/articles' },
  done: text('The article is kept.', '文章已保存。'),
  then: ({ id }) => `/articles/${id}`,
});

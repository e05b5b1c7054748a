import { ADD_ARTICLE_GUIDE, SAVE_ARTICLE_GUIDE } from '@toric/contracts/customer/cases/article.guide';
import { AddArticle, type Article, SaveArticle } from '@toric/contracts/customer/cases/article.http';
import { text } from '../../app/words.ts';
import type { FormSpec } from '../../kit/kit.types.ts';

export const newArticle: FormSpec<typeof AddArticle> = {
  operation: AddArticle,
  guide: ADD_ARTICLE_GUIDE,
  title: text('Write an article', '撰写文章'),
  save: text('Keep the article', '保存文章'),
  sections: [
    {
      title: text('English', '英文'),
      fields: [{ name: 'texts.en.title' }, { name: 'texts.en.body', control: 'long-text' }],
    },
    {
      title: text('Chinese', '中文'),
      fields: [{ name: 'texts.zh.title' }, { name: 'texts.zh.body', control: 'long-text' }],
    },
    { fields: [{ name: 'isPublic' }] },
  ],
  start: () => ({ isPublic: false }),
};

export const changedArticle: FormSpec<typeof SaveArticle, Article> = {
  operation: SaveArticle,
  guide: SAVE_ARTICLE_GUIDE,
  title: text('Change the article', '更改文章'),
  save: text('Save a new version', '保存新版本'),
  sections: [
    {
      title: text('English', '英文'),
      fields: [{ name: 'texts.en.title' }, { name: 'texts.en.body', control: 'long-text' }],
    },
    {
      title: text('Chinese', '中文'),
      fields: [{ name: 'texts.zh.title' }, { name: 'texts.zh.body', control: 'long-text' }],
    },
    { fields: [{ name: 'isPublic' }, { name: 'retired' }, { name: 'reason' }] },
  ],
  start: ({ texts, isPublic, retired }) => ({ texts, isPublic, retired }),
};

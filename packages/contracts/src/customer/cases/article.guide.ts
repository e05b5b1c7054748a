import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const title = field(
  both('Title', '标题'),
  both('The question that the article answers.', '文章所回答的问题。'),
  both('At most 150 characters, in this language.', '最多 150 个字符，使用该语言。'),
  both('A lens feels dry in the evening', '晚间镜片发干'),
);
const body = field(
  both('Text', '正文'),
  both('The answer, as a colleague can give it.', '同事可以直接使用的回答。'),
  both(
    'At most 20,000 characters, in this language. It names no customer.',
    '最多 20,000 个字符，使用该语言。不得提及客户。',
  ),
  both('Ask about hours of wear first.', '先询问佩戴时长。'),
);
const isPublic = field(
  both('May be shown outside', '可对外显示'),
  both(
    'Says that the text is fit for customers. The shop shows it nowhere yet.',
    '表示内容适合客户阅读。目前尚未对外显示。',
  ),
  both('Switch it on if a customer may read every word.', '如客户可以阅读全文，请开启。'),
  both('No', '否'),
);
const TEXTS: Guide = { 'texts.en.title': title, 'texts.en.body': body, 'texts.zh.title': title, 'texts.zh.body': body };

export const ADD_ARTICLE_GUIDE: Guide = { ...TEXTS, isPublic };

export const SAVE_ARTICLE_GUIDE: Guide = {
  ...TEXTS,
  isPublic,
  retired: field(
    both('Retired', '已停用'),
    both('A retired article stays in old cases, and is proposed no more.', '停用后仍保留在旧工单中，不再推荐。'),
    both('Switch it on if the answer is no longer right.', '如回答已不再适用，请开启。'),
    both('No', '否'),
  ),
  reason: field(
    both('Why', '原因'),
    both('What this version changes.', '此版本的更改内容。'),
    both('At most 300 characters.', '最多 300 个字符。'),
    both('The question about the screen was missing', '缺少关于用眼的提问'),
  ),
};

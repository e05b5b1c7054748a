import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const ADD_CUSTOMER_NOTE_GUIDE: Guide = {
  text: field(
    both('Note', '备注'),
    both(
      'What colleagues should know about this customer. It can never be changed, and the customer may ask to read it.',
      '同事需要了解的情况。之后不能修改，客户有权查阅。',
    ),
    both(
      'At most 2,000 characters. Write facts that you would say to her face.',
      '最多 2,000 个字符。只写可以当面说的事实。',
    ),
    both('Prefers to be called in the afternoon', '希望下午接电话'),
  ),
  audience: field(
    both('For whom', '可见范围'),
    both('Whether the customer sees the note in her account.', '客户是否能在其账户中看到该备注。'),
    both('Choose one. It cannot be changed later.', '选择一项，之后不能更改。'),
    both('Only for staff', '仅供内部'),
  ),
  mentions: field(
    both('Mention', '提及'),
    both('Colleagues who get a notice with a link to the note.', '会收到通知和链接的同事。'),
    both('Choose at most 10.', '最多选择 10 人。'),
    'Olga Brandt',
  ),
  isPinned: field(
    both('Pin it', '置顶'),
    both('The note stands at the top of the record.', '备注显示在记录顶部。'),
    both(
      'Tick it for what everybody must see first. At most 5 of a customer.',
      '用于人人须先看到的内容，每位客户最多 5 条。',
    ),
    both('Yes', '是'),
  ),
};

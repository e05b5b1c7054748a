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
};

import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const KEEP_APART_GUIDE: Guide = {
  reason: field(
    both('Why', '原因'),
    both(
      'How you know that they are two people. Colleagues read it when the question comes up again.',
      '如何得知是两个人，便于同事日后查看。',
    ),
    both('At most 200 characters. You may leave it empty.', '最多 200 个字符，可不填。'),
    both('Mother and daughter with one name', '同名的母女'),
  ),
};

import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const ANSWER_RECALL_CASE_GUIDE: Guide = {
  outcome: field(
    both('What became of the boxes', '盒的去向'),
    both('What the customer says. The recall is measured by it.', '客户的答复，用于衡量召回效果。'),
    both(
      'Choose one. If nobody answers after three tries, "Cannot be reached".',
      '选择一项。联系三次仍无人答复时选「联系不上」。',
    ),
    both('Sent back', '已退回'),
  ),
  note: field(
    both('Note', '备注'),
    both('How many boxes, and how they come back.', '盒数及退回方式。'),
    both('At most 500 characters. It may stay empty.', '最多 500 个字符。可以留空。'),
    both('Two unopened boxes by post', '两盒未拆封，邮寄退回'),
  ),
};

import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PLACE_ORDER_HOLD_GUIDE: Guide = {
  kind: field(
    both('Kind', '类型'),
    both('Why the order may not leave. It decides who may release it.', '订单不能发出的原因，决定由谁解除。'),
    both(
      'Fraud and limit are released by finance or an administrator, the others also by sales.',
      '欺诈和限额由财务或管理员解除，其余销售也可解除。',
    ),
    both('By hand', '人工暂缓'),
  ),
  reason: field(
    both('Reason', '原因'),
    both(
      'What colleagues must know to release it. The customer does not see it.',
      '同事解除时需要了解的情况，客户看不到。',
    ),
    both('One sentence, at most 500 characters.', '一句话，最多 500 个字符。'),
    both('The customer calls back about the address', '客户将回电确认地址'),
  ),
};

export const RELEASE_ORDER_HOLD_GUIDE: Guide = {
  reason: field(
    both('Reason', '原因'),
    both(
      'Why the order may leave now. It stays on record with your name.',
      '现在可以发出的原因，会与你的姓名一并留存。',
    ),
    both('One sentence, at most 500 characters.', '一句话，最多 500 个字符。'),
    both('She confirmed the address on the phone', '客户已电话确认地址'),
  ),
};

import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const CONFIRM_FACTS_GUIDE: Guide = {
  facts: field(
    both('Facts', '资料'),
    both('The facts that the person said are still right.', '本人确认仍然正确的资料。'),
    both('Read them out and ask. Choose only what she confirmed.', '逐项读出并询问，只选择本人确认的项目。'),
    both('Phone, e-mail', '电话、电子邮箱'),
  ),
  addressIds: field(
    both('Addresses', '地址'),
    both('The addresses at which she can still be reached.', '仍可送达的地址。'),
    both('Choose the addresses that she confirmed.', '选择本人确认的地址。'),
    '0197a000-0000-7000-8000-000000000001',
  ),
};

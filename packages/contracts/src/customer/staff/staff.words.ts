import { StaffRole } from '../../kernel/access.ts';
import { word, wordsOf } from '../../kernel/words.ts';
import { AccountRole } from '../accounts/session.http.ts';

export const STAFF_ROLE_WORDS = wordsOf(StaffRole, {
  sales: word('Sales', '销售'),
  optician: word('Optician', '验光师'),
  warehouse: word('Warehouse', '仓库'),
  finance: word('Finance', '财务'),
  marketing: word('Marketing', '市场营销'),
  operator: word('Operator', '运维'),
  auditor: word('Auditor', '审计'),
  admin: word('Administrator', '管理员'),
});

export const ACCOUNT_ROLE_WORDS = wordsOf(AccountRole, { customer: word('Customer', '客户'), ...STAFF_ROLE_WORDS });

import { StaffRole } from '../../kernel/access.ts';
import { word, wordsOf } from '../../kernel/words.ts';
import { AccountRole } from '../accounts/session.http.ts';
import { StaffState } from './staff.http.ts';

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

export const STAFF_STATE_WORDS = wordsOf(StaffState, {
  usable: word('Works', '正常', 'ok'),
  'without-password': word('No password yet', '尚未设置密码', 'new'),
  'roles-waiting': word('Roles wait for approval', '角色待批准', 'wait'),
  'roles-excluded': word('Roles exclude each other', '角色互斥', 'stop'),
});

/** Holds the words of the role table outside its duties: the callers, their work, and the text around the tables. */
import type { STAFF_ROLES } from '@toric/contracts/kernel/access';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import type { Caller } from './role-table.ts';

export const CALLER_NAMES: Readonly<Record<Caller, Text>> = {
  nobody: { en: 'Anybody, without an account', zh: '任何人（无需账号）' },
  customer: { en: 'Customers (for themselves)', zh: '客户（仅限本人）' },
  sales: { en: 'Sales', zh: '销售' },
  optician: { en: 'Opticians', zh: '验光师' },
  warehouse: { en: 'Warehouse', zh: '仓库' },
  finance: { en: 'Finance', zh: '财务' },
  marketing: { en: 'Marketing', zh: '市场营销' },
  operator: { en: 'Operators', zh: '运维' },
  auditor: { en: 'Auditors', zh: '审计' },
  admin: { en: 'Administrators', zh: '管理员' },
};
export const EVERYBODY: Text = { en: 'Everybody', zh: '所有人' };
export const WITH_ACCOUNT: Text = { en: 'Everybody with an account', zh: '所有有账号的人' };
/** Holds the words that follow the name of a caller who does not see the powers of a person's lenses. */
export const WITHOUT_POWERS: Text = { en: ' (without the powers of the lenses)', zh: '（不显示镜片度数）' };
export const PROVIDER: Text = {
  en: 'The payment provider, known by its signature',
  zh: '支付服务商（以其签名识别）',
};

/** Describes the work of each role of staff. Only the tables say what a role may do. */
export const WORK: Readonly<Record<(typeof STAFF_ROLES)[number], Text>> = {
  sales: { en: 'serves customers and takes their orders', zh: '服务客户，代客下单' },
  optician: {
    en: 'checks prescriptions, asks prescribers and follows complaints',
    zh: '核对处方、向处方医师核实并跟进投诉',
  },
  warehouse: { en: 'keeps, counts, ships and buys boxes', zh: '负责库存、盘点、发货和采购' },
  finance: { en: 'watches over money: refunds, invoices, purchases', zh: '负责资金：退款、发票、采购审批' },
  marketing: { en: 'makes coupons and selects customers', zh: '负责优惠券和客户筛选' },
  operator: { en: 'keeps the system running', zh: '负责系统运行' },
  auditor: { en: 'reads, and never changes anything', zh: '只查看，不更改任何内容' },
  admin: {
    en: 'gives people their accounts and roles, and has no data of customers',
    zh: '管理员工账号和角色，不接触客户数据',
  },
};

/** Holds the texts of the page about roles, without its tables. */
export const PAGE = {
  title: { en: 'Who may do what', zh: '权限一览' },
  intro: {
    en: [
      'This page is for the owner of the shop. It says who may do what, up to which amount, and with whom.',
      'Nobody wrote the permissions and figures here by hand: `npm run generate` makes the page from the declarations by which the system itself decides. A check fails if the page differs from them. A test calls every operation in every role and compares.',
      'A person of staff may have several roles, and may then do what any of them may. Whatever is not listed is refused.',
    ].join('\n\n'),
    zh: [
      '本页供店主阅读，说明谁可以做什么、限额是多少、须与谁共同完成。',
      '本页的权限和数字并非手工填写：`npm run generate` 根据系统实际执行的声明生成本页。若本页与声明不一致，检查会失败；另有测试以每种角色调用每项操作并逐一比对。',
      '一名员工可以有多个角色，可做其中任一角色可做的事。未列出的一律拒绝。',
    ].join('\n\n'),
  },
  other: { en: '[中文](roles.zh.md)', zh: '[English](roles.md)' },
  roles: { en: 'The roles', zh: '角色' },
  roleHead: { en: '| role | name in the system | work |', zh: '| 角色 | 系统名称 | 职责 |' },
  dutyHead: {
    en: '| what | who | up to which amount | with whom |',
    zh: '| 事项 | 谁可以做 | 限额 | 须与谁共同完成 |',
  },
  byRole: { en: 'Role by role', zh: '按角色查看' },
} satisfies Readonly<Record<string, Text>>;

/** Returns the names of callers, joined as in a sentence of English or Chinese. */
export const listOf = (names: readonly string[], language: Language): string =>
  names.join(language === 'zh' ? '、' : ', ');

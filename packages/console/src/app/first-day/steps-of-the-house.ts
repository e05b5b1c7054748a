import type { Step, StepsByRole } from './step.ts';

const operator: readonly Step[] = [
  {
    id: 'operator-health',
    title: { en: 'See how the processes are', zh: '查看各进程状况' },
    why: {
      en: 'The first look of the day: is every process there, and does it keep up?',
      zh: '每天的第一眼：各进程是否正常运行、是否有积压？',
    },
    href: '/operations/health',
  },
  {
    id: 'operator-stuck',
    title: { en: 'See the stuck messages', zh: '查看未能处理的消息' },
    why: {
      en: 'Nothing is lost when something fails: it waits here, with the cause and with what a repeat would do.',
      zh: '出错时不会丢失内容：消息会在此等待，并注明原因和重试的效果。',
    },
    href: '/operations',
  },
  {
    id: 'operator-runbooks',
    title: { en: 'Open the runbooks', zh: '打开操作手册' },
    why: {
      en: 'Each alarm has a page that says what to look at and what to do.',
      zh: '每种告警都有一页说明，告诉你看什么、做什么。',
    },
    href: '/operations/runbooks',
  },
  {
    id: 'operator-messages',
    title: { en: 'See the mails that may not have arrived', zh: '查看可能未送达的消息' },
    why: {
      en: 'The shop never guesses and never sends twice by itself. A person decides.',
      zh: '系统不会猜测，也不会自行重复发送，由人决定。',
    },
    href: '/messages?state=unknown',
  },
  {
    id: 'operator-actions',
    title: { en: 'See what operators did', zh: '查看运维操作记录' },
    why: {
      en: 'Each repeat and each closing is on record, with the reason that its author gave.',
      zh: '每次重试和关闭均有记录，并附操作者填写的理由。',
    },
    href: '/operations/actions',
  },
];

const auditor: readonly Step[] = [
  {
    id: 'auditor-changes',
    title: { en: 'See who changed what', zh: '查看变更记录' },
    why: {
      en: 'Every change has a before, an after, a person and a reason. Nobody can edit the list.',
      zh: '每项变更都有前后内容、操作人和理由，任何人都不能修改此列表。',
    },
    href: '/changes',
  },
  {
    id: 'auditor-verify',
    title: { en: 'Check that the record is whole', zh: '校验记录是否完整' },
    why: {
      en: 'Each entry seals the one before it. A deleted or altered row is found and named.',
      zh: '每条记录都对前一条加封。被删除或篡改的记录会被找出。',
    },
    href: '/changes/verification',
    calls: ['verifyChanges'],
  },
  {
    id: 'auditor-denials',
    title: { en: 'See denied access', zh: '查看被拒访问' },
    why: {
      en: 'Whoever tried to see what she may not see stands here.',
      zh: '试图访问无权内容的记录在此。',
    },
    href: '/changes/denials',
  },
  {
    id: 'auditor-register',
    title: { en: 'Open a register', zh: '打开一份登记簿' },
    why: {
      en: 'The registers that laws demand are kept by the shop itself, and can be downloaded.',
      zh: '法规要求的登记簿由系统自动生成，可供下载。',
    },
    href: '/registers/us-rule',
  },
  {
    id: 'auditor-security',
    title: { en: 'See the security log', zh: '查看安全日志' },
    why: {
      en: 'Sign-ins, second factors and changes of passwords, of every account.',
      zh: '所有账户的登录、第二重验证和密码更改记录。',
    },
    href: '/changes/security',
  },
];

const admin: readonly Step[] = [
  {
    id: 'admin-staff',
    title: { en: 'See your staff', zh: '查看员工' },
    why: {
      en: 'A person with one role sees what she needs. Some roles exclude each other, so that two people must agree.',
      zh: '每个角色只能看到所需内容。部分角色互斥，以保证双人复核。',
    },
    href: '/staff',
  },
  {
    id: 'admin-member',
    title: { en: 'Open a member of staff', zh: '打开一位员工的档案' },
    why: {
      en: 'Here you help somebody who cannot sign in. You never learn a password.',
      zh: '在此帮助无法登录的同事。你不会得知任何密码。',
    },
    href: '/staff',
    calls: ['getStaff'],
  },
  {
    id: 'admin-templates',
    title: { en: 'See the texts of messages', zh: '查看消息文本' },
    why: {
      en: 'Every mail of the shop can be changed here, with a preview in both languages.',
      zh: '可在此更改店铺的所有邮件，并预览两种语言。',
    },
    href: '/templates',
  },
  {
    id: 'admin-keys',
    title: { en: 'See the API keys', zh: '查看 API 密钥' },
    why: {
      en: 'Machines sign in with a key that can do only what you permit, and that ends by itself.',
      zh: '机器使用密钥登录，权限由你限定，到期自动失效。',
    },
    href: '/api-keys',
  },
  {
    id: 'admin-webhooks',
    title: { en: 'See the webhooks', zh: '查看 Webhook' },
    why: {
      en: 'Other systems learn from here what happens in the shop.',
      zh: '其他系统由此获知店铺中发生的事件。',
    },
    href: '/webhooks',
  },
];

/** Lists the steps of the first day for the roles that run the system. */
export const OF_THE_HOUSE: Pick<StepsByRole, 'operator' | 'auditor' | 'admin'> = { operator, auditor, admin };

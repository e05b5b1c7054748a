import { CreatePartner, ListPartners } from '@toric/contracts/customer/partners/partner.http';
import { PARTNER_KIND_WORDS } from '@toric/contracts/customer/partners/partner.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';

const column = columnsFor<typeof ListPartners>();
const NAME = { en: 'Name', zh: '名称' };

/** Lists the prescribers, clinics and resellers with whom the shop works. */
export default listPage({
  operation: ListPartners,
  title: { en: 'Business partners', zh: '业务伙伴' },
  about: { en: 'Prescribers, clinics and resellers, the newest first.', zh: '处方医师、诊所和经销商，最新的在前。' },
  key: ({ id }) => id,
  href: ({ id }) => `/partners/${id}`,
  filters: {
    name: { kind: 'text', label: NAME },
    kind: { kind: 'choice', label: { en: 'Kind', zh: '类型' }, words: PARTNER_KIND_WORDS },
    active: {
      kind: 'flag',
      label: { en: 'Use', zh: '使用情况' },
      yes: { en: 'in use', zh: '在用' },
      no: { en: 'not in use', zh: '已停用' },
    },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'prescribers', label: { en: 'Prescribers', zh: '处方医师' }, filters: { kind: 'prescriber' } },
    { id: 'clinics', label: { en: 'Clinics', zh: '诊所' }, filters: { kind: 'clinic' } },
    { id: 'resellers', label: { en: 'Resellers', zh: '经销商' }, filters: { kind: 'reseller' } },
  ],
  columns: [
    column.text('name', NAME, ({ name }) => name, { isName: true, width: 240 }),
    column.badge('kind', { en: 'Kind', zh: '类型' }, PARTNER_KIND_WORDS, ({ kind }) => kind, { width: 130 }),
    column.text('phone', { en: 'Phone', zh: '电话' }, ({ phone }) => phone, { width: 170 }),
    column.text('email', { en: 'E-mail', zh: '电子邮箱' }, ({ email }) => email, { width: 220 }),
    column.text('licence', { en: 'Licence', zh: '执照编号' }, ({ licenceNumber }) => licenceNumber, { width: 150 }),
    {
      id: 'state',
      label: { en: 'State', zh: '状态' },
      cell: ({ isActive }) =>
        isActive ? (
          <StateBadge state="ok" label={{ en: 'In use', zh: '在用' }} />
        ) : (
          <StateBadge state="ended" label={{ en: 'Not in use', zh: '已停用' }} />
        ),
      text: ({ isActive }) => (isActive ? 'in use' : 'not in use'),
      width: 130,
    },
    column.text('contact', { en: 'Contact', zh: '联系人' }, ({ contactName }) => contactName, { hidden: true }),
    column.when('created', { en: 'Added', zh: '添加时间' }, ({ createdAt }) => createdAt, { hidden: true }),
  ],
  actions: [
    {
      ...{ href: '/partners/new', tone: 'main', key: 'n', operation: CreatePartner },
      label: { en: 'Add a partner', zh: '添加伙伴' },
    },
  ],
  empty: {
    title: { en: 'There are no business partners yet.', zh: '还没有业务伙伴。' },
    about: { en: 'Add the prescribers and clinics with whom you work.', zh: '请添加合作的处方医师和诊所。' },
  },
});

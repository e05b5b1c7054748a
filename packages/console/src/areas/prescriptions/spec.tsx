import { ListPrescriptions, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { PRESCRIPTION_STATUS_WORDS } from '@toric/contracts/customer/prescriptions/prescription.words';
import { ListReviews } from '@toric/contracts/customer/recording/review.http';
import { columnsFor } from '../../kit/list/column.tsx';
import type { Column, ListSpec } from '../../kit/kit.types.ts';
import { formatPower } from '../../app/formats.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { EyeLine } from '../../kit/show/eye.tsx';
import { Day } from '../../kit/show/when.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListPrescriptions>();

/** Returns the path of the page of a prescription. */
export const hrefOf = ({ customerId, id }: PrescriptionView) => `/prescriptions/${customerId}/${id}`;

const eyes: Column<PrescriptionView> = {
  id: 'eyes',
  label: { en: 'Both eyes', zh: '双眼' },
  cell: ({ eyes: { right, left } }) => (
    <span className="two">
      {right && <EyeLine eye="right" lens={right.parameters} />}
      {left && <EyeLine eye="left" lens={left.parameters} />}
    </span>
  ),
  text: ({ eyes: { right, left } }) =>
    [right && `OD ${formatPower(right.parameters)}`, left && `OS ${formatPower(left.parameters)}`]
      .filter(Boolean)
      .join('; '),
  width: 230,
};
const prescriber: Column<PrescriptionView> = {
  id: 'prescriber',
  label: { en: 'Prescriber', zh: '处方医师' },
  cell: (one) => <span className="clip">{one.prescriber.name}</span>,
  text: (one) => one.prescriber.name,
  width: 180,
};
const expires: Column<PrescriptionView> = {
  id: 'expires',
  label: { en: 'Ends', zh: '到期' },
  cell: ({ expiresOn }) => <Day day={expiresOn} near />,
  text: ({ expiresOn }) => expiresOn,
  width: 170,
};
const state: Column<PrescriptionView> = {
  id: 'status',
  label: { en: 'State', zh: '状态' },
  cell: ({ status }) => <Badge words={PRESCRIPTION_STATUS_WORDS} value={status} />,
  text: ({ status }) => status,
  width: 160,
};

/** Describes the list of the prescriptions of one customer. */
export const prescriptionsSpec: ListSpec<typeof ListPrescriptions> = {
  operation: ListPrescriptions,
  title: { en: 'Prescriptions', zh: '处方' },
  about: { en: 'The newest first. Each reading is kept.', zh: '最新的在前。每次查看都会记录。' },
  key: ({ id }) => id,
  href: hrefOf,
  columns: [eyes, prescriber, expires, state],
  eyes: true,
  empty: {
    title: { en: 'There is no prescription yet.', zh: '尚无处方。' },
    about: { en: 'Record one from the paper, or let the customer send it.', zh: '请按纸质处方录入，或由客户上传。' },
  },
};

/** Describes the list of the prescriptions whose files wait for an optician. */
export const reviewsSpec: ListSpec<typeof ListReviews> = {
  operation: ListReviews,
  title: { en: 'Prescriptions to look at', zh: '待核对处方' },
  about: {
    en: 'Customers typed these values and sent a file. The longest wait stands first.',
    zh: '客户填写了数值并上传了文件。等待最久的在前。',
  },
  key: ({ id }) => id,
  href: (one) => `${hrefOf(one)}/check`,
  columns: [
    {
      id: 'customer',
      label: { en: 'Customer', zh: '客户' },
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
      width: 180,
    },
    eyes,
    column.when('since', { en: 'Waits since', zh: '等待自' }, ({ reviewSince }) => reviewSince, { width: 200 }),
    {
      id: 'files',
      label: { en: 'Files', zh: '文件' },
      cell: ({ attachments }) => attachments.length,
      text: ({ attachments }) => String(attachments.length),
      align: 'end',
      width: 70,
    },
    prescriber,
    expires,
  ],
  eyes: true,
  empty: {
    title: { en: 'No file waits for you.', zh: '没有待核对的文件。' },
    about: { en: 'Files that customers send appear here.', zh: '客户上传的文件会显示在这里。' },
  },
};

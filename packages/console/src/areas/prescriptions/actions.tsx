import type { Reply } from '@toric/client/types';
import { LINK_PRESCRIBER_GUIDE } from '@toric/contracts/customer/partners/partner.guide';
import { GetPartner, LinkPrescriber } from '@toric/contracts/customer/partners/partner.http';
import { CONFIRM_PRESCRIPTION_GUIDE } from '@toric/contracts/customer/prescriptions/prescription.guide';
import {
  ConfirmPrescription,
  type GetPrescription,
  ListPrescriptions,
  RevisePrescription,
  WithdrawPrescription,
} from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListReviews, RecordReview } from '@toric/contracts/customer/recording/review.http';
import { text, useWords } from '../../app/words.ts';
import type { Action, AnyAction, LinkAction } from '../../kit/kit.types.ts';
import { formAction } from '../../kit/record/form-action.ts';
import { usePrescriberOptions } from '../partners/use-partners.ts';

export type PrescriptionRecord = Reply<typeof GetPrescription>;

const params = ({ customerId, id }: PrescriptionRecord) => ({ customerId, prescriptionId: id });
const refreshes = [ListPrescriptions, ListReviews];
const isOver = ({ status }: PrescriptionRecord) => status === 'withdrawn' || status === 'refused';

const check: LinkAction<PrescriptionRecord> = {
  href: ({ customerId, id }) => `/prescriptions/${customerId}/${id}/check`,
  label: text('Compare it with its file', '核对文件'),
  tone: 'main',
  key: 'a',
  operation: RecordReview,
  when: ({ reviewSince }) => reviewSince !== null,
};
const revise: LinkAction<PrescriptionRecord> = {
  href: ({ customerId, id }) => `/prescriptions/${customerId}/${id}/revise`,
  label: text('Correct it', '修订'),
  key: 'e',
  operation: RevisePrescription,
  when: (record) => record.status !== 'withdrawn',
};

const confirm: Action<PrescriptionRecord, typeof ConfirmPrescription> = {
  operation: ConfirmPrescription,
  label: text('It matches the paper…', '与原件一致…'),
  when: (record) => record.status !== 'verified' && !isOver(record),
  form: {
    operation: ConfirmPrescription,
    guide: CONFIRM_PRESCRIPTION_GUIDE,
    title: text('Confirm that it matches its document', '确认与处方原件一致'),
    save: text('Confirm it', '确认'),
    sections: [{ fields: [{ name: 'seen', control: 'long-text' }] }],
    start: ({ revision }) => ({ revision }),
  },
  input: (record, body) => ({ params: params(record), body: { ...body, revision: record.revision } }),
  done: text('It is verified. Orders that wait for it go on.', '已核实，等待的订单将继续。'),
  refreshes,
};

function NothingSold() {
  const t = useWords();
  return (
    <p>
      {t(
        text(
          'Nothing more is sold on it, and orders that wait for it are cancelled.',
          '不再据此销售，等待此处方的订单将取消。',
        ),
      )}
    </p>
  );
}

const withdraw: Action<PrescriptionRecord, typeof WithdrawPrescription> = {
  operation: WithdrawPrescription,
  label: text('Withdraw it…', '撤回…'),
  tone: 'stop',
  when: ({ status }) => status !== 'withdrawn',
  effect: NothingSold,
  keep: text('Keep it', '保留处方'),
  input: (record) => ({ params: params(record) }),
  done: text('The prescription is withdrawn.', '处方已撤回。'),
  refreshes,
};

const linkPartner = formAction<PrescriptionRecord, typeof LinkPrescriber>({
  operation: LinkPrescriber,
  label: text('Say who wrote it…', '关联开具者…'),
  guide: LINK_PRESCRIBER_GUIDE,
  title: text('Which business partner wrote it?', '由哪位业务伙伴开具？'),
  save: text('Link it', '关联'),
  fields: [{ name: 'partnerId', control: 'choice', options: usePrescriberOptions }],
  start: ({ partnerId }) => ({ partnerId }),
  input: (record, body) => ({ params: params(record), body }),
  done: text('The link is kept. The prescription itself is unchanged.', '已关联，处方内容不变。'),
  refreshes: [...refreshes, GetPartner],
});

/** Lists the actions on a prescription. The first action that applies is the main action. */
export const PRESCRIPTION_ACTIONS: readonly AnyAction<PrescriptionRecord>[] = [
  ...[check, confirm, revise, linkPartner, withdraw],
];

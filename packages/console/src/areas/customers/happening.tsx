import { type ComplaintSummary, GetComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { COMPLAINT_STATUS_WORDS, SERIOUSNESS_WORDS } from '@toric/contracts/customer/complaints/complaint.words';
import type { ConsentLine } from '@toric/contracts/customer/consent/consent.http';
import {
  CONSENT_CHANNEL_WORDS,
  CONSENT_PURPOSE_WORDS,
  CONSENT_STATE_WORDS,
} from '@toric/contracts/customer/consent/consent.words';
import type { MessageSummary } from '@toric/contracts/customer/messages/message.http';
import { MESSAGE_STATE_WORDS } from '@toric/contracts/customer/messages/message.words';
import { TEMPLATE_WORDS } from '@toric/contracts/customer/messages/template.words';
import type { CustomerChange } from '@toric/contracts/customer/people/customer.http';
import { CUSTOMER_CHANGE_KIND_WORDS } from '@toric/contracts/customer/people/customer.words';
import type { NoteView } from '@toric/contracts/customer/people/note.http';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { PrivacyRequest } from '@toric/contracts/customer/privacy/privacy.http';
import { PRIVACY_KIND_WORDS } from '@toric/contracts/customer/privacy/privacy.words';
import type { VerificationReceipt } from '@toric/contracts/customer/supply/verification.http';
import { VERIFICATION_STATUS_WORDS } from '@toric/contracts/customer/supply/verification.words';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { OrderView } from '@toric/contracts/order/order.http';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { useMay } from '../../app/api.ts';
import { formatMoney } from '../../app/formats.ts';
import { text } from '../../app/words.ts';
import { Said } from '../../kit/show/said.tsx';
import { PersonName } from '../changes/person-name.tsx';

/** The kinds of happenings, in the order of the filter. */
export const HAPPENINGS = {
  orders: text('Orders', '订单'),
  notes: text('Notes', '备注'),
  prescriptions: text('Prescriptions', '处方'),
  verifications: text('Verifications', '核实'),
  messages: text('Messages', '消息'),
  complaints: text('Complaints', '投诉'),
  consents: text('Consents', '同意'),
  changes: text('Changes by the shop', '店铺更改'),
  privacy: text('Privacy', '隐私'),
} as const satisfies Readonly<Record<string, Text>>;
export type HappeningKind = keyof typeof HAPPENINGS;

/** Something that happened with a customer. `kind` groups it for the filter above the timeline. */
export type Happening = {
  readonly id: string;
  readonly kind: HappeningKind;
  readonly at: string;
  readonly body: ReactNode;
  readonly detail?: ReactNode;
  readonly pin?: ReactNode;
};

type IfMayProps = { readonly operation: Operation; readonly children: ReactNode };
/** Shows a link only to roles that may open its page. */
const IfMay = ({ operation, children }: IfMayProps) => (useMay()(operation) ? children : null);

const OPEN = text('Open', '打开');
const open = (path: string, label: Text | string = OPEN) => (
  <Link to={path}>
    <Said>{label}</Said>
  </Link>
);
const line = (what: Text, rest?: Text | string) => (
  <>
    <b>
      <Said>{what}</Said>
    </b>{' '}
    {rest && <Said>{rest}</Said>}
  </>
);

export const fromOrder = (one: OrderView): Happening => {
  const boxes = one.lines.map(({ quantity, productName }) => `${quantity} × ${productName}`).join(', ');
  const rest = text(`${boxes}, ${formatMoney(one.total, 'en')}`, `${boxes}，${formatMoney(one.total, 'zh')}`);
  const body = line(text('Ordered', '下单'), rest);
  return { id: one.id, kind: 'orders', at: one.createdAt, body, pin: open(`/orders/${one.id}`, one.number) };
};

export const fromNote = (one: NoteView): Happening => ({
  ...{ id: one.id, kind: 'notes', at: one.createdAt },
  ...{ body: one.text, pin: <PersonName id={one.writtenBy} /> },
});

export const fromPrescription = (one: PrescriptionView): Happening => ({
  ...{ id: one.id, kind: 'prescriptions', at: one.createdAt },
  body: line(text('Prescription recorded', '录入处方'), one.prescriber.name),
  pin: open(`/prescriptions/${one.customerId}/${one.id}`),
});

export const fromVerification = (one: z.infer<typeof VerificationReceipt>): Happening => ({
  ...{ id: one.id, kind: 'verifications', at: one.updatedAt },
  body: line(text('Verification', '核实'), VERIFICATION_STATUS_WORDS[one.status].label),
  pin: open(`/verification/${one.id}`),
});

export const fromMessage = (one: MessageSummary): Happening => ({
  ...{ id: one.id, kind: 'messages', at: one.createdAt },
  body: line(TEMPLATE_WORDS[one.template].label, MESSAGE_STATE_WORDS[one.state].label),
  pin: open(`/messages/${one.id}`),
});

export const fromComplaint = (one: ComplaintSummary): Happening => ({
  ...{ id: one.id, kind: 'complaints', at: one.receivedAt },
  body: line(SERIOUSNESS_WORDS[one.seriousness].label, COMPLAINT_STATUS_WORDS[one.status].label),
  pin: <IfMay operation={GetComplaint}>{open(`/complaints/${one.id}`)}</IfMay>,
});

export const fromConsent = (one: ConsentLine): Happening => {
  const [purpose, channel] = [CONSENT_PURPOSE_WORDS[one.purpose].label, CONSENT_CHANNEL_WORDS[one.channel].label];
  const rest = text(`${purpose.en} · ${channel.en}`, `${purpose.zh} · ${channel.zh}`);
  return {
    ...{ id: one.id, kind: 'consents', at: one.at, detail: one.said },
    body: line(CONSENT_STATE_WORDS[one.state].label, rest),
    pin: one.recordedBy && <PersonName id={one.recordedBy} />,
  };
};

export const fromChange = (one: CustomerChange): Happening => {
  const fields = one.fields.map(({ name, before, after }) => `${name}: ${before ?? '–'} → ${after ?? '–'}`);
  return {
    ...{ id: one.id, kind: 'changes', at: one.createdAt, detail: one.reason },
    body: line(CUSTOMER_CHANGE_KIND_WORDS[one.kind].label, fields.join('; ')),
    pin: <PersonName id={one.changedBy} />,
  };
};

export const fromPrivacy = (one: PrivacyRequest): Happening => ({
  ...{ id: one.id, kind: 'privacy', at: one.createdAt },
  body: line(text('Privacy request', '隐私请求'), PRIVACY_KIND_WORDS[one.kind].label),
  pin: open(`/privacy/${one.customerId}/${one.id}`),
});

import { ListConsentHistory } from '@toric/contracts/customer/consent/consent.http';
import { ListComplaints } from '@toric/contracts/customer/complaints/complaint.http';
import { ListMessages } from '@toric/contracts/customer/messages/message.http';
import { ListCustomerChanges } from '@toric/contracts/customer/people/customer.http';
import { ListCustomerNotes } from '@toric/contracts/customer/people/note.http';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListOwnPrivacyRequests } from '@toric/contracts/customer/privacy/privacy.http';
import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { OrderView } from '@toric/contracts/order/order.http';
import {
  IconChecks,
  IconClock,
  IconFileText,
  IconMail,
  IconMoodSad,
  IconNote,
  IconPencil,
  IconReceipt,
  IconShieldLock,
} from '@tabler/icons-react';
import { useState } from 'react';
import './customers.css';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { Timeline } from '../../kit/show/timeline.tsx';
import {
  fromChange,
  fromComplaint,
  fromConsent,
  fromMessage,
  fromNote,
  fromOrder,
  fromPrescription,
  fromPrivacy,
  fromVerification,
  HAPPENINGS,
  type Happening,
  type HappeningKind,
} from './happening.tsx';

const ICONS = {
  ...{ orders: IconReceipt, notes: IconNote, prescriptions: IconFileText, verifications: IconClock },
  ...{
    messages: IconMail,
    complaints: IconMoodSad,
    consents: IconChecks,
    changes: IconPencil,
    privacy: IconShieldLock,
  },
} as const;
const LATEST = { limit: 50 };

type Known = { readonly orders: readonly OrderView[]; readonly prescriptions: readonly PrescriptionView[] };

/** Returns the newest happenings of all kinds that the role may read, newest first. */
function useHistory(customerId: string, { orders, prescriptions }: Known): Happening[] {
  const may = useMay();
  const input = { params: { customerId }, query: LATEST };
  const allowed = (operation: Operation) => ({ enabled: may(operation) });
  const notes = useAnswer(ListCustomerNotes, input, allowed(ListCustomerNotes)).data;
  const changes = useAnswer(ListCustomerChanges, input, allowed(ListCustomerChanges)).data;
  const privacy = useAnswer(ListOwnPrivacyRequests, input, allowed(ListOwnPrivacyRequests)).data;
  const consents = useAnswer(ListConsentHistory, input, allowed(ListConsentHistory)).data;
  const byPerson = { query: { personId: customerId, ...LATEST } };
  const messages = useAnswer(ListMessages, byPerson, allowed(ListMessages)).data;
  const byCustomer = { query: { customerId, ...LATEST } };
  const complaints = useAnswer(ListComplaints, byCustomer, allowed(ListComplaints)).data;
  const verifications = useAnswer(ListVerifications, byCustomer, allowed(ListVerifications)).data;
  return [
    ...orders.map(fromOrder),
    ...prescriptions.map(fromPrescription),
    ...(notes?.data ?? []).map(fromNote),
    ...(changes?.data ?? []).map(fromChange),
    ...(privacy?.data ?? []).map(fromPrivacy),
    ...(consents?.data ?? []).map(fromConsent),
    ...(messages?.data ?? []).map(fromMessage),
    ...(complaints?.data ?? []).map(fromComplaint),
    ...(verifications?.data ?? []).map(fromVerification),
  ].sort((a, b) => b.at.localeCompare(a.at));
}

const KINDS = Object.keys(HAPPENINGS) as HappeningKind[];
const isKind = (value: string): value is HappeningKind => value in HAPPENINGS;

/** One timeline of everything that happened with a customer, which can be narrowed to one kind. */
export function History({ customerId, ...known }: Known & { readonly customerId: string }) {
  const t = useWords();
  const [kind, choose] = useState<HappeningKind | undefined>();
  const happened = useHistory(customerId, known).filter((one) => kind === undefined || one.kind === kind);
  const entries = happened.map(({ kind: of, ...entry }) => {
    const Icon = ICONS[of];
    return { ...entry, icon: <Icon size={14} stroke={1.5} /> };
  });
  return (
    <section aria-label={t({ en: 'What happened', zh: '经过' })}>
      <div className="row between">
        <h2>{t({ en: 'What happened', zh: '经过' })}</h2>
        <select
          className="input history-kind"
          aria-label={t({ en: 'Which kind', zh: '种类' })}
          value={kind ?? ''}
          onChange={({ target }) => choose(isKind(target.value) ? target.value : undefined)}
        >
          <option value="">{t({ en: 'Everything', zh: '全部' })}</option>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(HAPPENINGS[one])}
            </option>
          ))}
        </select>
      </div>
      <Timeline entries={entries} />
      {entries.length === 0 && <p className="dim">{t({ en: 'Nothing happened yet.', zh: '尚无记录。' })}</p>}
    </section>
  );
}

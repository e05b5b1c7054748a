import {
  CHANNEL_WORDS,
  CONTACT_KIND_WORDS,
  DENIAL_REASON_WORDS,
  PRESCRIBER_ANSWER_WORDS,
  VERIFICATION_ENTRY_KIND_WORDS,
} from '@toric/contracts/customer/supply/verification.words';
import type { VerificationEntry } from '@toric/contracts/customer/supply/verification.http';
import { IconMessage, IconPhone, IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { text, useWords } from '../../app/words.ts';
import { Said } from '../../kit/show/said.tsx';
import { Timeline, type TimelineEntry } from '../../kit/show/timeline.tsx';
import { PersonName } from '../changes/person-name.tsx';

const bold = (words: ReactNode) => <b>{words}</b>;

function ofTransmission(entry: Extract<VerificationEntry, { kind: 'transmission' }>): Omit<TimelineEntry, 'id'> {
  const { channel, to, receivedAt, reference } = entry.transmission;
  return {
    at: receivedAt,
    icon: <IconPrinter size={14} stroke={1.5} />,
    body: (
      <>
        {bold(<Said>{VERIFICATION_ENTRY_KIND_WORDS.transmission.label}</Said>)}{' '}
        <Said>{CHANNEL_WORDS[channel].label}</Said>, {to}
      </>
    ),
    pin: <span className="mono">{reference}</span>,
  };
}

function ofContact(entry: Extract<VerificationEntry, { kind: 'contact' }>): Omit<TimelineEntry, 'id'> {
  const { kind, at, channel, person, outcome } = entry.contact;
  return {
    ...{ at, detail: outcome },
    icon: <IconPhone size={14} stroke={1.5} />,
    body: (
      <>
        {bold(<Said>{CONTACT_KIND_WORDS[kind].label}</Said>)} <Said>{CHANNEL_WORDS[channel].label}</Said>
        {person && `, ${person}`}
      </>
    ),
    pin: <PersonName id={entry.recordedBy} />,
  };
}

type AnswerEntry = Exclude<VerificationEntry, { kind: 'transmission' } | { kind: 'contact' }>;
function ofAnswer({ answer, kind, recordedBy }: AnswerEntry): Omit<TimelineEntry, 'id'> {
  return {
    at: answer.receivedAt,
    icon: <IconMessage size={14} stroke={1.5} />,
    body: (
      <>
        {bold(<Said>{PRESCRIBER_ANSWER_WORDS[answer.answer].label}</Said>)} {answer.person},{' '}
        <Said>{CHANNEL_WORDS[answer.channel].label}</Said>
        {kind !== 'answer' && (
          <span className="t-wait">
            {' '}
            · <Said>{VERIFICATION_ENTRY_KIND_WORDS[kind].label}</Said>
          </span>
        )}
      </>
    ),
    ...(answer.answer === 'denied' && {
      detail: (
        <>
          <Said>{DENIAL_REASON_WORDS[answer.reason].label}</Said>: {answer.explanation}
        </>
      ),
    }),
    pin: answer.reference ? <span className="mono">{answer.reference}</span> : <PersonName id={recordedBy} />,
  };
}

function entryOf(entry: VerificationEntry): Omit<TimelineEntry, 'id'> {
  if (entry.kind === 'transmission') return ofTransmission(entry);
  return entry.kind === 'contact' ? ofContact(entry) : ofAnswer(entry);
}

/** Shows the log of a verification, the newest entry first. The law demands that the log is kept for three years. */
export function Log({ log }: { readonly log: readonly VerificationEntry[] }) {
  const t = useWords();
  const entries = [...log].reverse().map((entry) => ({ id: entry.id, ...entryOf(entry) }));
  return (
    <section aria-label={t(text('Log', '记录'))}>
      <div className="row between">
        <h2>{t(text('Log', '记录'))}</h2>
        <span className="fine dimmer">{t(text('kept for three years', '保存三年'))}</span>
      </div>
      <Timeline entries={entries} />
      {entries.length === 0 && <p className="dim">{t(text('Nothing was sent yet.', '尚未发出。'))}</p>}
    </section>
  );
}

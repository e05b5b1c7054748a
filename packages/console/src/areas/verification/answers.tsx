import { RECORD_ANSWER_GUIDE, RECORD_CONTACT_GUIDE } from '@toric/contracts/customer/supply/verification.guide';
import {
  Channel,
  GetVerification,
  ListVerifications,
  RecordAnswer,
  RecordContact,
} from '@toric/contracts/customer/supply/verification.http';
import {
  CHANNEL_WORDS,
  CONTACT_KIND_WORDS,
  DENIAL_REASON_WORDS,
} from '@toric/contracts/customer/supply/verification.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { useMay } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { text, useWords } from '../../app/words.ts';
import { FieldFrame } from '../../kit/form/field-frame.tsx';
import type { Action } from '../../kit/kit.types.ts';
import { ActionRun } from '../../kit/record/action-run.tsx';
import { Key } from '../../kit/show/key.tsx';
import type { Verification } from './facts.ts';
import type { WaitingAnswer } from './use-answers.ts';

type Heard = { readonly person: string; readonly channel: z.infer<typeof Channel> };
/** Describes a verification, with the person who gave the answer of the prescriber. */
type Case = { readonly verification: Verification; readonly heard: Heard };

const refreshes = [ListVerifications, GetVerification];
const paramsOf = ({ verification }: Case) => ({ verificationId: verification.id });

const deny: Action<Case, typeof RecordAnswer> = {
  operation: RecordAnswer,
  label: text('No…', '否…'),
  tone: 'stop',
  form: {
    operation: RecordAnswer,
    guide: RECORD_ANSWER_GUIDE,
    title: text('The prescriber says no', '处方医师否认'),
    save: text('Record the no: the order stops', '登记否认：订单停止'),
    sections: [
      {
        fields: [
          { name: 'reason', words: DENIAL_REASON_WORDS },
          { name: 'explanation', control: 'long-text' },
          { name: 'person', width: 'half' },
          { name: 'channel', words: CHANNEL_WORDS, width: 'half' },
          { name: 'receivedAt', width: 'half' },
          { name: 'reference', width: 'half' },
        ],
      },
    ],
    start: ({ heard }) => ({ answer: 'denied', receivedAt: new Date().toISOString(), ...heard }),
  },
  input: (one, body) => ({ params: paramsOf(one), body, ifMatch: `"v${one.verification.version}"` }),
  done: text('The no is recorded. Orders that wait for it are cancelled.', '已登记否认，等待的订单将取消。'),
  refreshes,
};

const spoke: Action<Case, typeof RecordContact> = {
  operation: RecordContact,
  label: text('Only spoke…', '仅通话…'),
  form: {
    operation: RecordContact,
    guide: RECORD_CONTACT_GUIDE,
    title: text('Log a call or a reminder', '登记通话或提醒'),
    save: text('Log it: the clock goes on', '登记：继续计时'),
    sections: [
      {
        fields: [
          { name: 'kind', words: CONTACT_KIND_WORDS, width: 'half' },
          { name: 'channel', words: CHANNEL_WORDS, width: 'half' },
          { name: 'person', width: 'half' },
          { name: 'at', width: 'half' },
          { name: 'outcome', control: 'long-text' },
        ],
      },
    ],
    start: ({ heard }) => ({ kind: 'call', channel: heard.channel, at: new Date().toISOString() }),
  },
  input: (one, body) => ({ params: paramsOf(one), body }),
  done: text('It is logged. The clock goes on.', '已登记，继续计时。'),
  refreshes,
};

type HeardProps = { readonly heard: Heard; readonly onChange: (heard: Heard) => void };

/**
 * Asks from whom and by which channel the answer came. These fields are shown before the answers, so that one key gives
 * an answer.
 */
function HeardFrom({ heard, onChange }: HeardProps) {
  const t = useWords();
  const [personId, channelId] = [useId(), useId()];
  const frame = { error: undefined, isOptional: false, shape: 'single', hasExample: false, width: 'half' } as const;
  return (
    <div className="form-grid">
      <FieldFrame
        {...frame}
        id={personId}
        label={t(text('Answered by', '答复人'))}
        guide={RECORD_ANSWER_GUIDE['person']}
      >
        <input
          id={personId}
          className="input filled"
          maxLength={120}
          value={heard.person}
          onChange={({ target }) => onChange({ ...heard, person: target.value })}
        />
      </FieldFrame>
      <FieldFrame {...frame} id={channelId} label={t(text('How', '方式'))} guide={RECORD_ANSWER_GUIDE['channel']}>
        <select
          id={channelId}
          className="input filled"
          value={heard.channel}
          onChange={({ target }) => onChange({ ...heard, channel: Channel.parse(target.value) })}
        >
          {Channel.options.map((one) => (
            <option key={one} value={one}>
              {t(CHANNEL_WORDS[one].label)}
            </option>
          ))}
        </select>
      </FieldFrame>
    </div>
  );
}

type AnswerProps = {
  readonly letter: string;
  readonly title: Text;
  readonly about: Text;
  readonly operation: string;
  readonly tone?: 'ok' | 'stop';
  readonly disabled: boolean;
  readonly run: () => void;
};

function AnswerButton({ letter, title, about, operation, tone, disabled, run }: AnswerProps) {
  const t = useWords();
  return (
    <button
      type="button"
      className={tone ? `ans ${tone}` : 'ans'}
      data-operation={operation}
      disabled={disabled}
      onClick={run}
    >
      <Key>{letter}</Key>
      <span>
        <b>{t(title)}</b>
        <span className="fine">{t(about)}</span>
      </span>
    </button>
  );
}

const RIGHT = text('It is right', '处方正确');
const DIFFERENT = text('It is different', '有更正');
const NO = text('No', '否');
const SPOKE = text('Only spoke', '仅通话');

/** Holds the text below each answer of the prescriber, which explains the effect of the answer. */
const ABOUT = {
  right: text('The order goes on at once.', '订单立即继续。'),
  different: text('Type the right values next.', '接着录入正确数值。'),
  no: text('Wrong, ended or not valid: it stops.', '有误、过期或无效：停止。'),
  spoke: text('Log a call; the clock goes on.', '登记通话，继续计时。'),
};

type Props = { readonly verification: Verification; readonly onGive: (answer: WaitingAnswer) => void };
type Asking = typeof deny | typeof spoke;

/**
 * Returns for each answer of the prescriber the function that runs when a person chooses it, and binds the key of each
 * answer.
 */
function useMoves({ verification, onGive }: Props, heard: Heard, ask: (action: Asking) => void) {
  const navigate = useNavigate();
  const { id: verificationId, version } = verification;
  const isHeard = heard.person.trim() !== '';
  const confirm = () =>
    onGive({
      ...{ verificationId, version },
      body: { answer: 'confirmed', receivedAt: new Date().toISOString(), ...heard },
      said: text(
        `${heard.person} says that it is right. It is recorded in 10 seconds.`,
        `${heard.person} 确认处方正确，10 秒后登记。`,
      ),
    });
  const correct = () => void navigate(`/verification/${verificationId}/correct`, { state: heard });
  const [no, talked] = [() => ask(deny), () => ask(spoke)];
  useKeys([
    { key: 'c', label: RIGHT, run: confirm, when: isHeard },
    { key: 'r', label: DIFFERENT, run: correct },
    { key: 'd', label: NO, run: no },
    { key: 'l', label: SPOKE, run: talked },
  ]);
  return { confirm, correct, no, talked, isHeard };
}

/** Shows the four answers, with one key each. The first is recorded after ten seconds; the others ask for more data. */
function Given({ verification, onGive }: Props) {
  const t = useWords();
  const name = verification.asked?.prescriber.name ?? '';
  const [heard, hear] = useState<Heard>({ person: name, channel: 'phone' });
  const [asked, ask] = useState<Asking | undefined>();
  const moves = useMoves({ verification, onGive }, heard, ask);
  const record = { verification, heard };
  const close = () => ask(undefined);
  const button = { operation: RecordAnswer.id, disabled: false };
  return (
    <>
      <fieldset className="answers">
        <legend>{t(text(`What did ${name} say?`, `${name} 怎么说？`))}</legend>
        <AnswerButton
          {...{ ...button, letter: 'c', tone: 'ok', title: RIGHT, about: ABOUT.right }}
          disabled={!moves.isHeard}
          run={moves.confirm}
        />
        <AnswerButton {...{ ...button, letter: 'r', title: DIFFERENT, about: ABOUT.different }} run={moves.correct} />
        <AnswerButton {...{ ...button, letter: 'd', tone: 'stop', title: NO, about: ABOUT.no }} run={moves.no} />
        <AnswerButton
          {...{ ...button, letter: 'l', title: SPOKE, about: ABOUT.spoke }}
          operation={RecordContact.id}
          run={moves.talked}
        />
      </fieldset>
      <HeardFrom heard={heard} onChange={hear} />
      {asked === deny && <ActionRun action={deny} record={record} onClose={close} />}
      {asked === spoke && <ActionRun action={spoke} record={record} onClose={close} />}
    </>
  );
}

/** Shows the answers of the prescriber, to roles that may record them. */
export function Answers(props: Props) {
  const may = useMay();
  return may(RecordAnswer) ? <Given {...props} /> : null;
}

import {
  ConsentToldBy,
  type ConsentView,
  GetConsents,
  ListConsentHistory,
  PutConsents,
} from '@toric/contracts/customer/consent/consent.http';
import { PUT_CONSENTS_GUIDE } from '@toric/contracts/customer/consent/consent.guide';
import {
  CONSENT_CHANNEL_WORDS,
  CONSENT_PURPOSE_WORDS,
  CONSENT_SOURCE_WORDS,
  CONSENT_TOLD_BY_WORDS,
} from '@toric/contracts/customer/consent/consent.words';
import { type FormEvent, useId, useState } from 'react';
import { useParams } from 'react-router';
import type { z } from 'zod';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { text, useWords } from '../../../app/words.ts';
import { FieldFrame } from '../../../kit/form/field-frame.tsx';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Answered } from '../../../kit/show/answered.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { When } from '../../../kit/show/when.tsx';
import { ConsentHistory } from './consent-history.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { CustomerName } from '../customer-name.tsx';
import '../customers.css';

type Choices = Readonly<Record<string, 'given' | 'withdrawn'>>;
type How = z.infer<typeof ConsentToldBy>;

const keyOf = ({ purpose, channel }: Pick<ConsentView, 'purpose' | 'channel'>) => `${purpose} ${channel}`;

function Since({ consent }: { readonly consent: ConsentView }) {
  const t = useWords();
  const { at, source } = consent;
  if (!at || !source) return <span className="dimmer">{t(text('never asked', '从未询问'))}</span>;
  return (
    <span className="fine dim">
      <Said>{CONSENT_SOURCE_WORDS[source].label}</Said> · <When at={at} />
    </span>
  );
}

type RowProps = {
  readonly consent: ConsentView;
  readonly chosen: 'given' | 'withdrawn' | undefined;
  readonly onChoose: ((state: 'given' | 'withdrawn') => void) | undefined;
};

function Row({ consent, chosen, onChoose }: RowProps) {
  const t = useWords();
  const id = useId();
  const { purpose, channel, permits } = consent;
  const name = `${t(CONSENT_PURPOSE_WORDS[purpose].label)} · ${t(CONSENT_CHANNEL_WORDS[channel].label)}`;
  const permitted = chosen === undefined ? permits : chosen === 'given';
  const option = (state: 'given' | 'withdrawn', label: string) => (
    <label className="row">
      <span className="hit">
        <input
          type="radio"
          name={id}
          disabled={!onChoose}
          checked={permitted === (state === 'given')}
          onChange={() => onChoose?.(state)}
        />
      </span>
      {label}
    </label>
  );
  return (
    <tr aria-selected={chosen !== undefined}>
      <td>{name}</td>
      <td>
        <div className="row consent-choice" role="radiogroup" aria-label={name}>
          {option('given', t(text('may be sent', '可以发送')))}
          {option('withdrawn', t(text('may not', '不可以')))}
        </div>
      </td>
      <td>
        <Since consent={consent} />
      </td>
    </tr>
  );
}

type ProofProps = {
  readonly how: How;
  readonly said: string;
  readonly onHow: (how: How) => void;
  readonly onSaid: (said: string) => void;
};

function Proof({ how, said, onHow, onSaid }: ProofProps) {
  const t = useWords();
  const [howId, saidId] = [useId(), useId()];
  const frame = { error: undefined, isOptional: false, shape: 'single', hasExample: true, width: 'half' } as const;
  return (
    <div className="form-grid">
      <FieldFrame {...frame} id={howId} label={t(text('Told us', '告知方式'))} guide={PUT_CONSENTS_GUIDE['proof.how']}>
        <select
          id={howId}
          className="input"
          value={how}
          onChange={({ target }) => onHow(ConsentToldBy.parse(target.value))}
        >
          {ConsentToldBy.options.map((one) => (
            <option key={one} value={one}>
              {t(CONSENT_TOLD_BY_WORDS[one].label)}
            </option>
          ))}
        </select>
      </FieldFrame>
      <FieldFrame
        {...frame}
        id={saidId}
        label={t(text('The words of the person', '本人原话'))}
        guide={PUT_CONSENTS_GUIDE['proof.said']}
      >
        <input
          id={saidId}
          className="input"
          maxLength={500}
          required
          value={said}
          onChange={({ target }) => onSaid(target.value)}
        />
      </FieldFrame>
    </div>
  );
}

function Choose({ customerId, consents }: { readonly customerId: string; readonly consents: readonly ConsentView[] }) {
  const t = useWords();
  const may = useMay();
  const { run, busy, problem } = useCommand(PutConsents, { refreshes: [ListConsentHistory] });
  const [choices, setChoices] = useState<Choices>({});
  const [how, setHow] = useState<How>('phone');
  const [said, setSaid] = useState('');
  const changed = consents.flatMap(({ purpose, channel }) => {
    const state = choices[keyOf({ purpose, channel })];
    return state ? [{ purpose, channel, state }] : [];
  });
  async function save(event: FormEvent) {
    event.preventDefault();
    await run({ params: { customerId }, body: { consents: changed, proof: { how, said } } });
    tell(text('The choice is recorded. It counts for the next message.', '选择已登记，自下一条消息起生效。'));
    setChoices({});
    setSaid('');
  }
  const mayChange = may(PutConsents);
  return (
    <form className="pad stack-4" onSubmit={(event) => void save(event).catch(() => undefined)}>
      <table className="tight">
        <thead>
          <tr>
            <th>{t(text('For what', '用途'))}</th>
            <th>{t(text('May we?', '是否可以'))}</th>
            <th>{t(text('Last choice', '最近一次选择'))}</th>
          </tr>
        </thead>
        <tbody>
          {consents.map((consent) => {
            const key = keyOf(consent);
            const choose = (state: 'given' | 'withdrawn') => setChoices({ ...choices, [key]: state });
            return <Row key={key} consent={consent} chosen={choices[key]} onChoose={mayChange ? choose : undefined} />;
          })}
        </tbody>
      </table>
      {changed.length > 0 && (
        <>
          <Proof how={how} said={said} onHow={setHow} onSaid={setSaid} />
          <Refusal problem={problem} />
          <button className="btn main" type="submit" disabled={busy || said.trim() === ''}>
            {t(text('Record the choice', '登记选择'))}
          </button>
        </>
      )}
    </form>
  );
}

const UNGUARDED = {
  title: text('Her own consents do not count yet.', '其本人的同意暂不生效。'),
  rule: text(
    'She is under 18. Record the consent of a guardian of her household on her page first.',
    '未满 18 岁。请先在客户页面登记其家庭监护人的同意。',
  ),
};

/** Shows the purposes for which a customer may be contacted, and every choice with its proof. */
export default function ConsentsPage() {
  const { customerId = '' } = useParams();
  const query = useAnswer(GetConsents, { params: { customerId } });
  return (
    <>
      <PageHead
        title={text('May we contact this person?', '可以联系此客户吗？')}
        crumb={<CustomerName id={customerId} />}
        about={text(
          'Orders, prescriptions and recalls are always told. Everything else needs the consent of the person.',
          '订单、处方和召回始终通知。其他内容须本人同意。',
        )}
      />
      <Answered query={query}>
        {({ data, needsGuardian }) => (
          <>
            {needsGuardian && <Why tone="wait" title={UNGUARDED.title} rule={UNGUARDED.rule} />}
            <Choose customerId={customerId} consents={data} />
          </>
        )}
      </Answered>
      <ConsentHistory customerId={customerId} />
    </>
  );
}

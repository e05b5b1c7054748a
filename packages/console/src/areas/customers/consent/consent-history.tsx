import { type ConsentLine, ListConsentHistory } from '@toric/contracts/customer/consent/consent.http';
import {
  CONSENT_CHANNEL_WORDS,
  CONSENT_PURPOSE_WORDS,
  CONSENT_SOURCE_WORDS,
  CONSENT_STATE_WORDS,
} from '@toric/contracts/customer/consent/consent.words';
import { text, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { Timeline } from '../../../kit/show/timeline.tsx';
import { PersonName } from '../../changes/person-name.tsx';
import { usePages } from '../../../kit/more-rows.tsx';

function Proof({ line }: { readonly line: ConsentLine }) {
  const t = useWords();
  return (
    <>
      {line.said && <span>“{line.said}” </span>}
      <span className="fine dimmer">
        {t(text(`Text ${line.textVersion}: `, `文本第 ${line.textVersion} 版：`))}
        {line.shown}
      </span>
    </>
  );
}

/** Lists every consent choice of a customer with its proof, the newest first. No line is ever changed. */
export function ConsentHistory({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const { items, hasNextPage, fetchNextPage } = usePages(ListConsentHistory, { params: { customerId } });
  const entries = items.map((line) => ({
    ...{ id: line.id, at: line.at, detail: <Proof line={line} /> },
    body: (
      <>
        <b>
          <Said>{CONSENT_STATE_WORDS[line.state].label}</Said>
        </b>{' '}
        <Said>{CONSENT_PURPOSE_WORDS[line.purpose].label}</Said> ·{' '}
        <Said>{CONSENT_CHANNEL_WORDS[line.channel].label}</Said>
      </>
    ),
    pin: line.recordedBy ? <PersonName id={line.recordedBy} /> : <Said>{CONSENT_SOURCE_WORDS[line.source].label}</Said>,
  }));
  return (
    <Block title={text('Every choice, with its proof', '全部选择及凭证')}>
      <Timeline entries={entries} />
      {entries.length === 0 && <p className="dim">{t(text('There was no choice yet.', '尚无选择记录。'))}</p>}
      {hasNextPage && (
        <button className="btn small" type="button" onClick={() => void fetchNextPage()}>
          {t(text('Show older choices', '显示更早的选择'))}
        </button>
      )}
    </Block>
  );
}

import type { Reply } from '@toric/client/types';
import { SAVE_POLICY_TEXT_GUIDE } from '@toric/contracts/customer/consent/consent.guide';
import { ListConsentPurposes, ListPolicyTexts, SavePolicyText } from '@toric/contracts/customer/consent/consent.http';
import {
  CONSENT_CHANNEL_WORDS,
  CONSENT_PURPOSE_WORDS,
  WITHOUT_CHOICE_WORDS,
} from '@toric/contracts/customer/consent/consent.words';
import { useState } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import type { Action } from '../../../kit/kit.types.ts';
import { ActionButton } from '../../../kit/record/action-button.tsx';
import { Answered } from '../../../kit/show/answered.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Timeline } from '../../../kit/show/timeline.tsx';
import { PersonName } from '../../changes/person-name.tsx';

type Purpose = Reply<typeof ListConsentPurposes>['data'][number];

const save: Action<Purpose, typeof SavePolicyText> = {
  operation: SavePolicyText,
  label: text('Write a new text…', '编写新文本…'),
  form: {
    operation: SavePolicyText,
    guide: SAVE_POLICY_TEXT_GUIDE,
    title: text('What do people agree to?', '客户同意什么？'),
    save: text('Save the new text', '保存新文本'),
    sections: [
      {
        fields: [
          { name: 'texts.en', control: 'long-text' },
          { name: 'texts.zh', control: 'long-text' },
          { name: 'reason', control: 'long-text' },
        ],
      },
    ],
    start: ({ version, texts }) => ({ after: version, texts }),
  },
  input: ({ purpose }, body) => ({ params: { purpose }, body }),
  done: text('The new text is in force. Earlier consents keep theirs.', '新文本已生效，以往的同意仍对应原文本。'),
  refreshes: [ListConsentPurposes, ListPolicyTexts],
};

/** Lists the earlier versions of a text, with the person who saved each and the reason. */
function Versions({ purpose }: Pick<Purpose, 'purpose'>) {
  const query = useAnswer(ListPolicyTexts, { params: { purpose } });
  return (
    <Answered query={query}>
      {({ data }) => (
        <Timeline
          entries={data
            .filter(({ savedAt }) => savedAt !== null)
            .map(({ version, texts, reason, savedBy, savedAt }) => ({
              ...{ id: String(version), at: savedAt ?? '', detail: reason },
              body: (
                <>
                  <b>{version}</b> {texts.en} <span lang="zh-CN">{texts.zh}</span>
                </>
              ),
              pin: savedBy && <PersonName id={savedBy} />,
            }))}
        />
      )}
    </Answered>
  );
}

function OnePurpose({ purpose }: { readonly purpose: Purpose }) {
  const t = useWords();
  const [isOpen, open] = useState(false);
  const channels = purpose.channels
    .map((channel) => t(CONSENT_CHANNEL_WORDS[channel].label))
    .join(t({ en: ', ', zh: '、' }));
  return (
    <Block title={CONSENT_PURPOSE_WORDS[purpose.purpose].label}>
      <div className="stack">
        <Facts
          rows={[
            { label: text('English', '英文'), value: purpose.texts.en },
            { label: text('Chinese', '中文'), value: <span lang="zh-CN">{purpose.texts.zh}</span> },
            { label: text('Version', '版本'), value: purpose.version },
            { label: text('By', '方式'), value: channels },
            {
              label: text('Without a choice', '未作选择时'),
              value: t(WITHOUT_CHOICE_WORDS[purpose.withoutChoice].label),
            },
          ]}
        />
        <div className="row">
          <ActionButton action={save} record={purpose} small />
          <button className="btn small" type="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
            {t(text('Earlier texts', '以往文本'))}
          </button>
        </div>
        {isOpen && <Versions purpose={purpose.purpose} />}
      </div>
    </Block>
  );
}

/** Shows the texts to which people consent. A new text never changes a consent that was given before. */
export default function ConsentTextsPage() {
  const query = useAnswer(ListConsentPurposes);
  return (
    <>
      <PageHead
        title={text('Texts of consent', '同意文本')}
        about={text(
          'The words that people see when they are asked. Each consent keeps its own.',
          '征求同意时显示的文字。每次同意都保留当时的文本。',
        )}
      />
      <Answered query={query}>
        {({ data }) => data.map((one) => <OnePurpose key={one.purpose} purpose={one} />)}
      </Answered>
    </>
  );
}

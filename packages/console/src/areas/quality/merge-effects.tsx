import { CONSENT_CHANNEL_WORDS, CONSENT_PURPOSE_WORDS } from '@toric/contracts/customer/consent/consent.words';
import { ConsentChannel, ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import type { MergePreview } from '@toric/contracts/customer/quality/merge.http';
import { MERGED_THING_WORDS } from '@toric/contracts/customer/quality/merge.words';
import { formatNumber, text, useLanguage, useWords } from '../../app/words.ts';
import { Facts } from '../../kit/show/facts.tsx';
import { Why } from '../../kit/show/why.tsx';

type Props = { readonly preview: MergePreview };

/** Shows why the two customers cannot be merged now, and why only a person may merge them. */
export function Forbidden({ preview: { forbidden, byHandOnly } }: Props) {
  return (
    <div className="stack pad">
      {forbidden.map(({ reason, detail }) => (
        <Why key={reason} tone="stop" title={{ en: detail, zh: detail }} />
      ))}
      {byHandOnly.map(({ reason, detail }) => (
        <Why key={reason} tone="wait" title={{ en: detail, zh: detail }} />
      ))}
    </div>
  );
}

/**
 * Shows the data that move to the record that stays, the consents that are withdrawn, and whether an account is closed.
 */
export function Consequences({ preview: { moves, withdrawn, closesAccount } }: Props) {
  const t = useWords();
  const language = useLanguage();
  const contacts = withdrawn.map(({ purpose, channel }) => {
    const [of, on] = [ConsentPurpose.parse(purpose), ConsentChannel.parse(channel)];
    return `${t(CONSENT_PURPOSE_WORDS[of].label)} · ${t(CONSENT_CHANNEL_WORDS[on].label)}`;
  });
  const nothing = text('Nothing but the profile', '仅个人资料');
  return (
    <>
      <Facts
        rows={[
          ...moves.map(({ what, rows }) => ({
            label: MERGED_THING_WORDS[what].label,
            value: formatNumber(rows, language),
          })),
          moves.length === 0 && { label: text('Moves', '移动'), value: t(nothing) },
          contacts.length > 0 && {
            label: text('Withdrawn by one of them, so for both', '其中一位已撤回，故两者均撤回'),
            value: contacts.join(', '),
          },
        ]}
      />
      {closesAccount && (
        <Why
          tone="note"
          title={text(
            'Both can sign in. The account of the other record is closed, until an undo opens it.',
            '两者均可登录。另一条记录的账户将关闭，撤销合并后恢复。',
          )}
        />
      )}
    </>
  );
}

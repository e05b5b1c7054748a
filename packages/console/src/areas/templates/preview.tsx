import { PreviewTemplate, type TemplateContents } from '@toric/contracts/customer/messages/template.http';
import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reply } from '@toric/client/types';
import { useState } from 'react';
import { api, explain, keyOf } from '../../app/api.ts';
import { asProblem } from '../../app/problem.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { Loading } from '../../kit/show/states.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ChoiceButtons } from '../stock/choice-buttons.tsx';

const CHOICES: readonly { readonly value: Language; readonly label: Text }[] = [
  { value: 'en', label: { en: 'English', zh: 'English' } },
  { value: 'zh', label: { en: '中文', zh: '中文' } },
];

function Mail({ mail }: { readonly mail: Reply<typeof PreviewTemplate> }) {
  const t = useWords();
  return (
    <div className="stack">
      <p>
        <b>{mail.subject}</b>
      </p>
      <iframe title={t({ en: 'The mail', zh: '邮件' })} sandbox="" srcDoc={mail.html} className="mail-frame" />
      {mail.sms && <p className="panel in fine">{mail.sms}</p>}
      <details>
        <summary>{t({ en: 'The part in plain text', zh: '纯文本部分' })}</summary>
        <pre className="fine">{mail.text}</pre>
      </details>
    </div>
  );
}

/**
 * Shows the mail in its final form, with example values. The frame runs no script and loads nothing from other sites.
 */
export function Preview({
  template,
  contents,
}: {
  readonly template: Template;
  readonly contents: TemplateContents | undefined;
}) {
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const { data, error, isLoading } = useQuery({
    queryKey: [...keyOf(PreviewTemplate, [template, language, contents])],
    queryFn: async () => {
      const body = { language, ...(contents && { contents }) };
      return (await api.call(PreviewTemplate, { params: { template }, body })).body;
    },
    placeholderData: keepPreviousData,
  });
  const choice = (
    <ChoiceButtons label={{ en: 'Language', zh: '语言' }} options={CHOICES} value={language} onChange={setLanguage} />
  );
  return (
    <Block title={{ en: 'As it is read', zh: '预览' }} aside={choice}>
      {isLoading && <Loading rows={6} />}
      {error && (
        <Why
          tone="stop"
          title={{ en: 'These texts cannot be sent.', zh: '这些文本无法发送。' }}
          rule={explain(asProblem(error))}
        />
      )}
      {data && <Mail mail={data} />}
    </Block>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import { DEAD_LETTER_REASON_WORDS, SERVICE_NAME_WORDS } from '@toric/contracts/operator/operator.words';
import { useState } from 'react';
import { useWords } from '../../../app/words.ts';

type Props = { readonly query: URLSearchParams; readonly onChange: (name: string, value: string) => void };

function Choice({ name, label, words, query, onChange }: Props & { name: string; label: Text; words: Words }) {
  const t = useWords();
  const options = Object.entries(words).map(([value, word]) => ({ value, label: t(word.label) }));
  return (
    <NativeSelect
      size="xs"
      aria-label={t(label)}
      data={[{ value: '', label: `${t(label)}${t({ en: ': all', zh: '：全部' })}` }, ...options]}
      value={query.get(name) ?? ''}
      onChange={({ currentTarget }) => onChange(name, currentTarget.value)}
    />
  );
}

function DayField({ name, label, query, onChange }: Props & { name: string; label: Text }) {
  const t = useWords();
  return (
    <TextInput
      size="xs"
      type="date"
      max="2999-12-31"
      aria-label={t(label)}
      title={t(label)}
      value={query.get(name) ?? ''}
      onChange={({ currentTarget }) => onChange(name, currentTarget.value)}
    />
  );
}

/**
 * Shows the field for a part of the error. The filter is applied when the person leaves the field or presses Enter, and
 * not at each letter.
 */
function ErrorText({ query, onChange }: Props) {
  const t = useWords();
  const given = query.get('error') ?? '';
  const [typed, setTyped] = useState(given);
  const seek = () => {
    if (typed.trim() !== given) onChange('error', typed.trim());
  };
  return (
    <TextInput
      size="xs"
      maxLength={200}
      aria-label={t({ en: 'Part of the error', zh: '错误文字' })}
      placeholder={t({ en: 'Part of the error', zh: '错误文字' })}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={seek}
      onKeyDown={({ key }) => {
        if (key === 'Enter') seek();
      }}
    />
  );
}

/**
 * Shows the filters of the causes: the service, the kind of failure, the error, and the days on which messages failed.
 */
export function LetterFilters(props: Props) {
  return (
    <div className="row wrap">
      <Choice {...props} name="service" label={{ en: 'Part of the shop', zh: '服务' }} words={SERVICE_NAME_WORDS} />
      <Choice {...props} name="reason" label={{ en: 'Cause', zh: '原因' }} words={DEAD_LETTER_REASON_WORDS} />
      <ErrorText {...props} />
      <DayField {...props} name="since" label={{ en: 'Failed on this day or later', zh: '该日或之后失败' }} />
      <DayField {...props} name="until" label={{ en: 'Failed on this day or earlier', zh: '该日或之前失败' }} />
    </div>
  );
}

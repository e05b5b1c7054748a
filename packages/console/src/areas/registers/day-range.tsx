import { TextInput } from '@mantine/core';
import { useWords } from '../../app/words.ts';

export type DayRange = { readonly from: string; readonly to: string };

/** Shows the fields of the first and the last day of a range. An emptied field keeps the former day. */
export function DayRangeFields({
  from,
  to,
  onChange,
}: DayRange & { readonly onChange: (days: Partial<DayRange>) => void }) {
  const t = useWords();
  return (
    <>
      <TextInput
        type="date"
        label={t({ en: 'First day', zh: '起始日' })}
        value={from}
        max={to}
        onChange={({ currentTarget: { value } }) => value && onChange({ from: value })}
      />
      <TextInput
        type="date"
        label={t({ en: 'Last day', zh: '截止日' })}
        value={to}
        min={from}
        onChange={({ currentTarget: { value } }) => value && onChange({ to: value })}
      />
    </>
  );
}

import type { ImportReading } from '@toric/contracts/customer/imports/import-file.http';
import {
  DELIMITER_WORDS,
  FILE_ENCODING_WORDS,
  FILE_FORMAT_WORDS,
} from '@toric/contracts/customer/imports/import.words';
import { text, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { Select } from './select.tsx';
import type { Said } from './use-reading.ts';

type Props = { readonly reading: ImportReading; readonly busy: boolean; readonly onSay: (said: Said) => void };

/** Shows the guessed format of the file. A person may correct it if the samples look wrong. */
export function FileShape({ reading, busy, onSay }: Props) {
  const t = useWords();
  const { format, encoding, delimiter, hasHeading } = reading;
  return (
    <Block title={text('1. How the file is written', '1. 文件的书写方式')} aside={t(FILE_FORMAT_WORDS[format].label)}>
      <fieldset className="plain row wrap" disabled={busy}>
        <legend className="sr">{t(text('How the file is written', '文件的书写方式'))}</legend>
        {format !== 'xlsx' && (
          <Select
            label={text('Letters', '文字编码')}
            words={FILE_ENCODING_WORDS}
            value={encoding}
            onChange={(value) => value !== '' && onSay({ encoding: value })}
          />
        )}
        {delimiter !== null && (
          <Select
            label={text('Between the columns', '列分隔符')}
            words={DELIMITER_WORDS}
            value={delimiter}
            onChange={(value) => value !== '' && onSay({ delimiter: value })}
          />
        )}
        {(format === 'csv' || format === 'xlsx') && (
          <label className="row">
            <input
              type="checkbox"
              checked={hasHeading}
              onChange={({ target }) => onSay({ hasHeading: target.checked })}
            />
            {t(text('The first row is the heading', '首行为表头'))}
          </label>
        )}
      </fieldset>
    </Block>
  );
}

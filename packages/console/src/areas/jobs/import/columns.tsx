import type { ImportColumn } from '@toric/contracts/customer/imports/import-file.http';
import { FIELDS_OF, type ImportField, type ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { IMPORT_FIELD_WORDS } from '@toric/contracts/customer/imports/import.words';
import { text, useWords } from '../../../app/words.ts';
import { ScrollRegion } from '../../../kit/scroll-region.tsx';
import { Select } from './select.tsx';
import type { Mapping } from './use-mapping.ts';

const OUT = text('Leave it out', '不导入');

type Props = {
  readonly subject: ImportSubject;
  readonly columns: readonly ImportColumn[];
  readonly mapping: Mapping;
};

/** Shows the columns of the file, each with its first values and its field. */
export function Columns({ subject, columns, mapping }: Props) {
  const t = useWords();
  return (
    <ScrollRegion label={text('Columns', '列')}>
      <table className="tight">
        <thead>
          <tr>
            <th>{t(text('Column', '列'))}</th>
            <th>{t(text('Field', '字段'))}</th>
            <th>{t(text('First values', '前几个值'))}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ heading, samples }, index) => (
            <tr key={index}>
              <td>{heading}</td>
              <td>
                <Select<ImportField>
                  label={{ en: `Field of ${heading}`, zh: `${heading} 的字段` }}
                  hidesLabel
                  words={IMPORT_FIELD_WORDS}
                  values={FIELDS_OF[subject]}
                  none={OUT}
                  value={mapping.fields[index] ?? ''}
                  onChange={(field) => mapping.choose(index, field === '' ? null : field)}
                />
              </td>
              <td className="dim">{samples.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

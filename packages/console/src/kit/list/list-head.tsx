import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../../app/words.ts';
import { ActionBar } from '../record/action-bar.tsx';
import { PageHead } from '../show/page-head.tsx';
import type { AnyList } from './any-list.ts';
import { downloadList } from './bulk/download-list.ts';
import type { ShownColumn } from './columns/columns.ts';
import { FilterSentence } from './filters/filter-sentence.tsx';
import type { Held } from './rows/held.ts';
import type { RowQuery } from './rows/use-rows.ts';
import type { ListState } from './views/use-list-state.ts';

type Props = {
  readonly list: AnyList;
  readonly state: ListState;
  readonly query: RowQuery;
  readonly columns: readonly ShownColumn[];
  readonly held: Held | undefined;
};

const DOWNLOAD = { en: 'Download the list', zh: '下载列表' };

/** Shows the title of a list, its filters as a sentence, and its actions. */
export function ListHead({ list, state, query, columns, held }: Props) {
  const t = useWords();
  const { total, totalIsExact = true } = held ?? {};
  const canDownload = columns.some(({ text }) => text) && held !== undefined && held.rows.length > 0;
  const download = () =>
    downloadList({ list, asked: query, columns, ...(totalIsExact && total !== undefined && { total }) });
  return (
    <PageHead
      title={list.title}
      about={<FilterSentence {...{ list, total, totalIsExact }} filters={state.filters} />}
      actions={
        <>
          {canDownload && (
            <button type="button" className="btn" data-operation={list.operation.id} onClick={download}>
              <IconDownload size={16} stroke={1.5} aria-hidden />
              {t(DOWNLOAD)}
            </button>
          )}
          {list.actions && <ActionBar actions={list.actions} record={undefined} />}
        </>
      }
    />
  );
}

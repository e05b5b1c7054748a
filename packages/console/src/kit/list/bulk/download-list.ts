import { preferencesStore } from '../../../app/preferences.ts';
import { today } from '../../../app/words.ts';
import { startReading } from '../../job/start-job.ts';
import type { AnyList } from '../any-list.ts';
import type { ShownColumn } from '../columns/columns.ts';
import type { RowPage } from '../rows/held.ts';
import { readPage, type RowQuery } from '../rows/use-rows.ts';
import { csvFile, csvLine } from './csv.ts';

/** Yields the pages of a list until the last page, or until the job is stopped. */
async function* pagesOf(list: AnyList, asked: RowQuery, signal: AbortSignal): AsyncGenerator<RowPage> {
  for (let cursor: string | null | undefined; cursor !== null && !signal.aborted; ) {
    const page: RowPage = await readPage(list, asked, cursor);
    yield page;
    cursor = page.nextCursor;
  }
}

type Download = {
  readonly list: AnyList;
  readonly asked: RowQuery;
  readonly columns: readonly ShownColumn[];
  readonly total?: number;
};

/** Reads all matching rows, page by page, and makes a CSV file of the visible columns. */
export function downloadList({ list, asked, columns, total }: Download): void {
  const { language } = preferencesStore.get();
  const written = columns.filter(({ text }) => text !== undefined);
  const lines: string[] = [];
  const titles = csvLine(written.map(({ label }) => label[language]));
  startReading({
    title: { en: `Reading ${list.title.en} for the file`, zh: `正在为文件读取：${list.title.zh}` },
    done: { en: `The file of ${list.title.en} is ready.`, zh: `文件已生成：${list.title.zh}。` },
    total,
    async *read(signal) {
      lines.length = 0;
      for await (const { data } of pagesOf(list, asked, signal)) {
        for (const row of data) lines.push(csvLine(written.map(({ text }) => text?.(row) ?? '')));
        yield lines.length;
      }
    },
    file: () => ({
      name: `${list.operation.id.replace(/^list|^search/, '').toLowerCase()}-${today()}.csv`,
      url: URL.createObjectURL(csvFile([titles, ...lines])),
    }),
  });
}

import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { type ImportReading, ReadImportFile } from '@toric/contracts/customer/imports/import-file.http';
import type { Reader } from '../../reader.store.ts';
import { recallFields } from '../import-file.store.ts';
import { beginningOf, requireWholeFile, shapeOf } from '../read-file.flow.ts';
import { guessDateOrder } from '../reading/guess.ts';
import { proposeFields } from '../reading/headings.ts';

const SAMPLES = 5;
const LONGEST_SAMPLE = 60;

/** POST /imports/{fileId}/reading. Reads the first rows of a file, and proposes a field for each column. */
export const readImportFile = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof ReadImportFile, Reader, ImportReading>(ReadImportFile, {
    async prepare({ params: { fileId }, body, actor, aside: read }) {
      const means = { read, vault, actor };
      const file = await requireWholeFile(means, fileId);
      const shape = await shapeOf(means, file, body);
      const { head, rows } = await beginningOf(means, file, shape);
      const remembered = await recallFields(read, vault, { subject: file.subject, head });
      const fields = remembered ?? proposeFields(file.subject, head);
      return {
        ...{ ...shape, dateOrder: guessDateOrder(rows.flat()) ?? null, remembered: remembered !== undefined },
        columns: head.map((heading, index) => ({
          ...{ heading, field: fields[index] ?? null },
          samples: samplesOf(rows.map((row) => row[index] ?? '')),
        })),
      };
    },
    async run({ prepared }) {
      return answer(prepared);
    },
  });

const samplesOf = (cells: readonly string[]): string[] =>
  [...new Set(cells.filter((cell) => cell !== ''))].slice(0, SAMPLES).map((cell) => cell.slice(0, LONGEST_SAMPLE));

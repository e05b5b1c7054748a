import { type ImportReading, ReadImportFile } from '@toric/contracts/customer/imports/import-file.http';
import { type Delimiter, type FileEncoding } from '@toric/contracts/customer/imports/import-field';
import { useEffect, useState } from 'react';
import { useCommand } from '../../../app/api.ts';

export type Said = {
  readonly encoding?: FileEncoding;
  readonly delimiter?: Delimiter;
  readonly hasHeading?: boolean;
};

/** Reads the beginning of a file. Reads it again after each change of its format. */
export function useReading(fileId: string) {
  const [said, setSaid] = useState<Said>({});
  const [reading, setReading] = useState<ImportReading>();
  const { run, problem, busy } = useCommand(ReadImportFile);
  useEffect(() => {
    let isCurrent = true;
    run({ params: { fileId }, body: said }).then(
      ({ body }) => isCurrent && setReading(body),
      () => isCurrent && setReading(undefined),
    );
    return () => {
      isCurrent = false;
    };
  }, [fileId, said, run]);
  return { reading, problem, busy, say: (more: Said) => setSaid((before) => ({ ...before, ...more })) };
}

import type { Input } from '@toric/client/types';
import type { Download } from '@toric/contracts/kernel/common';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import { IconDownload } from '@tabler/icons-react';
import { useMay, useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';

type DownloadOperation = Operation & { readonly reply: typeof Download };

/** Makes the browser save a file of the API. The object URL of the bytes is revoked at once. */
export function saveFile({ bytes, mediaType, fileName }: Download): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** Downloads a file. An operation that needs a fresh second factor asks for the code first. */
export function DownloadButton<O extends DownloadOperation>({
  operation,
  input,
  label,
  small = false,
}: {
  readonly operation: O;
  readonly input: Input<O>;
  readonly label: Text;
  readonly small?: boolean;
}) {
  const t = useWords();
  const may = useMay();
  const { run, busy, problem } = useCommand<DownloadOperation>(operation);
  if (!may(operation)) return null;
  const download = async () => {
    // safe cast: the operation returns a file, and the input has its type
    const { body } = await run(input as Input<DownloadOperation>);
    saveFile(body);
    tell({ en: `${body.fileName} is downloaded.`, zh: `已下载 ${body.fileName}。` });
  };
  return (
    <>
      <button
        type="button"
        data-operation={operation.id}
        className={small ? 'btn small' : 'btn'}
        disabled={busy}
        onClick={() => void download().catch(() => undefined)}
      >
        <IconDownload size={16} stroke={1.5} />
        {t(label)}
      </button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}

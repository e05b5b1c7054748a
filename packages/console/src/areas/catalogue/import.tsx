import { FileInput, Textarea } from '@mantine/core';
import type { Reply } from '@toric/client/types';
import { ProblemError } from '@toric/client/problem-error';
import { ImportCatalogue, ListCatalogueImports } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { count, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Result = Reply<typeof ImportCatalogue>;
const KILOBYTE = 1024;
const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

function useImport() {
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState('');
  const [wouldBe, setWouldBe] = useState<Result>();
  const { run, busy, problem, reset } = useCommand(ImportCatalogue, {
    refreshes: [ListProducts, ListCatalogueImports],
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setWouldBe(undefined);
    reset();
  };
  const send = async (dryRun: 'true' | 'false') => {
    if (!file) return undefined;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const type = file.name.toLowerCase().endsWith('.json') ? TYPES.json : TYPES.csv;
    const query = { dryRun, ...(reason.trim() && { reason: reason.trim() }) };
    return (await run({ file: { type, bytes }, query })).body;
  };
  return { file, choose, reason, setReason, wouldBe, setWouldBe, send, busy, problem };
}

/** Shows the effect of the imported file: the number of products that it adds and changes. */
function Outcome({ result }: { readonly result: Result }) {
  const t = useWords();
  const rows = [
    [{ en: 'Added', zh: '新增' }, result.created],
    [{ en: 'Changed', zh: '修改' }, result.changed],
  ] as const;
  return (
    <Block title={{ en: 'What the file would do', zh: '文件将带来的变更' }}>
      {rows.map(([label, handles]) => (
        <div key={label.en}>
          <h3>
            {t(label)} ({handles.length})
          </h3>
          <p className="fine mono">{handles.join(', ') || '–'}</p>
        </div>
      ))}
      <p className="fine dim">
        {t(
          count(result.unchanged, {
            one: '{n} product is already as in the file.',
            other: '{n} products are already as in the file.',
            zh: '{n} 个产品与文件一致，无需修改。',
          }),
        )}
      </p>
    </Block>
  );
}

function Errors({ problem }: { readonly problem: unknown }) {
  const t = useWords();
  const errors = problem instanceof ProblemError ? (problem.problem.errors ?? []) : [];
  if (errors.length === 0) return null;
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t({ en: 'Place', zh: '位置' })}</th>
          <th>{t({ en: 'What is wrong', zh: '错误' })}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map(({ pointer, detail }) => (
          <tr key={`${pointer} ${detail}`}>
            <td className="mono">{pointer}</td>
            <td>{detail}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Choice({ state }: { readonly state: ReturnType<typeof useImport> }) {
  const t = useWords();
  const { file, choose, reason, setReason } = state;
  return (
    <>
      <FileInput
        label={t({ en: 'File', zh: '文件' })}
        accept=".csv,.json"
        placeholder={t({ en: 'Choose a file', zh: '选择文件' })}
        value={file}
        onChange={choose}
        description={file ? `${Math.ceil(file.size / KILOBYTE)} kB` : t({ en: 'at most 1 MB', zh: '最大 1 MB' })}
      />
      <Textarea
        label={t({ en: 'Why prices change', zh: '价格变更原因' })}
        description={t({ en: 'Needed if the file changes a price.', zh: '文件涉及价格变更时必填。' })}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </>
  );
}

function Buttons({ state }: { readonly state: ReturnType<typeof useImport> }) {
  const t = useWords();
  const go = useNavigate();
  const { file, wouldBe, setWouldBe, send, busy } = state;
  const look = async () => setWouldBe(await send('true'));
  const book = async () => {
    await send('false');
    tell({ en: 'The file is imported.', zh: '文件已导入。' });
    void go('/catalogue/imports');
  };
  const [added, changed] = [wouldBe?.created.length ?? 0, wouldBe?.changed.length ?? 0];
  return (
    <div className="row">
      <button
        type="button"
        data-operation={ImportCatalogue.id}
        className={wouldBe ? 'btn' : 'btn main'}
        disabled={!file || busy}
        onClick={() => void look().catch(() => undefined)}
      >
        {t({ en: 'See what would change', zh: '查看将有的变更' })}
      </button>
      {wouldBe && (
        <button
          type="button"
          data-operation={ImportCatalogue.id}
          className="btn main"
          disabled={busy}
          onClick={() => void book().catch(() => undefined)}
        >
          {t({ en: `Add ${added} and change ${changed} products`, zh: `新增 ${added} 个、修改 ${changed} 个产品` })}
        </button>
      )}
    </div>
  );
}

/** Imports a catalogue file. The page first shows the changes, then a person decides. */
export default function ImportPage() {
  const t = useWords();
  const state = useImport();
  return (
    <>
      <PageHead
        title={{ en: 'Import a file', zh: '导入文件' }}
        crumb={<Link to="/catalogue/imports">{t({ en: 'Imports', zh: '导入记录' })}</Link>}
        about={{
          en: 'CSV or JSON. The whole file is imported, or nothing.',
          zh: 'CSV 或 JSON。整个文件导入，或全部不导入。',
        }}
      />
      <section className="block rule stack-4">
        <Choice state={state} />
        <Buttons state={state} />
        <Refusal problem={state.problem} />
        <Errors problem={state.problem} />
      </section>
      {state.wouldBe && <Outcome result={state.wouldBe} />}
    </>
  );
}

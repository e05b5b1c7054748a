import { GetReturn, type ReturnView } from '@toric/contracts/order/returns/return.http';
import { AddReturnPicture, GetReturnPicture } from '@toric/contracts/order/returns/return-work.http';
import { useState } from 'react';
import { useAnswer, useCommand, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { FileButton } from '../../kit/file/file-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { type File, useAddressOf } from '../../kit/file/file-address.ts';
import { When } from '../../kit/show/when.tsx';

type Shown = { readonly record: ReturnView };
const TYPES = Object.keys(AddReturnPicture.file.otherTypes);
const PICTURE = text('Picture of what came back', '退回商品的图片');

/** Adds a picture of the returned goods. */
function Add({ record }: Shown) {
  const may = useMay();
  const { run, busy, problem } = useCommand(AddReturnPicture, { refreshes: [GetReturn] });
  if (!may(AddReturnPicture)) return null;
  return (
    <FileButton
      types={TYPES}
      label={text('Add a picture', '添加图片')}
      running={text('Adding…', '正在添加…')}
      done={text('The picture is added.', '图片已添加。')}
      send={(file) => run({ params: { returnId: record.id }, query: {}, file })}
      {...{ busy, problem }}
    />
  );
}

function Image({ file }: { readonly file: File }) {
  const t = useWords();
  return <img src={useAddressOf(file)} alt={t(PICTURE)} style={{ maxWidth: '100%' }} />;
}

function Open({ returnId, pictureId }: { readonly returnId: string; readonly pictureId: string }) {
  const query = useAnswer(GetReturnPicture, { params: { returnId, pictureId } });
  return <Answered query={query}>{(file) => <Image file={file} />}</Answered>;
}

function Line({ record, picture }: Shown & { readonly picture: ReturnView['pictures'][number] }) {
  const t = useWords();
  const [isOpen, open] = useState(false);
  return (
    <li>
      <p className="row">
        <button className="btn small" type="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {isOpen ? t(text('Close', '关闭')) : t(text('Show', '查看'))}
        </button>
        {t(text('Picture', '图片'))} · <When at={picture.createdAt} />
      </p>
      {isOpen && <Open returnId={record.id} pictureId={picture.id} />}
    </li>
  );
}

/** Lists the pictures of a return. A picture is read only when somebody opens it. */
export function Pictures({ record }: Shown) {
  const t = useWords();
  return (
    <div className="stack-4">
      {record.pictures.length === 0 ? (
        <p className="dim">{t(text('There is no picture.', '没有图片。'))}</p>
      ) : (
        <ul className="stack">
          {record.pictures.map((picture) => (
            <Line key={picture.id} record={record} picture={picture} />
          ))}
        </ul>
      )}
      <Add record={record} />
    </div>
  );
}

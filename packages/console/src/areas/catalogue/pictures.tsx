import { CHANGE_PRODUCT_PICTURE_GUIDE } from '@toric/contracts/catalog-inventory/catalogue/picture.guide';
import type { ProductPicture, ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import {
  AddProductPicture,
  ChangeProductPicture,
  PICTURES_AT_MOST,
  RemoveProductPicture,
} from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import { GetProduct, ListProducts } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { FileInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand, useMay } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { useLanguage, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Block } from '../../kit/show/block.tsx';
import './catalogue.css';
import { pictureUrl } from './thumbnail.tsx';

type Of = { readonly handle: string; readonly picture: ProductPicture; readonly place: number };
const refreshes = [GetProduct, ListProducts];
const TYPES = Object.keys(AddProductPicture.file.otherTypes).join(',');
const SHORTEST_TEXT = 3;

const change: Action<Of, typeof ChangeProductPicture> = {
  operation: ChangeProductPicture,
  label: { en: 'Text and place…', zh: '说明和位置…' },
  form: {
    operation: ChangeProductPicture,
    guide: CHANGE_PRODUCT_PICTURE_GUIDE,
    title: { en: 'Change the picture', zh: '修改图片' },
    save: { en: 'Save the picture', zh: '保存图片' },
    sections: [{ fields: [{ name: 'altEn' }, { name: 'altZh' }, { name: 'place', width: 'half' }] }],
    start: ({ picture, place }) => ({ altEn: picture.alt.en, altZh: picture.alt.zh, place }),
  },
  input: ({ handle, picture }, body) => ({ params: { handle, pictureId: picture.id }, body }),
  done: { en: 'The picture is changed.', zh: '图片已修改。' },
  refreshes,
};
const remove: Action<Of, typeof RemoveProductPicture> = {
  operation: RemoveProductPicture,
  label: { en: 'Remove…', zh: '移除…' },
  tone: 'stop',
  effect: Removed,
  keep: { en: 'Keep it', zh: '保留' },
  input: ({ handle, picture }) => ({ params: { handle, pictureId: picture.id } }),
  done: { en: 'The picture is removed.', zh: '图片已移除。' },
  refreshes,
};

function Removed() {
  const t = useWords();
  return <p>{t({ en: 'The picture is deleted in all its sizes.', zh: '图片的各种尺寸都会删除。' })}</p>;
}

/** Adds a picture with its texts. The server removes place, author and camera from the file. */
function Add({ record }: { readonly record: ProductView }) {
  const t = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [altEn, setEn] = useState('');
  const [altZh, setZh] = useState('');
  const { run, busy, problem } = useCommand(AddProductPicture, { refreshes });
  const hasTexts = [altEn, altZh].every((one) => one.trim().length >= SHORTEST_TEXT);
  const send = async () => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const query = { altEn: altEn.trim(), altZh: altZh.trim() };
    await run({ params: { handle: record.handle }, query, file: { type: file.type, bytes } });
    tell({ en: 'The picture is added.', zh: '图片已添加。' });
    setFile(null);
    setEn('');
    setZh('');
  };
  return (
    <div className="stack">
      <FileInput
        label={t({ en: 'Picture', zh: '图片' })}
        description={t({
          en: 'JPEG, PNG or WebP of at most 5 MB. Place and camera are removed from it.',
          zh: '不超过 5 MB 的 JPEG、PNG 或 WebP。位置和相机信息会被删除。',
        })}
        accept={TYPES}
        value={file}
        onChange={setFile}
      />
      <TextInput
        label={t(CHANGE_PRODUCT_PICTURE_GUIDE['altEn']?.label ?? { en: 'Text', zh: '说明' })}
        description={t({ en: 'What the picture shows.', zh: '图片的内容。' })}
        value={altEn}
        maxLength={200}
        onChange={({ currentTarget }) => setEn(currentTarget.value)}
      />
      <TextInput
        label={t(CHANGE_PRODUCT_PICTURE_GUIDE['altZh']?.label ?? { en: 'Text', zh: '说明' })}
        description={t({ en: 'The same in Chinese.', zh: '同样内容的中文。' })}
        value={altZh}
        maxLength={200}
        onChange={({ currentTarget }) => setZh(currentTarget.value)}
      />
      <Refusal problem={problem} />
      <p className="row">
        <button
          type="button"
          data-operation={AddProductPicture.id}
          className="btn main"
          disabled={!file || !hasTexts || busy}
          aria-busy={busy}
          onClick={() => void send().catch(() => undefined)}
        >
          {t({ en: 'Add the picture', zh: '添加图片' })}
        </button>
      </p>
    </div>
  );
}

/** Shows the pictures of a product, in their order. Lists show the first picture. */
export function Pictures({ record }: { readonly record: ProductView }) {
  const t = useWords();
  const language = useLanguage();
  const may = useMay();
  const { handle, pictures } = record;
  return (
    <>
      <Block title={{ en: 'Pictures', zh: '图片' }}>
        {pictures.length === 0 && (
          <p className="dim">
            {t({ en: 'There is no picture yet. Lists show the name alone.', zh: '还没有图片，列表中只显示名称。' })}
          </p>
        )}
        <ul className="pictures">
          {pictures.map((picture, at) => (
            <li key={picture.id} className="stack">
              <a href={pictureUrl(picture, 'large')} target="_blank" rel="noreferrer">
                <img src={pictureUrl(picture, 'medium')} alt={picture.alt[language]} loading="lazy" />
              </a>
              <span className="fine dim">{picture.alt[language]}</span>
              <span className="row">
                <ActionButton action={change} record={{ handle, picture, place: at + 1 }} small />
                <ActionButton action={remove} record={{ handle, picture, place: at + 1 }} small />
              </span>
            </li>
          ))}
        </ul>
      </Block>
      {may(AddProductPicture) && pictures.length < PICTURES_AT_MOST && (
        <Block title={{ en: 'Another picture', zh: '再添加一张' }}>
          <Add record={record} />
        </Block>
      )}
    </>
  );
}

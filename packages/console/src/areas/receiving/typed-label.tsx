import { Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { LotNumber } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { type FormEvent, useState } from 'react';
import { formatPower, today } from '../../app/formats.ts';
import { useWords } from '../../app/words.ts';
import type { Label, Lens } from './batch.ts';

type Props = {
  readonly lenses: readonly Lens[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onLabel: (label: Label, lens: Lens, quantity: number) => void;
};

/** Books boxes whose code cannot be read. The person types the lot, the date and the number of boxes. */
export function TypedLabel({ lenses, opened, onClose, onLabel }: Props) {
  const t = useWords();
  const [key, setKey] = useState('');
  const [lot, setLot] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [quantity, setQuantity] = useState<number | string>(1);
  const lens = lenses.find((one) => one.key === key) ?? lenses[0];
  const wrongLot = lot !== '' && !LotNumber.safeParse(lot).success;
  const isExpired = expiresOn !== '' && expiresOn < today();
  // goods that are no lens may state neither lot nor day
  const isLabelled = lens?.parameters === null || (lot !== '' && expiresOn !== '');
  const isReady = lens && isLabelled && !wrongLot && !isExpired && Number(quantity) > 0;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    onLabel({ gtin: lens.gtin, lot, expiresOn }, lens, Number(quantity));
    setLot('');
    setExpiresOn('');
    setQuantity(1);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t({ en: 'Type a label', zh: '手动输入标签' })}>
      <form className="stack" onSubmit={save}>
        <NativeSelect
          label={t({ en: 'Lens', zh: '镜片' })}
          data={lenses.map((one) => ({ value: one.key, label: `${formatPower(one.parameters)} · ${one.gtin}` }))}
          value={lens?.key ?? ''}
          onChange={({ currentTarget }) => setKey(currentTarget.value)}
        />
        <TextInput
          label={t({ en: 'Lot', zh: '批号' })}
          value={lot}
          onChange={({ currentTarget }) => setLot(currentTarget.value)}
          error={wrongLot && t({ en: 'A lot has 1 to 20 letters and digits.', zh: '批号为 1 至 20 个字符。' })}
        />
        <TextInput
          type="date"
          label={t({ en: 'Use by', zh: '有效期至' })}
          value={expiresOn}
          onChange={({ currentTarget }) => setExpiresOn(currentTarget.value)}
          error={isExpired && t({ en: 'It has expired. Do not shelve it.', zh: '已过期，请勿上架。' })}
        />
        <NumberInput
          label={t({ en: 'Boxes', zh: '盒数' })}
          min={1}
          max={10_000}
          value={quantity}
          onChange={setQuantity}
        />
        <button type="submit" className="btn main tall wide" disabled={!isReady}>
          {t({ en: `Count ${quantity} in`, zh: `计入 ${quantity} 盒` })}
        </button>
      </form>
    </Modal>
  );
}

import { Modal, TextInput } from '@mantine/core';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { LotNumber } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { Operation } from '@toric/contracts/kernel/operation';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../app/words.ts';
import type { TypedLabel } from './use-picking.ts';

type Props = {
  readonly opened: boolean;
  /** Names the operation that receives the label. The fields take their help from it. */
  readonly operation?: Operation;
  readonly onClose: () => void;
  readonly onLabel: (label: TypedLabel) => void;
};

/**
 * Asks for the label of a box whose code cannot be read. The person types the text that is printed on the box, not the
 * text on the page.
 */
export function TypedBox({ opened, operation = ScanPick, onClose, onLabel }: Props) {
  const t = useWords();
  const [gtin, setGtin] = useState('');
  const [lotNumber, setLot] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const wrongGtin = gtin !== '' && !/^\d{8,14}$/.test(gtin);
  const wrongLot = lotNumber !== '' && !LotNumber.safeParse(lotNumber).success;
  const isReady = gtin !== '' && lotNumber !== '' && expiresOn !== '' && !wrongGtin && !wrongLot;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    onLabel({ gtin, lotNumber, expiresOn });
    setGtin('');
    setLot('');
    setExpiresOn('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t({ en: 'Type the label of the box', zh: '输入盒上的标签' })}>
      <form className="stack" onSubmit={save}>
        <TextInput
          label={t({ en: 'GTIN', zh: 'GTIN' })}
          value={gtin}
          onChange={({ currentTarget }) => setGtin(currentTarget.value.trim())}
          error={wrongGtin && t({ en: 'A GTIN has 8 to 14 digits.', zh: 'GTIN 为 8 至 14 位数字。' })}
        />
        <TextInput
          label={t({ en: 'Lot', zh: '批号' })}
          value={lotNumber}
          onChange={({ currentTarget }) => setLot(currentTarget.value.trim())}
          error={wrongLot && t({ en: 'A lot has 1 to 20 letters and digits.', zh: '批号为 1 至 20 个字符。' })}
        />
        <TextInput
          type="date"
          label={t({ en: 'Use by', zh: '有效期至' })}
          value={expiresOn}
          onChange={({ currentTarget }) => setExpiresOn(currentTarget.value)}
        />
        <button type="submit" data-operation={operation.id} className="btn main tall wide" disabled={!isReady}>
          {t({ en: 'Check this box', zh: '核对此盒' })}
        </button>
      </form>
    </Modal>
  );
}

// Makes the Chinese names of the sample products. Maker names and trade names are those under which the lenses are
// known; the rest of a Chinese name says which kind of lens it is.
import type { Modality } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import type { Replacement } from '@toric/optics/wear';
import type { z } from 'zod';

type Named = {
  readonly name: string;
  readonly brand: string;
  readonly modality: z.infer<typeof Modality>;
  readonly replacement: Replacement;
};

const MAKERS: Readonly<Record<string, readonly [name: string, ...others: string[]]>> = {
  'Johnson & Johnson Vision': ['强生', '强生视力健', '嬌生', '強生'],
  Alcon: ['爱尔康', '愛爾康', '视康'],
  CooperVision: ['库博', '酷柏', '库博光学'],
  'Bausch + Lomb': ['博士伦', '博士倫'],
  Menicon: ['目立康', '美尼康'],
  SynergEyes: ['SynergEyes'],
  'Visioneering Technologies': ['VTI'],
};

/** Maps parts of a product's name to trade names. */
const TRADE_NAMES: readonly (readonly [part: RegExp, ...names: string[]])[] = [
  [/ACUVUE/, '安视优', '安視優'],
  [/OASYS/, '欧舒适', '歐舒適'],
  [/MOIST/, '舒日'],
  [/DEFINE/, '美瞳'],
  [/SofLens daily/, '清朗一日', '清朗'],
  [/PureVision/, '纯视'],
];

const REPLACEMENTS: Readonly<Record<Named['replacement'], string>> = {
  ...{ daily: '日抛', weekly: '周抛', 'two-weekly': '双周抛', monthly: '月抛', quarterly: '季抛' },
  ...{ 'half-yearly': '半年抛', yearly: '年抛' },
};
const MODALITIES: Readonly<Record<Named['modality'], string>> = {
  ...{
    spherical: '',
    toric: '散光',
    multifocal: '多焦点',
    colour: '彩色',
    'myopia-control': '近视防控',
    rigid: '硬性',
  },
};

/** Returns the Chinese name of a product, and the other words by which people search it. */
export function chineseNames({ name, brand, modality, replacement }: Named) {
  const [maker, ...others] = MAKERS[brand] ?? [brand];
  const trade = TRADE_NAMES.flatMap(([part, ...names]) => (part.test(name) ? names : []));
  return {
    chineseName: `${maker} ${name} ${MODALITIES[modality]}${REPLACEMENTS[replacement]}`,
    keywords: [...others, ...trade],
  };
}

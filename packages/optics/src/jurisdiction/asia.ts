// Lists the jurisdiction packs of China, Japan and Korea: their device laws, as far as they concern contact lenses.
import type { JurisdictionPack } from './pack-shape.ts';

const CHINESE_RECORD = [
  'name, model, specification and quantity',
  'lot, use-by date and date of sale',
  'registrant, filer and contract manufacturer',
  'name, address and contact of supplier or buyer',
  'numbers of licences and certificates',
];
const KEPT_IN_CHINA = { years: 2, after: 'expiry' } as const;
const CHINESE_SOURCE = '医疗器械监督管理条例 (State Council Decree 739), Art. 45; 医疗器械经营监督管理办法';

export const CHINA: readonly JurisdictionPack[] = [
  {
    jurisdiction: 'CN',
    version: 1,
    from: '2021-06-01',
    device: {
      is: { riskClass: 'III, plano lenses too', register: 'NMPA registration' },
      source: '医疗器械分类目录 (2017), 16 眼科器械',
    },
    registers: [
      { is: { name: 'purchases', contents: CHINESE_RECORD, keep: KEPT_IN_CHINA }, source: CHINESE_SOURCE },
      { is: { name: 'sales', contents: CHINESE_RECORD, keep: KEPT_IN_CHINA }, source: CHINESE_SOURCE },
    ],
    unsure: ['the article of the second source: it was renumbered in 2022'],
  },
];

export const JAPAN: readonly JurisdictionPack[] = [
  {
    jurisdiction: 'JP',
    version: 1,
    from: '2014-11-25',
    prescription: { is: 'advised', source: 'notices of the health ministry to sellers' },
    device: {
      is: { riskClass: 'III (高度管理医療機器), coloured plano lenses too' },
      source: '平成16年厚生労働省告示第298号',
    },
    registers: [
      {
        is: {
          name: 'sales',
          contents: ['name', 'quantity', 'serial or lot number', 'date', 'name and address of the buyer'],
          keep: { years: 3, after: 'entry' },
        },
        source: '医薬品医療機器等法施行規則 第173条',
      },
    ],
    unsure: ['which notices advise a prescription, and since when'],
  },
];

export const KOREA: readonly JurisdictionPack[] = [
  {
    jurisdiction: 'KR',
    version: 1,
    from: '2012-05-23',
    distanceSelling: { is: 'forbidden', source: '의료기사 등에 관한 법률 제12조제5항' },
    registers: [],
    unsure: ['the day on which the ban began'],
  },
];

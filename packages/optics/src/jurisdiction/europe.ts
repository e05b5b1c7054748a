// Lists the jurisdiction packs of Great Britain (Opticians Act 1989) and of the EU (Medical Device Regulation). Each
// country of the EU has its own prescription rules, so the pack of the EU has none.
import type { JurisdictionPack } from './pack-shape.ts';

export const GREAT_BRITAIN: readonly JurisdictionPack[] = [
  {
    jurisdiction: 'GB',
    version: 1,
    from: '2005-06-30',
    prescription: { is: 'required', source: 'Opticians Act 1989, s. 27(1)(a)' },
    expiry: { is: 'mandatory', source: 'Opticians Act 1989, s. 25(5), s. 27(3)' },
    passiveVerification: {
      is: false,
      source: 'Opticians Act 1989, s. 27(3)(a): the seller verifies with the person who provided the specification',
    },
    registers: [],
    unsure: ['the day on which SI 2005/848 brought s. 27 into this form'],
  },
];

const ARTICLES = {
  jurisdiction: 'EU',
  registers: [
    {
      is: {
        name: 'complaints-and-recalls',
        contents: ['complaints', 'devices that do not conform', 'recalls and withdrawals'],
      },
      source: 'Regulation (EU) 2017/745, Art. 14(5)',
    },
    {
      is: {
        name: 'suppliers',
        contents: ['every operator from whom, and to whom, a device was supplied'],
        keep: { years: 10, after: 'entry' },
      },
      source: 'Regulation (EU) 2017/745, Art. 25(2) with Art. 10(8), counted from the last device',
    },
  ],
} as const;

export const EUROPE: readonly JurisdictionPack[] = [
  { ...ARTICLES, version: 1, from: '2021-05-26' },
  {
    ...ARTICLES,
    version: 2,
    from: '2026-11-09',
    device: {
      // a Master UDI-DI covers all powers with one base curve and diameter; only GTIN and lot identify one lens
      is: { register: 'EUDAMED, by Master UDI-DI', namesPower: false },
      source: 'Regulation (EU) 2017/745, Annex VI C 6.6.1, by Delegated Regulation (EU) 2023/2197',
    },
    unsure: ['the day from which the Master UDI-DI is mandatory'],
  },
];

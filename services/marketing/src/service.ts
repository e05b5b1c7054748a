import { service } from '@toric/chassis/area';
import { coupons } from './coupons/area.ts';
import { notices } from './notices/area.ts';
import { people } from './people/area.ts';
import { privacy } from './privacy/area.ts';
import { openReader } from './reader.store.ts';
import { segments } from './segments/area.ts';

export const marketingService = () =>
  service({ name: 'marketing', openReader, areas: [coupons, people, segments, notices, privacy] });
